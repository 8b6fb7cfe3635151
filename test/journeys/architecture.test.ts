import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, pressRunButton, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { nameFile } from './dialogs';
import { dragOver } from './pointer';

let workbench: Workbench;
const cell = () => cellOf(workbench.studio, 'architecture');
const node = (name: string) => cell().locator(`[data-layer$="/${name}"]`);

/** So many layers that the graph is larger than its place, and so many epochs that the run has to be stopped. */
const deep = `name: deep
data:
  source: data/iris.csv
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: species
model:
${Array.from({ length: 15 }, (_, index) => `  - dense: {name: hidden_${index + 1}, units: ${8 + index}, activation: relu}`).join('\n')}
  - dense: {name: kinds, units: 3, activation: softmax}
train: {epochs: 100000}
`;

beforeAll(async () => {
  workbench = await openWorkbench({ files: { 'deep.model.yaml': deep } });
  await workbench.openFile('deep.model.yaml');
  await workbench.runCommand('Model Studio: Open Studio');
  await node('kinds').waitFor();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a large graph is dragged, zoomed and shown as a whole, by mouse and by keys', async () => {
  const { page } = workbench;
  const view = cell().locator('.arch');
  const width = () => view.evaluate((element) => element.scrollWidth);
  await dragOver(page, view, [0.8, 0.1], [0.3, 0.1]);
  expect(await view.evaluate((element) => element.scrollLeft)).toBeGreaterThan(200);
  const natural = await width();
  await cell().getByRole('button', { name: 'Zoom in' }).click();
  expect(await width()).toBeGreaterThan(natural * 1.2);
  await cell().getByRole('button', { name: 'Show the whole graph' }).click();
  expect(await width()).toBeLessThan(natural);
  await cell().locator('.node').first().press('0');
  expect(await width()).toBe(natural);
  await page.keyboard.press('-');
  expect(await width()).toBeLessThan(natural);
  await page.keyboard.press('0');
});

test('a layer is found by its name from the keyboard, and chosen with Enter', async () => {
  const { page } = workbench;
  await cell().locator('.node').first().press('Control+f');
  await page.keyboard.type('hidden_1');
  const count = cell().locator('.find-count');
  expect(await count.innerText()).toBe('1 of 7');
  await page.keyboard.press('Enter');
  expect(await count.innerText()).toBe('2 of 7');
  await page.keyboard.press('Escape');
  expect(await node('hidden_10').evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await cell().locator('.layer h3', { hasText: 'hidden_11' }).waitFor();
  await workbench.screenshot('architecture-found');
});

test('a chosen layer stands at its line in the file, and the line of the cursor at its layer', async () => {
  const { page } = workbench;
  const line = (name: string) => deep.split('\n').findIndex((text) => text.includes(`name: ${name},`)) + 1;
  await node('hidden_3').click();
  const numbered = page.locator('.line-numbers.active-line-number');
  await expect.poll(() => numbered.innerText()).toBe(String(line('hidden_3')));
  await page.locator('.view-line', { hasText: 'hidden_7' }).click();
  await expect.poll(() => node('hidden_7').getAttribute('aria-current')).toBe('location');
  expect(await cell().locator('[aria-current]').count()).toBe(1);
});

test('the weights of a layer are drawn anew while it trains', async () => {
  const { studio } = workbench;
  await node('hidden_7').click();
  await pressRunButton(studio, 'Train');
  await seeStatus(studio, 'running');
  const drawn = () => cell().locator('.weights-of-layer').innerHTML();
  await cell().locator('.weights-of-layer .lie .hist').first().waitFor();
  const before = await drawn();
  await expect.poll(drawn, { timeout: 60_000 }).not.toBe(before);
  await cell().locator('.weights-of-layer').scrollIntoViewIfNeeded();
  await workbench.screenshot('architecture-weights');
  await pressRunButton(studio, 'Stop');
  await seeStatus(studio, 'stopped');
});

test('what a layer makes of a row of the data is drawn', async () => {
  const { studio } = workbench;
  await cellOf(studio, 'predict').getByRole('button', { name: 'Take a row from the data' }).click();
  await node('hidden_9').click();
  const numbers = cell().getByRole('img', { name: /^16 numbers from/ });
  await numbers.waitFor();
  await numbers.scrollIntoViewIfNeeded();
  await workbench.screenshot('architecture-activations');
});

test('the graph is saved as SVG and as PNG, whichever its name says', async () => {
  const save = async (name: string) => {
    await cell().getByRole('button', { name: 'Save the graph as a picture' }).click();
    await nameFile(workbench, path.join(workbench.folder, name), 'deep-graph.svg');
    await cell().getByText(`Saved as ${name}`).waitFor();
    return readFile(path.join(workbench.folder, name));
  };
  const drawing = (await save('deep.svg')).toString();
  expect(drawing).toMatch(/^<svg /);
  expect(drawing.match(/Dense/g)).toHaveLength(16);
  expect((await save('deep.png')).subarray(1, 4).toString()).toBe('PNG');
  await workbench.screenshot('architecture-saved');
});
