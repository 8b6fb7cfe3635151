import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pressRunButton, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { ModelsTree } from './modelsTree';
import { inTerminal } from './terminal';

let one: Workbench;
let other: Workbench;
const treeOfOne = new ModelsTree(() => one);
const treeOfOther = new ModelsTree(() => other);
const lens = ({ page }: Workbench, name: string) =>
  page.locator('.codelens-decoration a').getByText(name, { exact: true });

/** Both windows show one state: in the Studio, in the tree and in the lens. */
async function seeInBoth(status: string, offered: string): Promise<void> {
  for (const tree of [treeOfOne, treeOfOther]) await tree.row(new RegExp(`^iris.*${status}`)).waitFor();
  for (const window of [one, other]) {
    await seeStatus(window.studio, status);
    await lens(window, offered).waitFor();
  }
}

beforeAll(async () => {
  // So many epochs that every run has to be ended.
  const endless = (example: string) =>
    example.replace(/epochs: \d+/, 'epochs: 1000000').replace('batchSize: 16', 'batchSize: 2');
  one = await openWorkbench({ files: { 'iris.model.yaml': endless } });
  other = await one.anotherWindow();
  for (const window of [one, other]) await window.openFile('iris.model.yaml');
  for (const tree of [treeOfOne, treeOfOther]) await tree.open();
});

afterAll(() => one?.close());

beforeEach(() => {
  showFailures(() => one);
});

test('a run of another window appears by itself, in the tree and above the file', async () => {
  await lens(one, 'Train').click();
  await seeStatus(one.studio, 'running');
  await treeOfOther.row(/^iris.*running/).waitFor();
  await lens(other, 'Pause').waitFor();
  expect(await other.page.locator('.tabs-container .tab').count()).toBe(1);
  await other.screenshot('two-windows-appeared');
});

test('its Studio there shows the same run, and whichever window pauses or resumes it, both say so', async () => {
  await other.runCommand('Model Studio: Open Studio');
  await seeInBoth('running', 'Pause');
  await pressRunButton(other.studio, 'Pause');
  await seeInBoth('paused', 'Resume');
  await lens(one, 'Resume').click();
  await seeInBoth('running', 'Pause');
});

test('the run goes on when the window that started it is closed, and both windows see how it ends', async () => {
  await one.page.goto('about:blank');
  await treeOfOther.row(/^iris.*running/).waitFor();
  await lens(other, 'Stop').click();
  await seeStatus(other.studio, 'stopped');
  await one.open();
  await treeOfOne.open();
  await treeOfOne.row(/^iris.*stopped/).waitFor();
});

test('asked for in both windows at once, one run is started', async () => {
  await lens(one, 'Train').waitFor();
  await Promise.all([lens(one, 'Train').click(), lens(other, 'Train').click()]);
  await seeInBoth('running', 'Pause');
  const runs = (await inTerminal(one, 'runs', '--json')).split('\n').filter((line) => line !== '');
  expect(runs).toHaveLength(2);
  await lens(other, 'Stop').click();
  await seeInBoth('stopped', 'Resume');
});
