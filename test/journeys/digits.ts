import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Workbench } from '../endToEnd/workbench';
import { png } from '../unit/data/png';

const side = 28;

/** Examples that learn in a few seconds: the same layers, narrower. */
export const quickExamples = {
  'mnist-cnn.model.yaml': (example: string) =>
    example
      .replace('filters: 32', 'filters: 8')
      .replaceAll('filters: 64', 'filters: 16')
      .replace('epochs: 5', 'epochs: 3'),
  'text-classifier-en.model.yaml': (example: string) =>
    example
      .replace('units: 256', 'units: 32')
      .replace('outputDim: 100', 'outputDim: 32')
      .replace('epochs: 10', 'epochs: 4'),
} as const;

/** A digit of the examples' data, as a person has it on disk. */
export interface DigitFile {
  readonly file: string;
  readonly label: string;
}

/** Writes digits of the data as PNG files into a folder beside the examples, as the data has them or as on paper. */
export async function writeDigits(
  { folder }: Workbench,
  name: string,
  rows: readonly number[],
  look: 'light on dark' | 'dark on light',
): Promise<DigitFile[]> {
  const data = (part: string) => readFile(path.join(folder, `data/t10k-${part}-ubyte.gz`)).then(gunzipSync);
  const [images, labels] = await Promise.all([data('images-idx3'), data('labels-idx1')]);
  await mkdir(path.join(folder, name), { recursive: true });
  return Promise.all(
    rows.map(async (row) => {
      const start = 16 + row * side * side;
      const ink = images.subarray(start, start + side * side);
      const pixels = look === 'dark on light' ? Uint8Array.from(ink, (value) => 255 - value) : ink;
      const file = path.join(folder, name, `${row}.png`);
      await writeFile(file, png(side, side, pixels));
      return { file, label: String(labels[8 + row]) };
    }),
  );
}
