import { setInterval } from 'node:timers/promises';
import * as fs from 'node:fs';
import { moveAlias } from '../../../src/store';
import type { Workspace } from '../cli/workspace';
import { flower, post, type Answer, type Served } from './servedIris';

/** Clients that ask one request after the other until they are told to stop. */
export class Clients {
  /** How often each status came. */
  readonly statuses = new Map<number, number>();
  private readonly all: Promise<void>[];
  private readonly waiting: { fits: (answer: Answer) => boolean; resolve: () => void }[] = [];
  private stopped = false;

  constructor(
    private readonly url: string,
    count: number,
  ) {
    this.all = Array.from({ length: count }, () => this.ask());
  }

  /** Resolves with an answer from now on that fits. */
  until(fits: (answer: Answer) => boolean): Promise<void> {
    return Promise.race([
      new Promise<void>((resolve) => this.waiting.push({ fits, resolve })),
      Promise.all(this.all).then(() => Promise.reject(new Error('All clients have ended.'))),
    ]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.all);
  }

  private async ask(): Promise<void> {
    while (!this.stopped) {
      const answer = await post(`${this.url}/v1/models/iris/predict`, flower);
      this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
      for (const one of [...this.waiting]) {
        if (!one.fits(answer)) continue;
        this.waiting.splice(this.waiting.indexOf(one), 1);
        one.resolve();
      }
    }
  }
}

/** Moves `champion` between versions 1 and 2 while clients ask; each move is waited for. Gives back how often each status came. */
export async function swapUnderLoad(
  workspace: Workspace,
  { url }: Served,
  swaps: number,
): Promise<Map<number, number>> {
  const clients = new Clients(url, 8);
  try {
    for (let swap = 0; swap < swaps; swap++) {
      const version = 1 + (swap % 2);
      moveAlias(workspace.store, 'iris', 'champion', version);
      await clients.until(({ body }) => body['version'] === version);
    }
  } finally {
    await clients.stop();
  }
  return clients.statuses;
}

/** What a process has resident, in megabytes. */
function megabytes(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

export interface Soaked {
  readonly statuses: Map<number, number>;
  /** Of the server and its workers: the least of the second and of the last quarter of the time. */
  readonly before: number;
  readonly after: number;
}

const samplesPerSecond = 4;

/** Asks for a while, and looks at the memory of all processes. The least counts: what waits to be collected is no leak. */
export async function soak({ url, workers, program }: Served, seconds: number): Promise<Soaked> {
  const pids = [...workers, ...(program.child.pid === undefined ? [] : [program.child.pid])];
  const clients = new Clients(url, 16);
  const samples: number[] = [];
  for await (const _ of setInterval(1000 / samplesPerSecond)) {
    samples.push(pids.reduce((sum, pid) => sum + megabytes(pid), 0));
    if (samples.length >= seconds * samplesPerSecond) break;
  }
  await clients.stop();
  const quarter = Math.floor(samples.length / 4);
  return {
    statuses: clients.statuses,
    before: Math.min(...samples.slice(quarter, 2 * quarter)),
    after: Math.min(...samples.slice(-quarter)),
  };
}
