import type { Explanation, ExplainWish, Prediction, ServedRow } from '../../protocol';

/** The rows of one request, on their way. */
export interface Job {
  readonly folder: string;
  readonly rows: readonly ServedRow[];
  /** They are to be explained; such a job is alone. */
  readonly wish?: ExplainWish;
  readonly since: number;
  /** How often a worker ended that had it. */
  deaths: number;
  /** It shares a batch with no other: something went wrong in a batch that it was part of. */
  alone: boolean;
  /** Answered, too late, or wanted by nobody any more. */
  over: boolean;
  resolve(predictions: readonly Prediction[], explanation?: Explanation): void;
  reject(error: Error): void;
}

/** Jobs that wait, in order for each model. */
export class JobQueue {
  private readonly lines = new Map<string, Job[]>();

  /** Rows that wait. */
  get rows(): number {
    let rows = 0;
    for (const line of this.lines.values()) for (const job of line) if (!job.over) rows += job.rows.length;
    return rows;
  }

  get empty(): boolean {
    return this.first() === undefined;
  }

  add(job: Job, first = false): void {
    const line = this.lines.get(job.folder) ?? [];
    this.lines.set(job.folder, line);
    if (first) line.unshift(job);
    else line.push(job);
  }

  /** The job that waits longest. */
  first(): Job | undefined {
    let first: Job | undefined;
    for (const [folder, line] of this.lines) {
      while (line[0]?.over === true) line.shift();
      const [head] = line;
      if (!head) this.lines.delete(folder);
      else if (!first || head.since < first.since) first = head;
    }
    return first;
  }

  /** Rows that could go into a batch with the first job. */
  rowsFor(folder: string): number {
    return (this.lines.get(folder) ?? []).reduce((rows, job) => rows + (job.over ? 0 : job.rows.length), 0);
  }

  /** Takes the first job, and what fits into a batch with it. */
  takeBatch(mostRows: number): readonly Job[] {
    const first = this.first();
    const line = first && this.lines.get(first.folder);
    if (!line) return [];
    const batch: Job[] = [];
    let rows = 0;
    for (let job = line[0]; job; job = line[0]) {
      if (!job.over) {
        if (batch.length > 0 && (job.alone || batch[0]?.alone === true || rows + job.rows.length > mostRows)) break;
        batch.push(job);
        rows += job.rows.length;
      }
      line.shift();
    }
    return batch;
  }
}
