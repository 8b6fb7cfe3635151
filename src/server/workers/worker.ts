import type { ChildProcess } from 'node:child_process';
import { forkWorker, type EngineLocation } from '../../client';
import {
  StudioError,
  type Explanation,
  type ExplainWish,
  type PredictionCost,
  type Prediction,
  type ServedRow,
  type WorkerAnswer,
  type WorkerRequest,
} from '../../protocol';
import type { Message } from '../../texts';

/** What a worker gives for rows. */
export interface Predicted {
  readonly predictions: readonly Prediction[];
  readonly cost: PredictionCost | undefined;
  readonly explanation?: Explanation | undefined;
  readonly slow?: Message | undefined;
}

/** Says that the process ended before it had answered. */
export class WorkerEnded extends Error {}

type Ask = WorkerRequest extends infer R ? (R extends WorkerRequest ? Omit<R, 'id'> : never) : never;

/** One inference process. */
export class Worker {
  private readonly child: ChildProcess;
  private next = 1;
  private readonly waiting = new Map<
    number,
    { resolve: (predicted: Predicted) => void; reject: (error: Error) => void }
  >();
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;

  constructor(engine: EngineLocation, log: (line: string) => void) {
    this.child = forkWorker(engine);
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
    this.child.on('message', (answer: WorkerAnswer) => this.hear(answer));
    this.ended = new Promise((resolve) => {
      const end = (detail: string) => {
        for (const { reject } of this.waiting.values()) reject(new WorkerEnded(detail));
        this.waiting.clear();
        resolve(detail);
      };
      this.child.on('error', (error) => end(error.message));
      this.child.on('exit', (code, signal) => end(String(signal ?? code)));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Says why the version predicts slowly, where it does. */
  async load(folder: string): Promise<Message | undefined> {
    return (await this.ask({ type: 'load', folder })).slow;
  }

  async unload(folder: string): Promise<void> {
    await this.ask({ type: 'unload', folder });
  }

  predict(folder: string, rows: readonly ServedRow[]): Promise<Predicted> {
    return this.ask({ type: 'predict', folder, rows });
  }

  /** Why one input is answered so. */
  explain(folder: string, rows: readonly ServedRow[], wish: ExplainWish): Promise<Predicted> {
    return this.ask({ type: 'explain', folder, rows, wish });
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Lets it end by itself: it answers no more. */
  close(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private ask(request: Ask): Promise<Predicted> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ ...request, id }, (error) => {
        if (!error || !this.waiting.delete(id)) return;
        reject(new WorkerEnded(error.message));
      });
    });
  }

  private hear(answer: WorkerAnswer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.ok) {
      const { predictions = [], cost, explanation, slow } = answer;
      waiting?.resolve({ predictions, cost, explanation, slow });
    } else waiting?.reject(StudioError.fromValue(answer.error));
  }
}
