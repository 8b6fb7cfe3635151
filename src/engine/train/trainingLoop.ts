import type { PreparedSplit } from '../contract';
import { dataName, stepLoop, type GraphCall, type GraphInput, type LoopFeed, type Recording } from '../trace';
import { stepFeeds, type Step } from './executor';
import { tableFeed, wholeFeeds } from './feed';
import type { Task } from './task';

/** Data of up to this many bytes is kept in the session; more is given with each call. */
const residentBytes = 1 << 30;

/** Rows that a graph holds, from its data number `first` on; null where there are too many. */
export interface ResidentRows {
  readonly first: number;
  readonly arrays: readonly GraphInput[];
}

const bytesOf = (arrays: readonly GraphInput[]): number =>
  arrays.reduce((sum, { values }) => sum + values.byteLength, 0);

/** The training rows and the validation rows as data of a graph, the first of them first where not both fit. */
export function residentData(
  task: Task,
  splits: readonly (PreparedSplit | null)[],
): { readonly arrays: readonly GraphInput[]; readonly rows: readonly (ResidentRows | null)[] } {
  const arrays: GraphInput[] = [];
  const rows = splits.map((split): ResidentRows | null => {
    const whole = split && !split.stream ? wholeFeeds(split, task.inputNames) : [];
    if (whole.length === 0 || bytesOf(arrays) + bytesOf(whole) > residentBytes) return null;
    const first = arrays.length;
    arrays.push(...whole);
    return { first, arrays: whole };
  });
  return { arrays, rows };
}

/** Many steps, or batches to evaluate, as one call of a graph. */
export interface TrainingLoop {
  readonly call: GraphCall;
  /** What the call is given for these steps. */
  inputs(steps: readonly Step[]): readonly GraphInput[];
}

/** `own` feeds of a step are its own, those after them its batch of the rows, which the graph may hold. */
export function trainingLoop(
  recording: Recording,
  own: number,
  task: Task,
  split: PreparedSplit,
  resident: ResidentRows | null,
): TrainingLoop {
  const from = recording.feeds.map((_, index): LoopFeed =>
    resident && index >= own ? { from: 'data', data: dataName(resident.first + index - own) } : { from: 'table' },
  );
  return {
    call: stepLoop(recording, from),
    inputs: (steps) => {
      const limit: GraphInput = { shape: [], dtype: 'int32', values: Int32Array.of(steps.length) };
      if (!resident) return [limit, ...tables(steps.map((step) => stepFeeds(task, split, step)))];
      const rows = steps.map((step) => ({ shape: [step.rows.length], dtype: 'int32' as const, values: step.rows }));
      return [limit, ...tables(steps.map((step) => step.feeds)), tableFeed(rows)];
    },
  };
}

/** The feeds of all steps, each kind as one table with a row a step. */
function tables(steps: readonly (readonly GraphInput[])[]): GraphInput[] {
  return (steps[0] ?? []).map((_, index) =>
    tableFeed(steps.map((feeds) => feeds[index]).filter((feed) => feed !== undefined)),
  );
}
