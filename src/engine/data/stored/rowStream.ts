import * as fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RowStream, StreamPlan } from '../../contract';
import { createFetcher, type FetchRequest } from './fetchWindow';
import type { RowFile } from './gatherRows';
import type { FetchAnswer } from './readAhead';

const windowBytes = 1 << 25;
const windows = 3;

/** Rows of an epoch that follow each other, with room for all that a window holds. */
interface Window {
  readonly rowNumbers: Int32Array;
  readonly bytes: Uint8Array;
  /** The number of the request that was done last. */
  readonly done: Int32Array;
  epoch: number;
  from: number;
  count: number;
  request: number;
  fetched: Promise<void>;
}

type Fetch = (request: FetchRequest & { readonly id: number; readonly done: Int32Array }) => Promise<void>;

/** Fetches the rows of a split ahead of whoever reads them in the order of the epochs, in a thread of its own. */
export class FileRowStream implements RowStream {
  #plan: StreamPlan | null = null;
  #fetch: Fetch | null = null;
  #close: (() => void) | null = null;
  #windows: Window[] = [];
  #free: Window[] = [];
  #next = { epoch: 0, from: 0 };
  #requests = 0;
  #windowRows = 0;

  constructor(
    readonly file: RowFile,
    readonly sourceRows: Int32Array,
  ) {}

  start(plan: StreamPlan, epoch: number, from: number): void {
    this.close();
    this.#plan = plan;
    this.#next = { epoch, from };
    const { rowBytes } = this.file;
    const batches = Math.max(1, Math.floor(windowBytes / Math.max(1, rowBytes * plan.batchSize)));
    this.#windowRows = Math.min(batches * plan.batchSize, this.sourceRows.length);
    const { fetch, close } = startFetching({ file: this.file, sourceRows: this.sourceRows, ...plan });
    this.#fetch = fetch;
    this.#close = close;
    this.#free = Array.from({ length: windows }, () => ({
      rowNumbers: new Int32Array(new SharedArrayBuffer(this.#windowRows * 4)),
      bytes: new Uint8Array(new SharedArrayBuffer(this.#windowRows * rowBytes)),
      done: new Int32Array(new SharedArrayBuffer(4)),
      epoch: 0,
      from: 0,
      count: 0,
      request: 0,
      fetched: Promise.resolve(),
    }));
    this.#ask();
  }

  async ready(epoch: number, from: number, wanted: number): Promise<number> {
    for (let first = this.#windows[0]; first && !holds(first, epoch, from); first = this.#windows[0]) {
      if (!isBefore(first, epoch, from)) throw new Error('the rows before these are fetched');
      this.#windows.shift();
      if (isDone(first)) this.#free.push(first);
      else await first.fetched.then(() => this.#free.push(first));
      this.#ask();
    }
    let end = from;
    for (const window of this.#windows) {
      if (!holds(window, epoch, end)) break;
      if (end === from && !isDone(window)) await window.fetched;
      if (!isDone(window)) break;
      end = window.from + window.count;
      if (end - from >= wanted) break;
    }
    return Math.min(wanted, end - from);
  }

  rows(epoch: number, from: number, count: number): Int32Array | null {
    const window = this.#windows.find((one) => holds(one, epoch, from) && isDone(one));
    if (!window || from + count > window.from + window.count) return null;
    return window.rowNumbers.subarray(from - window.from, from - window.from + count);
  }

  /** What rows hold that are a part of a window's; null for others. */
  bytesOf(rows: Int32Array): Uint8Array | null {
    const window = this.#windows.find(({ rowNumbers }) => rowNumbers.buffer === rows.buffer);
    if (!window || !isDone(window)) return null;
    const start = (rows.byteOffset / 4) * this.file.rowBytes;
    return window.bytes.subarray(start, start + rows.length * this.file.rowBytes);
  }

  close(): void {
    this.#close?.();
    this.#close = null;
    this.#fetch = null;
    this.#windows = [];
    this.#free = [];
  }

  /** Has every free window filled. */
  #ask(): void {
    const { epochs = 0 } = this.#plan ?? {};
    for (let window = this.#free.pop(); window; window = this.#free.pop()) {
      const { epoch, from } = this.#next;
      if (!this.#fetch || epoch >= epochs) return;
      window.epoch = epoch;
      window.from = from;
      window.count = Math.min(this.#windowRows, this.sourceRows.length - from);
      window.request = ++this.#requests;
      const end = from + window.count;
      this.#next = end < this.sourceRows.length ? { epoch, from: end } : { epoch: epoch + 1, from: 0 };
      const { rowBytes } = this.file;
      window.fetched = this.#fetch({
        id: window.request,
        epoch,
        from,
        rows: window.rowNumbers.subarray(0, window.count),
        bytes: window.bytes.subarray(0, window.count * rowBytes),
        done: window.done,
      });
      // It is told where the rows are waited for.
      window.fetched.catch(() => undefined);
      this.#windows.push(window);
    }
  }
}

const isDone = (window: Window): boolean => Atomics.load(window.done, 0) === window.request;

const holds = (window: Window, epoch: number, from: number): boolean =>
  window.epoch === epoch && from >= window.from && from < window.from + window.count;

const isBefore = (window: Window, epoch: number, from: number): boolean =>
  window.epoch < epoch || (window.epoch === epoch && window.from < from);

type Plan = StreamPlan & { readonly file: RowFile; readonly sourceRows: Int32Array };

/** A thread that fetches; where the program is not built, and has no file for it, the same without one. */
function startFetching(plan: Plan): { readonly fetch: Fetch; readonly close: () => void } {
  const script = path.join(path.dirname(process.argv[1] ?? ''), 'readAhead.js');
  if (!fs.existsSync(script)) {
    const fetch = createFetcher(plan);
    return {
      fetch: async (request) => {
        await Promise.resolve();
        fetch(request);
        Atomics.store(request.done, 0, request.id);
      },
      close: () => undefined,
    };
  }
  const waiting = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const worker = new Worker(script, { workerData: plan });
  worker.unref();
  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', ({ id, error }: FetchAnswer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve();
    else asked?.reject(new Error(error));
  });
  worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => failAll(new Error('the thread that reads the data has ended')));
  return {
    fetch: (request) =>
      new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject });
        worker.postMessage(request);
      }),
    close: () => void worker.terminate(),
  };
}
