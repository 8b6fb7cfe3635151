import {
  assertNever,
  type ErrorValue,
  type FromPanelMessage,
  type PanelRequests,
  type ToPanelMessage,
} from '../../protocol';
import type { Answer } from '../context';
import { parseMessage } from './parse';

const timeout: ErrorValue = { kind: 'run', code: 'panel-timeout', message: { key: 'webview.noAnswer' } };

/** The panel's end of the line to the host: requests get answers by their numbers, everything else goes to `receive`. */
export class Connection {
  private nextId = 1;
  private readonly waiting = new Map<number, (answer: Answer<keyof PanelRequests>) => void>();

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
  request<M extends keyof PanelRequests>(method: M, params: PanelRequests[M]): Promise<Answer<M>> {
    const id = this.nextId++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, { error: timeout }), this.patience);
      this.waiting.set(id, (answer) => {
        clearTimeout(timer);
        // The host answers a request with the result of its method.
        resolve(answer as Answer<M>);
      });
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
      case 'snapshot':
      case 'model':
      case 'versions':
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

  private settle(id: number, answer: Answer<keyof PanelRequests>): void {
    const resolve = this.waiting.get(id);
    if (!resolve) return;
    this.waiting.delete(id);
    resolve(answer);
  }
}

function requestMessage<M extends keyof PanelRequests>(
  id: number,
  method: M,
  params: PanelRequests[M],
): FromPanelMessage {
  return { type: 'request', id, method, params } as FromPanelMessage;
}
