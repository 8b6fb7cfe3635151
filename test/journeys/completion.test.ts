import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hoverText, putCursor, seeSaved, takeSuggestion } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

const yaml = `data:
  source: data/
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: spe
model:
  - dense: {name: hidden, units: 16}
  - dense: {units: 3, activation: softmax}
train:
  loss: sparseCategoricalCrossentropy
`;

const json = `{
  "data": {
    "source": "data/",
    "header": false,
    "columns": ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"],
    "target": "spe"
  },
  "model": [
    {"dense": {"name": "hidden", "units": 16}},
    {"dense": {"units": 3, "activation": "softmax"}}
  ],
  "train": {
    "loss": "sparseCategoricalCrossentropy"
  }
}
`;

beforeAll(async () => {
  workbench = await openWorkbench({ files: { 'typed.model.yaml': yaml, 'typed.model.json': json } });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

/** Behind what the cursor stands, what is typed there, the suggestion that is taken, and what the file then holds. */
type Step = readonly [behind: string, typed: string, label: string, then: string];

const yamlSteps: readonly Step[] = [
  ['source: data/', '', 'data/iris.csv', 'source: data/iris.csv\n'],
  ['target: spe', 'c', 'species', 'target: species\n'],
  ['units: 16', ', act', 'activation', 'units: 16, activation: '],
  ['activation: ', 'rel', 'relu', 'activation: relu}'],
  ['activation: relu}', '\n- dropo', 'dropout', '\n  - dropout'],
  ['activation: softmax', ', inputs: hid', 'hidden', 'inputs: hidden}'],
  ['Crossentropy', '\nopti', 'optimizer', 'Crossentropy\n  optimizer: '],
  ['optimizer: ', 'rms', 'rmsprop', 'optimizer: rmsprop'],
];

const jsonSteps: readonly Step[] = [
  ['"data/', '', 'data/iris.csv', '"source": "data/iris.csv",'],
  ['"target": "spe', 'c', 'species', '"target": "species"'],
  ['"units": 16', ', "act', 'activation', '"units": 16, "activation": '],
  ['"activation": ', '"rel', 'relu', '"activation": "relu"}'],
  ['"activation": "softmax"', ', "inputs": "hid', 'hidden', '"inputs": "hidden"}'],
  ['Crossentropy"', ',\n"opti', 'optimizer', '"optimizer": '],
  ['"optimizer": ', '"rms', 'rmsprop', '"optimizer": "rmsprop"'],
];

test.each([
  ['typed.model.yaml', yamlSteps],
  ['typed.model.json', jsonSteps],
] as const)('in %s typing suggests files, columns, names, layers, keys and values', async (name, steps) => {
  const { page } = workbench;
  await workbench.openFile(name);
  for (const [behind, typed, label, then] of steps) {
    await putCursor(workbench, name, 'behind', behind);
    await takeSuggestion(page, typed, label);
    await page.keyboard.press('Escape');
    await seeSaved(workbench, name, then);
  }
  await workbench.screenshot(`completion-${name}`);
});

test.each([
  ['typed.model.yaml', 'Crossentropy', '\nearly', '  earlyStopping: {monitor: val_loss, patience: 8}\n'],
  ['typed.model.json', 'Crossentropy"', ',\nearly', '"earlyStopping": {"monitor": "val_loss", "patience": 8}'],
])(
  'in %s a snippet writes early stopping, and a key is explained beside the list',
  async (name, behind, typed, then) => {
    const { page } = workbench;
    await workbench.openFile(name);
    await putCursor(workbench, name, 'behind', behind);
    await takeSuggestion(page, typed, 'early');
    await page.keyboard.press('Escape');
    await seeSaved(workbench, name, then);
    await putCursor(workbench, name, 'behind', 'patience');
    await page.keyboard.press('Control+Space');
    const list = page.locator('.suggest-widget.visible');
    await list.locator('.monaco-list-row.focused', { hasText: 'patience' }).waitFor();
    const explanation = page.locator('.suggest-details:visible');
    if (!(await explanation.isVisible())) await page.keyboard.press('Control+Space');
    await explanation.getByText('epochs').first().waitFor();
    await workbench.screenshot(`explained-${name}`);
    await page.keyboard.press('Escape');
    expect(await hoverText(page)).toMatch(/^patience/);
  },
);
