import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureYamlExtension } from '../../scripts/setup/yamlExtension.mjs';
import { hoverText, putCursor, seeSaved } from '../endToEnd/editorPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { treeRow } from './treeRows';

let workbench: Workbench;

/** What somebody has set for all YAML files, model files as well. */
const schema = {
  type: 'object',
  properties: {
    data: { type: 'string', description: 'Said by the other extension.' },
    theirs: { type: 'boolean', description: 'Said by the other extension.' },
  },
  additionalProperties: false,
};

const model = `data:
  source: {generate: moons}
model:
  - dense: {units: 2, activation: softmax}
`;

beforeAll(async () => {
  workbench = await openWorkbench({
    extensions: [await ensureYamlExtension()],
    settings: { 'yaml.schemas': { './schema.json': ['*.yaml', '*.model.yaml', '**/*.model.yaml'] } },
    files: { 'schema.json': JSON.stringify(schema), 'plain.yaml': 'data: 5\n', 'mine.model.yaml': model },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

const labels = () => workbench.page.locator('.suggest-widget.visible .monaco-list-row .label-name');

test('the YAML extension of others does its work in other files', async () => {
  const { page } = workbench;
  await workbench.runCommand('View: Show Explorer');
  await treeRow(workbench, 'plain.yaml').dblclick();
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await putCursor(workbench, 'plain.yaml', 'before', 'data');
  expect(await hoverText(page)).toContain('Said by the other extension.');
});

test('and none in model files, where nothing comes twice', async () => {
  const { page } = workbench;
  await workbench.openFile('mine.model.yaml');
  await putCursor(workbench, 'mine.model.yaml', 'before', 'data');
  const said = await hoverText(page);
  expect(said).toMatch(/^data/);
  expect(said).not.toContain('Said by the other extension.');
  expect(await page.locator('.squiggly-error, .squiggly-warning').count()).toBe(0);
  await putCursor(workbench, 'mine.model.yaml', 'behind', 'softmax}\n');
  await page.keyboard.press('Control+Space');
  await labels().getByText('train', { exact: true }).first().waitFor();
  const offered = await labels().allInnerTexts();
  expect(offered).toEqual([...new Set(offered)]);
  expect(offered).not.toContain('theirs');
  await workbench.screenshot('other-yaml');
  await page.keyboard.press('Escape');
  await putCursor(workbench, 'mine.model.yaml', 'before', '- dense');
  await page.keyboard.type('    ');
  await seeSaved(workbench, 'mine.model.yaml', '      - dense');
  await workbench.runCommand('Format Document');
  await seeSaved(workbench, 'mine.model.yaml', '\n  - dense');
});
