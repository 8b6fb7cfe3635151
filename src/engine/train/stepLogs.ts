import type { Measures } from '../../protocol';
import { measure } from '../metrics';
import type { Task } from './task';

/** The sums among what a step returned; those of an epoch add up. */
export const sumsOf = (task: Task, step: Float32Array): Float32Array => step.subarray(0, task.sumsSize);

/** What a step says of itself: the measures of its batch, and its figures. */
export function stepLogs(task: Task, step: Float32Array): Measures {
  const figures: Record<string, number | null> = {};
  for (const [index, name] of task.stepFigures.entries()) figures[name] = measure(step[task.sumsSize + index] ?? NaN);
  return { ...task.results(Float64Array.from(sumsOf(task, step))), ...figures };
}
