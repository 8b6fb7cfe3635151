import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { putCursor } from '../endToEnd/editorPage';
import { cellOf, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { ModelsTree } from './modelsTree';
import { inTerminal } from './terminal';

let workbench: Workbench;
const tree = new ModelsTree(() => workbench);
const lens = (name: string) => workbench.page.locator('.codelens-decoration a').getByText(name, { exact: true });

/** Takes the focus in and out of the editor, faster than VS Code asks for lenses, until the function that it gives back is called. */
async function moveFocus(): Promise<() => Promise<void>> {
  const { page } = workbench;
  const times = await page.evaluate(() => {
    const editor = '.editor-instance .native-edit-context, .editor-instance textarea';
    const inside = document.querySelector<HTMLElement>(editor);
    let isIn = false;
    return setInterval(() => {
      isIn = !isIn;
      if (isIn) inside?.focus();
      else inside?.blur();
    }, 50) as unknown as number;
  });
  return () => page.evaluate((timer) => clearInterval(timer), times);
}

beforeAll(async () => {
  // So many epochs that every run has to be ended.
  const endless = (example: string) =>
    example.replace(/epochs: \d+/, 'epochs: 1000000').replace('batchSize: 16', 'batchSize: 2');
  // Lenses would be drawn anew once the speed of the machine is known.
  const env = { MODEL_STUDIO_MEASURE: 'never' };
  workbench = await openWorkbench({ files: { 'iris.model.yaml': endless }, env });
  await workbench.openFile('iris.model.yaml');
  await tree.open();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a lens tells of the end of a run also where the editor loses the focus just then', async () => {
  await lens('Train').click();
  await seeStatus(workbench.studio, 'running');
  await lens('Pause').waitFor();
  const leave = await moveFocus();
  await inTerminal(workbench, 'stop', 'iris');
  await tree.row(/^iris.*stopped/).waitFor();
  await leave();
  await lens('Train').waitFor();
  expect(await lens('Pause').count()).toBe(0);
});

test('the Studio takes the focus from no list above it, whatever becomes of its button meanwhile', async () => {
  const { page, studio } = workbench;
  await lens('Train').click();
  await seeStatus(studio, 'running');
  await studio.locator('.run-act').getByRole('button', { name: 'Pause', exact: true }).focus();
  await page.keyboard.press('F1');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.waitFor();
  await page.keyboard.type('Model Studio: New Model');
  await inTerminal(workbench, 'stop', 'iris');
  await seeStatus(studio, 'stopped');
  await page.keyboard.type(' File');
  expect(await field.inputValue()).toBe('>Model Studio: New Model File');
  // What a command asks with comes after the palette has given the focus back.
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Classify the rows of a table' }).waitFor();
  await page.keyboard.type('images');
  await expect.poll(() => field.inputValue()).toBe('images');
  await page.keyboard.press('Escape');
});

test('what is typed into a model file stays in it while the Studio draws its layers anew', async () => {
  const { page, studio } = workbench;
  const layer = cellOf(studio, 'architecture').locator('button.node').nth(1);
  await layer.focus();
  await page.locator('.editor-instance .view-line', { hasText: 'units' }).first().click();
  await putCursor(workbench, 'iris.model.yaml', 'behind', 'units: 1');
  await page.keyboard.type('23');
  await layer.getByText('1236, relu').waitFor();
  await page.keyboard.type('4');
  await layer.getByText('12346, relu').waitFor();
});
