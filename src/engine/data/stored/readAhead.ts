/** The thread that fetches rows ahead of the training: `dist/readAhead.js`. */
import { parentPort, workerData } from 'node:worker_threads';
import { createFetcher, type FetchPlan, type FetchRequest } from './fetchWindow';

/** What the thread answers to each request: its number, and what went wrong if something did. */
export interface FetchAnswer {
  readonly id: number;
  readonly error?: string;
}

const fetch = createFetcher(workerData as FetchPlan);

parentPort?.on(
  'message',
  ({ id, done, ...request }: FetchRequest & { readonly id: number; readonly done: Int32Array }) => {
    let answer: FetchAnswer = { id };
    try {
      fetch(request);
      Atomics.store(done, 0, id);
    } catch (error) {
      answer = { id, error: error instanceof Error ? error.message : String(error) };
    }
    parentPort?.postMessage(answer);
  },
);
