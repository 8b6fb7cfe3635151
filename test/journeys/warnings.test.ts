import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hoverText, mend, putCursor, seeSaved } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

/** What trains, and learns little: numbers that are not scaled, outputs that cannot move, steps too long, batches too large. */
const slowYaml = `data:
  source: houses.csv
  target: price
  preprocess: {numeric: none, target: none}
model:
  - dense: {units: 1, activation: softmax}
  - dense: {units: 8, activation: relu}
  - dense: {units: 1, activation: sigmoid}
train:
  optimizer: {adam: {learningRate: 3}}
  loss: meanSquaredError
  batchSize: 64
`;

const slowJson = `{
  "data": {
    "source": "houses.csv",
    "target": "price",
    "preprocess": {"numeric": "none", "target": "none"}
  },
  "model": [
    {"dense": {"units": 1, "activation": "softmax"}},
    {"dense": {"units": 8, "activation": "relu"}},
    {"dense": {"units": 1, "activation": "sigmoid"}}
  ],
  "train": {
    "optimizer": {"adam": {"learningRate": 3}},
    "loss": "meanSquaredError",
    "batchSize": 64
  }
}
`;

/** Texts that lose their end, and a class that hardly occurs. */
const rareYaml = `data:
  source: reviews.csv
  inputs: {words: {type: text, length: 10}}
  target: kind
model:
  - embedding: 4
  - lstm: 4
  - dense: {units: 2, activation: softmax}
`;

const rareJson = `{
  "data": {
    "source": "reviews.csv",
    "inputs": {"words": {"type": "text", "length": 10}},
    "target": "kind"
  },
  "model": [{"embedding": 4}, {"lstm": 4}, {"dense": {"units": 2, "activation": "softmax"}}]
}
`;

/** What is underlined, why, the title of its fix, and what the file holds then. */
type Step = readonly [word: string, reason: RegExp, fix: string, then: string];

const slowSteps = (quoted: (word: string) => string): readonly Step[] => [
  ['sigmoid', /gives numbers from 0 to 1, but "price" goes from 20000/, 'linear', quoted('linear')],
  ['softmax', /shares 1 among the units, and "dense" has one only/, 'sigmoid', quoted('sigmoid')],
  [
    `${quoted('none')}}`,
    /"price" has values up to 617000 and is not scaled/,
    'standardize',
    `${quoted('standardize')}}`,
  ],
  [
    quoted('none'),
    /"area" has values up to 249 and numbers are not scaled/,
    'standardize',
    `${quoted('numeric')}: ${quoted('standardize')}`,
  ],
  ['3}', /A learning rate of 3 is far above what adam learns with/, '0.001', '0.001}'],
  ['64', /Validation has \d+ rows, fewer than one batch of 64/, '16', '16\n'],
];

const rareSteps = (length: string, weights: string): readonly Step[] => [
  ['10}', /Most texts in "words" have more than 10 tokens and lose their end/, '30', length],
  ['kind', /"usual" has 190 rows and "rare" only 10: always answering "usual" would be nearly right/, 'Weigh', weights],
];

/** A file, its text, what is mended in it, and how much it is warned of then: a column that never changes. */
const cases: readonly (readonly [string, string, readonly Step[], number])[] = [
  ['slow.model.yaml', slowYaml, slowSteps((word) => word), 1],
  ['sluggish.model.json', slowJson, slowSteps((word) => `"${word}"`), 1],
  ['rare.model.yaml', rareYaml, rareSteps('length: 30', 'train: {classWeights: balanced}\n'), 0],
  ['seldom.model.json', rareJson, rareSteps('"length": 30', ',\n  "train": {"classWeights": "balanced"}\n}'), 0],
];

const lines = (header: string, line: (row: number) => string) =>
  [header, ...Array.from({ length: 200 }, (_, row) => line(row))].join('\n');

/** Thirty words a row, all of a small vocabulary. */
const words = (row: number) => Array.from({ length: 30 }, (_, place) => `w${(row * 7 + place * 3) % 40}`).join(' ');

beforeAll(async () => {
  workbench = await openWorkbench({
    files: {
      ...Object.fromEntries(cases.map(([name, text]) => [name, text])),
      'houses.csv': lines('area,year,price', (row) => `${50 + row},7,${20_000 + row * 3000}`),
      'reviews.csv': lines('words,kind', (row) => `${words(row)},${row % 20 ? 'usual' : 'rare'}`),
    },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

const warned = () => workbench.page.locator('.squiggly-warning, .squiggly-info');

test.each(cases)(
  '%s is warned of what will not learn, with the reason, and mended',
  async (name, _text, steps, left) => {
    await workbench.openFile(name);
    await warned().first().waitFor();
    await workbench.screenshot(`warned-${name}`);
    for (const [word, reason, fix, then] of steps) {
      await putCursor(workbench, name, 'before', word.startsWith('"') ? word.slice(1) : word);
      expect(await hoverText(workbench.page)).toMatch(reason);
      await mend(workbench, name, word.startsWith('"') ? word.slice(1) : word, fix);
      await seeSaved(workbench, name, then);
    }
    await expect.poll(() => warned().count()).toBe(left);
    await workbench.screenshot(`warned-mended-${name}`);
  },
);

test('all that is warned of stands in the list of problems, with its code', async () => {
  const { page } = workbench;
  await workbench.openFile('slow.model.yaml');
  await workbench.runCommand('View: Focus Problems');
  const problem = page.locator('.markers-panel-container .monaco-list-row', { hasText: '"year"' }).last();
  expect(await problem.innerText()).toMatch(/Every row has the same value in "year"[^]*constant-column/);
  await workbench.screenshot('warnings-listed');
});

test.each(['slow.model.yaml', 'sluggish.model.json'])('in %s words are coloured by what they are', async (name) => {
  await workbench.openFile(name);
  const colours = () =>
    workbench.page.locator('.view-lines').evaluate((view) => {
      const found = new Map<string, string>();
      for (const span of view.querySelectorAll('.view-line span span')) {
        const word = span.textContent.replace(/[^a-zA-Z]/g, '');
        if (word) found.set(word, getComputedStyle(span).color);
      }
      return Object.fromEntries(found);
    });
  // A layer, a fixed value, an optimizer and a key.
  const kinds = ['dense', 'relu', 'adam', 'units'] as const;
  await expect
    .poll(async () => {
      const found = await colours();
      return new Set(kinds.map((word) => found[word])).size;
    })
    .toBe(4);
  const found = await colours();
  expect(found['units']).toBe(found['batchSize']);
  expect(found['meanSquaredError']).toBe(found['adam']);
  await workbench.screenshot(`coloured-${name}`);
});
