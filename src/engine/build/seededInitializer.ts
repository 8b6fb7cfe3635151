import { serialization, tensor, type DataType, type Tensor } from '@tensorflow/tfjs-core';
import { createRandom, deriveSeed, type Random } from '../random';
import { orthogonalRows } from './orthogonal';

type Settings = Readonly<Record<string, unknown>>;

/**
 * First weights with the distributions of Keras 3 (keras/src/initializers/random_initializers.py), from a seed. Made in
 * JavaScript, so that they are the same with every backend.
 */
export class SeededInitializer extends serialization.Serializable {
  static readonly className = 'StudioInitializer';
  private uses = 0;

  constructor(private readonly args: { readonly name: string; readonly seed: number; readonly settings: Settings }) {
    super();
  }

  apply(shape: number[], dtype?: DataType): Tensor {
    const { name, settings } = this.args;
    const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
    fill(values, shape, name, settings, createRandom(deriveSeed(this.args.seed, this.uses++)));
    return tensor(values, shape, dtype ?? 'float32');
  }

  fromConfigUsesCustomObjects(): boolean {
    return false;
  }

  getConfig(): serialization.ConfigDict {
    return { ...this.args } as unknown as serialization.ConfigDict;
  }
}

serialization.registerClass(SeededInitializer);

function numberOf(settings: Settings, key: string, otherwise: number): number {
  const value = settings[key];
  return typeof value === 'number' ? value : otherwise;
}

function each(values: Float32Array, next: () => number): void {
  for (let index = 0; index < values.length; index++) values[index] = next();
}

/** Inputs and outputs of one unit: of a convolution's kernel times its window. */
function fans(shape: readonly number[]): { readonly fanIn: number; readonly fanOut: number } {
  const window = shape.slice(0, -2).reduce((product, size) => product * size, 1);
  const last = shape.at(-1) ?? 1;
  return { fanIn: (shape.at(-2) ?? last) * window, fanOut: last * window };
}

/** Normal, drawn again beyond two deviations. */
function truncated(random: Random): number {
  for (;;) {
    const value = random.normal();
    if (Math.abs(value) < 2) return value;
  }
}

/** The deviation that a normal distribution keeps when it is cut at two deviations. */
const truncatedDeviation = 0.87962566103423978;

const scalings: Readonly<Record<string, Settings>> = {
  glorotUniform: { scale: 1, mode: 'fanAvg', distribution: 'uniform' },
  glorotNormal: { scale: 1, mode: 'fanAvg', distribution: 'truncatedNormal' },
  heUniform: { scale: 2, mode: 'fanIn', distribution: 'uniform' },
  heNormal: { scale: 2, mode: 'fanIn', distribution: 'truncatedNormal' },
  leCunUniform: { scale: 1, mode: 'fanIn', distribution: 'uniform' },
  leCunNormal: { scale: 1, mode: 'fanIn', distribution: 'truncatedNormal' },
};

function scaleVariance(values: Float32Array, shape: readonly number[], settings: Settings, random: Random): void {
  const { fanIn, fanOut } = fans(shape);
  const fan = { fanIn, fanOut, fanAvg: (fanIn + fanOut) / 2 }[String(settings['mode'])] ?? fanIn;
  const variance = numberOf(settings, 'scale', 1) / Math.max(1, fan);
  const deviation = Math.sqrt(variance);
  switch (settings['distribution']) {
    case 'uniform':
      return each(values, () => (2 * random.uniform() - 1) * Math.sqrt(3 * variance));
    case 'normal':
      return each(values, () => random.normal() * deviation);
    default:
      return each(values, () => (truncated(random) * deviation) / truncatedDeviation);
  }
}

function fill(values: Float32Array, shape: readonly number[], name: string, settings: Settings, random: Random): void {
  switch (name) {
    case 'zeros':
      return;
    case 'ones':
      values.fill(1);
      return;
    case 'constant':
      values.fill(numberOf(settings, 'value', 0));
      return;
    case 'identity': {
      const columns = shape.at(-1) ?? 1;
      const gain = numberOf(settings, 'gain', 1);
      for (let index = 0; index < values.length; index += columns + 1) values[index] = gain;
      return;
    }
    case 'randomUniform': {
      const minimum = numberOf(settings, 'minval', -0.05);
      const span = numberOf(settings, 'maxval', 0.05) - minimum;
      return each(values, () => minimum + random.uniform() * span);
    }
    case 'randomNormal':
    case 'truncatedNormal': {
      const mean = numberOf(settings, 'mean', 0);
      const deviation = numberOf(settings, 'stddev', 0.05);
      const next = name === 'randomNormal' ? () => random.normal() : () => truncated(random);
      return each(values, () => mean + next() * deviation);
    }
    case 'orthogonal':
      return orthogonalRows(values, shape, numberOf(settings, 'gain', 1), random);
    case 'varianceScaling':
      return scaleVariance(values, shape, settings, random);
    default: {
      const scaling = scalings[name];
      if (!scaling) throw new Error(`unknown initializer ${name}`);
      return scaleVariance(values, shape, scaling, random);
    }
  }
}
