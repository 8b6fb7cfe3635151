import type { ModelFile } from '../../language';
import type { SamplePreview } from '../../protocol';
import type { PreparedData, Preprocessing } from '../contract';
import { decodeSample } from '../data';
import { createRandom, deriveSeed } from '../random';
import { rowsFeed, type Feed } from './feed';

const images = 16;
const points = 200;

/** Rows that a generator makes from noise that follows from the seed. */
export function drawSamples(
  file: ModelFile,
  preprocessing: Preprocessing,
  make: (noise: Feed) => Float32Array,
  count: number,
  seed: number,
): readonly SamplePreview[] {
  const shape = [file.train.gan?.latent ?? 1];
  const random = createRandom(deriveSeed(seed, 3));
  const length = count * shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from({ length }, () => random.normal());
  const made = make({ shape: [count, ...shape], dtype: 'float32', values });
  const size = made.length / count;
  return Array.from({ length: count }, (_, index) =>
    decodeSample(preprocessing, made.subarray(index * size, (index + 1) * size)),
  );
}

/** How many samples show what a generator has learnt: some pictures, or a cloud of points. */
export function samplesShown({ splits }: PreparedData): number {
  const [input] = Object.values(splits.train.inputs);
  return (input?.shape.length ?? 0) > 1 ? images : points;
}

/** Rows of the data, evenly taken, to see made ones beside. */
export function realSamples({ splits, preprocessing }: PreparedData, count: number): readonly SamplePreview[] {
  const { train } = splits;
  const [input] = Object.values(train.inputs);
  if (!input) return [];
  return Array.from({ length: Math.min(count, train.rows) }, (_, index) => {
    const row = Math.floor((index * train.rows) / Math.min(count, train.rows));
    return decodeSample(preprocessing, Float32Array.from(rowsFeed(input, Int32Array.of(row)).values));
  });
}
