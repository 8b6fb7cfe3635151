import type { RandomSource } from '../build/randomSource';
import { isRecording, Untraceable } from '../trace';
import type { Random } from '../random';

/**
 * Runs the user's calculation with a `Math.random` that follows from the training step, as TensorFlow.js's own random ops
 * and code from elsewhere use it. A graph would repeat the first step's numbers, so such a step is not recorded.
 */
export function withStepRandom<T>(source: RandomSource, asker: string, training: boolean, work: () => T): T {
  const own = Math.random;
  let random: Random | undefined;
  Math.random = () => {
    if (isRecording()) throw new Untraceable({ key: 'engine.traceMathRandom' });
    if (!training) return own();
    random ??= source.numbers(asker);
    return random.uniform();
  };
  try {
    return work();
  } finally {
    Math.random = own;
  }
}
