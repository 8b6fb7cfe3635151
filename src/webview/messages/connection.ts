import {
  assertNever,
  type ErrorValue,
  type FromPanelMessage,
  type PanelRequests,
  type ToPanelMessage,
} from '../../protocol';
import { parseMessage } from './parse';
import type { Reply } from './reply';

const timeout: ErrorValue = { kind: 'run', code: 'panel-timeout', message: { key: 'webview.noAnswer' } };

interface Waiting {
  settle(answer: Reply<keyof PanelRequests>): void;
  /** The host is at work on it. */
  progress(fraction: number | null): void;
}

/** What a request may be given besides. */
export interface Asking {
  /** Of what takes long: heard from now and then, which also shows that the host is at work. */
  readonly progress?: (fraction: number | null) => void;
  /** Aborted where the answer is not wanted any more. */
  readonly signal?: AbortSignal;
}

/** The panel's end of the line to the host: requests get answers by their numbers, everything else goes to `receive`. */
export class Connection {
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();

  constructor(
    private readonly post: (message: FromPanelMessage) => void,
    private readonly receive: (message: ToPanelMessage) => void,
    private readonly log: (text: string) => void,
    private readonly patience = 30_000,
  ) {}

  send(message: FromPanelMessage): void {
    this.post(message);
  }

  /** Asks the host; never rejects: no answer in time is an error like any other. */
  request<M extends keyof PanelRequests>(
    method: M,
    params: PanelRequests[M],
    { progress, signal }: Asking = {},
  ): Promise<Reply<M>> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      const late = () => this.settle(id, { error: timeout });
      let timer = setTimeout(late, this.patience);
      this.waiting.set(id, {
        settle: (answer) => {
          clearTimeout(timer);
          // The host answers a request with the result of its method.
          resolve(answer as Reply<M>);
        },
        progress: (fraction) => {
          clearTimeout(timer);
          timer = setTimeout(late, this.patience);
          progress?.(fraction);
        },
      });
      signal?.addEventListener('abort', () => this.cancel(id), { once: true });
      this.post(requestMessage(id, method, params));
    });
  }

  /** Takes what arrived from the host, whatever it is. */
  handle(data: unknown): void {
    const parsed = parseMessage(data);
    if ('problem' in parsed) return this.log(parsed.problem);
    const { message } = parsed;
    switch (message.type) {
      case 'response':
        return this.settle(message.id, message.result);
      case 'request/progress':
        return this.waiting.get(message.id)?.progress(message.fraction);
      case 'snapshot':
      case 'model':
      case 'compared':
      case 'versions':
      case 'serving':
      case 'cursor':
      case 'notebook':
      case 'run/event':
      case 'run/progress':
      case 'run/reading':
      case 'run/series':
      case 'run/status':
        return this.receive(message);
      default:
        return assertNever(message);
    }
  }

  dispose(): void {
    for (const id of [...this.waiting.keys()]) this.settle(id, { superseded: true });
  }

  private settle(id: number, answer: Reply<keyof PanelRequests>): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    waiting.settle(answer);
  }

  private cancel(id: number): void {
    if (!this.waiting.has(id)) return;
    this.post({ type: 'cancel', id });
    this.settle(id, { superseded: true });
  }
}

function requestMessage<M extends keyof PanelRequests>(
  id: number,
  method: M,
  params: PanelRequests[M],
): FromPanelMessage {
  return { type: 'request', id, method, params } as FromPanelMessage;
}
