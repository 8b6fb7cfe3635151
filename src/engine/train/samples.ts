import { columnSpecs, type DataFacts, type ModelFile } from '../../language';
import type { SamplePreview } from '../../protocol';
import { createRandom, deriveSeed } from '../random';
import type { Feed } from './feed';

/** Rows that a generator makes from noise that follows from the seed. */
export function drawSamples(
  file: ModelFile,
  facts: DataFacts,
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
    preview(file, facts, made.subarray(index * size, (index + 1) * size)),
  );
}

function preview(file: ModelFile, facts: DataFacts, values: Float32Array): SamplePreview {
  const image = columnSpecs(file.data, facts)?.find((column) => column.type === 'image');
  const stored = facts.columns?.find((column) => column.name === image?.column)?.imageShape;
  const [height, width] = image?.image?.size ?? stored ?? [];
  if (!image || !height || !width) {
    return {
      kind: 'row',
      cells: Object.fromEntries(Array.from(values, (value, index) => [`x${String(index + 1)}`, value])),
    };
  }
  const [low, high] = image.image?.range ?? [0, 1];
  const channels = values.length / (height * width);
  const bytes = Uint8ClampedArray.from(values, (value) => ((value - low) / (high - low)) * 255);
  return {
    kind: 'image',
    image: {
      height,
      width,
      channels: channels === 3 ? 3 : channels === 4 ? 4 : 1,
      data: Buffer.from(bytes).toString('base64'),
    },
  };
}
