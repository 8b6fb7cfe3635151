import { png } from '../../unit/data/png';
import type { Workspace } from '../cli/workspace';

/** Writes pictures of two kinds, in a folder for each. */
export function writePictures(
  workspace: Workspace,
  folder: string,
  count: number,
  side: number,
  channels: 1 | 3 = 1,
): void {
  const length = side * side * channels;
  const [dark, light] = [0, 120].map((from) => Uint8Array.from({ length: length + 100 }, (_, at) => from + (at % 100)));
  for (let index = 0; index < count; index++) {
    const bright = index % 2;
    const levels = (bright ? light : dark)?.subarray((index * 7) % 100).subarray(0, length) ?? new Uint8Array();
    const name = `${folder}/${bright ? 'bright' : 'dark'}/${String(index)}.png`;
    workspace.file(name, png(side, side, levels, channels));
  }
}

/** A model of them, with dropout; `data` may say more than where they are. */
export const pictureModel = (data: string, train: string): string => `
data: {source: ${data}, split: {validation: 0.2, test: 0.1}}
model:
  - conv2d: {filters: 3, kernelSize: 3, strides: 2, activation: relu}
  - flatten
  - dropout: 0.2
  - dense: {units: 2, activation: softmax}
train: {optimizer: adam, loss: sparseCategoricalCrossentropy, metrics: [accuracy], batchSize: 16, ${train}}
`;
