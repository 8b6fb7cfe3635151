import type { Message } from '../../texts';
import type { NamedArray } from '../contract';
import type { Task } from './task';

export interface StepResult {
  readonly sums: Float32Array;
  readonly state: readonly NamedArray[];
}

/** Relative; TensorFlow fuses and reorders the ops of a graph, which moves the last digits. */
const tolerance = 1e-4;
/** Of all weights: where a gradient is nothing but rounding, Adam and its kin blow its sign up to a whole step. */
const toleratedShare = 0.02;
/** Where an optimizer's memory holds the gradients, which are then compared themselves. */
const toleratedWithGradients = 0.5;

/** The first moment of Adam and its kin. */
const gradientSlot = /\/momentum$/;

const largest = (values: ArrayLike<number>): number => {
  let size = 0;
  for (let index = 0; index < values.length; index++) size = Math.max(size, Math.abs(values[index] ?? 0));
  return size;
};

function outside(expected: ArrayLike<number>, found: ArrayLike<number>, allowed: number): number {
  let count = 0;
  for (let index = 0; index < expected.length; index++) {
    const distance = Math.abs((expected[index] ?? 0) - (found[index] ?? 0));
    const same = Object.is(expected[index], found[index]) || distance <= allowed;
    if (!same) count += 1;
  }
  return count;
}

/** Whether numbers are the same but for rounding. */
export function sameNumbers(expected: ArrayLike<number>, found: ArrayLike<number>): boolean {
  return expected.length === found.length && outside(expected, found, tolerance * largest(expected)) === 0;
}

/** What a step as a graph did otherwise than the step op by op; null when nothing but rounding. */
export function difference(task: Task, expected: StepResult, found: StepResult): Message | null {
  if (outside(expected.sums, found.sums, tolerance * Math.max(1, largest(expected.sums))) > 0) {
    return { key: 'engine.selfCheckMeasures' };
  }
  const scale = largest(expected.state.map((array) => largest(array.values)));
  let wrong = 0;
  let weights = 0;
  for (const [index, one] of task.state.entries()) {
    const before = expected.state[index]?.values ?? [];
    const after = found.state[index]?.values ?? [];
    const count = outside(before, after, tolerance * largest(before) + 1e-6 * scale);
    if (one.layer === undefined && count > 0) return { key: 'engine.selfCheckVariable', args: { variable: one.name } };
    if (one.layer !== undefined) {
      weights += before.length;
      wrong += count;
    }
  }
  const tolerated = task.state.some((one) => gradientSlot.test(one.name)) ? toleratedWithGradients : toleratedShare;
  return wrong > tolerated * weights ? { key: 'engine.selfCheckWeights' } : null;
}
