import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hoverText, putCursor, seeSaved } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

/** A key that is meant otherwise, a flatten that is missing, and a loss that does not suit. */
const yaml = `data:
  source: {generate: digits, samples: 200}
model:
  - conv2d: {filters: 4, kernelSize: 3, activation: relu}
  - dense: {unitz: 10, activation: softmax}
train:
  loss: meanSquaredError
`;

const json = `{
  "data": {"source": {"generate": "digits", "samples": 200}},
  "model": [
    {"conv2d": {"filters": 4, "kernelSize": 3, "activation": "relu"}},
    {"dense": {"unitz": 10, "activation": "softmax"}}
  ],
  "train": {
    "loss": "meanSquaredError"
  }
}
`;

/** Trains, and learns little. */
const slow = `data:
  source: houses.csv
  target: price
  preprocess: {numeric: none, target: none}
model:
  - dense: {units: 1, activation: softmax}
  - dense: {units: 8, activation: relu}
  - dense: 1
train:
  optimizer: {adam: {learningRate: 3}}
  loss: meanSquaredError
  batchSize: 64
`;

const rare = `data:
  source: visits.csv
  target: bought
model:
  - dense: {units: 2, activation: softmax}
`;

const lines = (header: string, line: (row: number) => string) =>
  [header, ...Array.from({ length: 200 }, (_, row) => line(row))].join('\n');

beforeAll(async () => {
  workbench = await openWorkbench({
    files: {
      'faulty.model.yaml': yaml,
      'faulty.model.json': json,
      'slow.model.yaml': slow,
      'houses.csv': lines('area,price', (row) => `${50 + row},${20_000 + row * 3000}`),
      'rare.model.yaml': rare,
      'visits.csv': lines('minutes,bought', (row) => `${row % 37},${row < 8 ? 'yes' : 'no'}`),
    },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

/** Mends what is underlined at a word with the quick fix of this title. */
async function mend(name: string, word: string, title: string): Promise<void> {
  const { page } = workbench;
  await putCursor(workbench, name, 'before', word);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: title }).first().click();
}

const underlined = (severity: 'error' | 'warning') => workbench.page.locator(`.squiggly-${severity}`);

test.each([
  ['faulty.model.yaml', '  - flatten\n', 'loss: sparseCategoricalCrossentropy\n'],
  ['faulty.model.json', '"flatten"', '"loss": "sparseCategoricalCrossentropy"\n'],
])('in %s quick fixes right the key, add the flatten and take the loss that suits', async (name, flatten, loss) => {
  await workbench.openFile(name);
  await underlined('error').first().waitFor();
  await workbench.screenshot(`faulty-${name}`);
  await mend(name, 'unitz', 'units');
  await seeSaved(workbench, name, name.endsWith('json') ? '"units": 10' : 'units: 10');
  await mend(name, 'dense', 'flatten');
  await seeSaved(workbench, name, flatten);
  await mend(name, 'meanSquaredError', 'sparseCategoricalCrossentropy');
  await seeSaved(workbench, name, loss);
  await expect.poll(() => underlined('error').count()).toBe(0);
  await workbench.screenshot(`mended-${name}`);
});

test('what will not learn is warned of, each with its reason', async () => {
  const { page } = workbench;
  await workbench.openFile('slow.model.yaml');
  for (const [word, reason] of [
    ['softmax', /always|same/],
    ['none}', /scale|large/],
    ['3}', /learning rate/i],
    ['64', /validation/i],
  ] as const) {
    await putCursor(workbench, 'slow.model.yaml', 'before', word);
    expect(await hoverText(page)).toMatch(reason);
  }
  await workbench.screenshot('warnings');
  await workbench.openFile('rare.model.yaml');
  await underlined('warning').first().waitFor();
  await workbench.runCommand('View: Focus Problems');
  await page.locator('.markers-panel-container .monaco-list-row', { hasText: 'yes' }).waitFor();
  await workbench.screenshot('warnings-listed');
});
