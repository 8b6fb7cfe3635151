import { add, tensor, tensor1d, tidy, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { createRandom, deriveSeed, type Random } from '../random';
import { nameHash } from './nameHash';
import { nativeBackend } from '../native/activeBackend';

type Distribution = 'uniform' | 'normal';

/**
 * Random tensors of one training step. Every number follows from the step's seed, the asking layer's name and how often
 * it has asked in this step, so a step can be repeated, resumed, and run as a graph that takes the seed as an input.
 */
export class RandomSource {
  private seed: Tensor1D | null = null;
  private asked = new Map<string, number>();

  /** Starts a step: `seed` is two 32-bit integers. */
  begin(seed: Tensor1D): void {
    this.seed = seed;
    this.asked = new Map();
  }

  end(): void {
    this.seed = null;
  }

  /** In [0, 1). */
  uniform(asker: string, shape: readonly number[]): Tensor {
    return draw('uniform', shape, this.nextSeed(asker));
  }

  /** Mean 0, deviation 1. */
  normal(asker: string, shape: readonly number[]): Tensor {
    return draw('normal', shape, this.nextSeed(asker));
  }

  /** Numbers for what JavaScript calculates: such a step cannot be recorded. */
  numbers(asker: string): Random {
    return createRandom(deriveSeed(...(this.nextSeed(asker).dataSync() as unknown as readonly [number, number])));
  }

  private nextSeed(asker: string): Tensor1D {
    if (!this.seed) throw new Error(`${asker} asked for random numbers outside of a training step`);
    const count = this.asked.get(asker) ?? 0;
    this.asked.set(asker, count + 1);
    return add(this.seed, tensor1d([nameHash(`${asker}#${String(count)}`) | 0, count], 'int32'));
  }
}

/** Random numbers that follow from a seed alone: TensorFlow's own stateless ops on the native library, else ours. */
export function draw(distribution: Distribution, shape: readonly number[], seed: Tensor1D): Tensor {
  const native = nativeBackend();
  if (!native) return drawInJavaScript(distribution, shape, seed);
  const { binding } = native;
  const op = distribution === 'uniform' ? 'StatelessRandomUniform' : 'StatelessRandomNormal';
  const attributes = [
    { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
    { name: 'Tseed', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
  ];
  return tidy(() => native.executeSingleOutput(op, attributes, [tensor1d([...shape], 'int32'), seed]));
}

function drawInJavaScript(distribution: Distribution, shape: readonly number[], seed: Tensor1D): Tensor {
  const random = createRandom(deriveSeed(...(seed.dataSync() as unknown as readonly [number, number])));
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  // A double just below 1 rounds to 1 as a float: 2^-24 is cut off so that the range stays open.
  const next =
    distribution === 'uniform' ? () => Math.fround(random.uniform() * (1 - 2 ** -24)) : () => random.normal();
  for (let index = 0; index < values.length; index++) values[index] = next();
  return tensor(values, [...shape], 'float32');
}
