import type { PreparedSplit } from '../contract';
import { dataName, stepLoop, type GraphCall, type GraphInput, type LoopFeed, type Recording } from '../trace';
import { stepFeeds, type Step } from './executor';
import { tableFeed, wholeFeeds } from './feed';
import type { Task } from './task';

/** Training data of up to this many bytes is kept in the session; more is given with each call. */
const residentBytes = 1 << 30;

/** The training rows as data of a graph; nothing where there are too many. */
export function residentData(task: Task, training: PreparedSplit): readonly GraphInput[] {
  const whole = wholeFeeds(training, task.inputNames);
  return whole.reduce((sum, { values }) => sum + values.byteLength, 0) > residentBytes ? [] : whole;
}

/** Many steps of training as one call of a graph. */
export interface TrainingLoop {
  readonly call: GraphCall;
  /** What the call is given for these steps. */
  inputs(steps: readonly Step[]): readonly GraphInput[];
}

/** `own` feeds of a step are its own, those after them its batch, which `data` holds when it is resident. */
export function trainingLoop(
  recording: Recording,
  own: number,
  task: Task,
  training: PreparedSplit,
  data: readonly GraphInput[],
): TrainingLoop {
  const resident = data.length > 0;
  const from = recording.feeds.map((_, index): LoopFeed =>
    resident && index >= own ? { from: 'data', data: dataName(index - own) } : { from: 'table' },
  );
  return {
    call: stepLoop(recording, from),
    inputs: (steps) => {
      const limit: GraphInput = { shape: [], dtype: 'int32', values: Int32Array.of(steps.length) };
      if (!resident) return [limit, ...tables(steps.map((step) => stepFeeds(task, training, step)))];
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
