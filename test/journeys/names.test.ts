import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { putCursor, seeCursor, seeSaved } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';

let workbench: Workbench;

const yaml = `data:
  source: data/iris.csv
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: species
model:
  - dense: {units: 16, activation: relu, name: first}
  - dense: {units: 16, activation: relu, name: second, inputs: first}
  - add: {inputs: [first, second]}
  - dense: {units: 3, activation: softmax}
`;

const json = `{
  "data": {
    "source": "data/iris.csv",
    "header": false,
    "columns": ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"],
    "target": "species"
  },
  "model": [
    {"dense": {"units": 16, "activation": "relu", "name": "first"}},
    {"dense": {"units": 16, "activation": "relu", "name": "second", "inputs": "first"}},
    {"add": {"inputs": ["first", "second"]}},
    {"dense": {"units": 3, "activation": "softmax"}}
  ]
}
`;

const names = ['named.model.yaml', 'named.model.json'];

beforeAll(async () => {
  workbench = await openWorkbench({ files: { 'named.model.yaml': yaml, 'named.model.json': json } });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test.each([
  ['named.model.yaml', 'Ln 7'],
  ['named.model.json', 'Ln 9'],
])('in %s a name leads to its layer, and the layer to where it is used', async (name, line) => {
  const { page } = workbench;
  await workbench.openFile(name);
  await putCursor(workbench, name, 'behind', name.endsWith('json') ? '"inputs": ["first' : 'inputs: [first');
  await workbench.runCommand('Go to Definition');
  await seeCursor(page, line);
  await workbench.runCommand('Peek References');
  const peek = page.locator('.peekview-widget');
  await peek.getByText('References (3)').waitFor();
  await workbench.screenshot(`references-${name}`);
  await page.keyboard.press('Escape');
  await peek.waitFor({ state: 'detached' });
});

test.each(names)('in %s renaming a layer renames it wherever it is used', async (name) => {
  const { page } = workbench;
  await workbench.openFile(name);
  await putCursor(workbench, name, 'before', 'first');
  await page.keyboard.press('F2');
  const field = page.locator('.rename-box input');
  await field.fill('hidden');
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
  await seeSaved(
    workbench,
    name,
    name.endsWith('json') ? '"inputs": ["hidden", "second"]' : 'inputs: [hidden, second]',
  );
  expect(await page.locator('.view-lines').innerText()).not.toContain('first');
});

test.each(names)('%s has an outline that leads to a layer, and folds', async (name) => {
  const { page } = workbench;
  await workbench.openFile(name);
  await page.keyboard.press('Control+Shift+o');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.fill('@hidden');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'hidden' }).first().waitFor();
  await workbench.screenshot(`outline-${name}`);
  await page.keyboard.press('Enter');
  await seeCursor(page, name.endsWith('json') ? 'Ln 9' : 'Ln 7');
  // By keys: in the palette `Unfold All` holds these words as well.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+0');
  await expect.poll(() => page.locator('.view-lines').innerText()).not.toContain('softmax');
  await workbench.screenshot(`folded-${name}`);
  await workbench.runCommand('Unfold All');
  await expect.poll(() => page.locator('.view-lines').innerText()).toContain('softmax');
});

test.each([
  ['named.model.yaml', 'add:', '  - '],
  ['named.model.json', '{"add":', '    '],
])('%s is formatted, and nothing but blanks changes', async (name, found, indent) => {
  const { page } = workbench;
  await workbench.openFile(name);
  await putCursor(workbench, name, 'before', found);
  await page.keyboard.type('     ');
  await seeSaved(workbench, name, `${indent}     ${found}`);
  await workbench.runCommand('Format Document');
  await seeSaved(workbench, name, `\n${indent}${found}`);
});
