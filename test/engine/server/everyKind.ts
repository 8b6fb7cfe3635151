import * as fs from 'node:fs';
import path from 'node:path';
import { runProgram } from '../cli/program';
import { root, type Workspace } from '../cli/workspace';

const train = 'train: {epochs: 2, batchSize: 16}';

/** A small model of every kind that can be served, by name. */
const files: Readonly<Record<string, string>> = {
  'digits.model.yaml': `
name: digits
data:
  source: {generate: digits, samples: 120}
  target: label
model:
  - conv2d: {filters: 2, kernelSize: 5, activation: relu}
  - flatten
  - dense: {units: 10, activation: softmax}
${train}`,
  'review.model.yaml': `
name: review
data:
  source: {generate: sentiment, samples: 120}
  inputs:
    text: {type: text, tokens: words, vocabulary: 200, length: 12}
  target: label
model:
  - embedding: {outputDim: 4}
  - flatten
  - dense: {units: 2, activation: softmax}
${train}`,
  'house.model.yaml': `
name: house
data:
  source: house.csv
  target: price
  preprocess: {missing: mean}
model:
  - dense: {units: 4, activation: relu}
  - dense: 1
${train}`,
  'forecast.model.yaml': `
name: forecast
data:
  source: {generate: series, samples: 200, seed: 3}
  inputs: [value]
  target: value
  window: {length: 6, horizon: 1}
model:
  - flatten
  - dense: 1
${train}`,
  'shops.model.yaml': `
name: shops
data:
  source: shops.csv
  inputs: [sold]
  target: sold
  window: {length: 4, horizon: 1, group: shop}
model:
  - flatten
  - dense: 1
${train}`,
  'again.model.yaml': `
name: again
data:
  source: {generate: blobs, samples: 120, seed: 3}
  inputs: [x, y]
  target: inputs
model:
  - dense: {units: 4, activation: tanh}
  - dense: 2
${train}`,
  'points.model.yaml': `
name: points
data:
  source: {generate: digits, samples: 120}
  inputs: [image]
  target: inputs
model:
  - flatten
  - dense: {units: 8, activation: relu}
  - dense: {units: 784, activation: sigmoid}
${train}`,
};

/** Rows of a table whose values follow from their place. */
function table(columns: string, rows: number, row: (index: number) => readonly (string | number)[]): string {
  return [columns, ...Array.from({ length: rows }, (_, index) => row(index).join(','))].join('\n');
}

/** Trains a model of every kind in a workspace, iris and one in code among them; gives their names. */
export async function trainEveryKind(workspace: Workspace): Promise<readonly string[]> {
  for (const [name, text] of Object.entries(files)) workspace.file(name, text);
  const house = (index: number) => [
    20 + (index % 50),
    ['north', 'south', 'west'][index % 3] ?? '',
    index % 9 === 0 ? '' : index % 7,
    100 + 3 * (index % 50) + 20 * (index % 3),
  ];
  workspace.file('house.csv', table('area,side,rooms,price', 120, house));
  const shop = (index: number) => [
    ['one', 'two', '3'][index % 3] ?? '',
    Math.round(100 * Math.sin(index / 9) + 10 * (index % 3)),
  ];
  workspace.file('shops.csv', table('shop,sold', 240, shop));
  const waves = fs.readFileSync(path.join(root, 'examples/waves.model.js'), 'utf8');
  workspace.file('waves.model.js', waves.replace(/epochs: \d+/, 'epochs: 2'));
  const names = ['iris.model.yaml', 'waves.model.js', ...Object.keys(files)];
  for (const name of names) {
    const { code, errors } = await runProgram(workspace, ['train', name, '--epochs', '2']);
    if (code !== 0) throw new Error(`${name}: ${errors}`);
  }
  return names.map((name) => name.split('.', 1)[0] ?? '');
}
