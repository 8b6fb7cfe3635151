import { add, cast, greaterEqual, mul, tidy, type Tensor, type serialization } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { RandomSource } from './randomSource';

type CallInputs = Tensor | Tensor[];
type CallArguments = { readonly training?: boolean } | undefined;

/** What an own random layer needs beside the tfjs arguments. */
export interface RandomLayerArguments {
  readonly name: string;
  /** Share of values dropped; of gaussianNoise the deviation. */
  readonly amount: number;
  readonly random: RandomSource;
  readonly channelsFirst?: boolean;
  /** With the batch: 1 for an axis along which all share what is left out, null for one that has its own. */
  readonly noiseShape?: readonly (number | null)[] | null;
}

/**
 * A layer that acts in training alone. TensorFlow.js's own take their numbers from JavaScript: they could neither be
 * repeated after a resume nor stand in a graph.
 */
abstract class RandomLayer extends layers.Layer {
  protected readonly amount: number;
  protected readonly random: RandomSource;
  protected readonly channelsFirst: boolean;
  private readonly noiseShape: RandomLayerArguments['noiseShape'];

  constructor(args: RandomLayerArguments) {
    super({ name: args.name });
    this.amount = args.amount;
    this.random = args.random;
    this.channelsFirst = args.channelsFirst === true;
    this.noiseShape = args.noiseShape ?? null;
    this.supportsMasking = true;
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: CallInputs, kwargs: CallArguments): Tensor {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (!input) throw new Error(`${this.name} got no input`);
    if (kwargs?.training !== true || this.amount === 0) return input;
    return tidy(() => this.disturb(input));
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), amount: this.amount };
  }

  protected abstract disturb(input: Tensor): Tensor;

  protected shapeOfNoise(input: Tensor): number[] {
    return input.shape.map((size, axis) => this.noiseShape?.[axis] ?? size);
  }
}

/** 1 with probability 1 - rate, else 0. */
function keepMask(random: RandomSource, asker: string, shape: readonly number[], rate: number): Tensor {
  return cast(greaterEqual(random.uniform(asker, shape), rate), 'float32');
}

/** Drops values with probability `rate` and scales the others up, as in Keras's `Dropout`. */
export function dropped(input: Tensor, rate: number, random: RandomSource, asker: string, shape = input.shape): Tensor {
  return mul(input, mul(keepMask(random, asker, shape, rate), 1 / (1 - rate)));
}

export class Dropout extends RandomLayer {
  static readonly className = 'StudioDropout';
  protected override disturb(input: Tensor): Tensor {
    return dropped(input, this.amount, this.random, this.name, this.shapeOfNoise(input));
  }
}

/** Drops whole channels. */
abstract class SpatialDropout extends RandomLayer {
  protected override disturb(input: Tensor): Tensor {
    const place = this.channelsFirst ? 1 : input.rank - 1;
    const shape = input.shape.map((size, axis) => (axis === 0 || axis === place ? size : 1));
    return dropped(input, this.amount, this.random, this.name, shape);
  }
}

export class SpatialDropout1D extends SpatialDropout {
  static readonly className = 'StudioSpatialDropout1D';
}

export class SpatialDropout2D extends SpatialDropout {
  static readonly className = 'StudioSpatialDropout2D';
}

export class SpatialDropout3D extends SpatialDropout {
  static readonly className = 'StudioSpatialDropout3D';
}

export class GaussianNoise extends RandomLayer {
  static readonly className = 'StudioGaussianNoise';
  protected override disturb(input: Tensor): Tensor {
    return add(input, mul(this.random.normal(this.name, input.shape), this.amount));
  }
}

/** Multiplies by 1 + noise of deviation sqrt(rate / (1 - rate)). */
export class GaussianDropout extends RandomLayer {
  static readonly className = 'StudioGaussianDropout';
  protected override disturb(input: Tensor): Tensor {
    const deviation = Math.sqrt(this.amount / (1 - this.amount));
    return mul(input, add(mul(this.random.normal(this.name, input.shape), deviation), 1));
  }
}

/** Keeps mean and variance of selu's outputs (Klambauer et al. 2017, section 1, "new dropout technique"). */
export class AlphaDropout extends RandomLayer {
  static readonly className = 'StudioAlphaDropout';
  protected override disturb(input: Tensor): Tensor {
    const rate = this.amount;
    const saturation = -1.6732632423543772 * 1.0507009873554805;
    const mask = keepMask(this.random, this.name, this.shapeOfNoise(input), rate);
    const kept = add(mul(input, mask), mul(add(mul(mask, -1), 1), saturation));
    const scale = ((1 - rate) * (1 + rate * saturation ** 2)) ** -0.5;
    return add(mul(kept, scale), -scale * saturation * rate);
  }
}
