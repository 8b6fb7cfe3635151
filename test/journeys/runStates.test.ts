import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pressRunButton, seeCurveGrow, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { ModelsTree } from './modelsTree';
import { inTerminal } from './terminal';

let workbench: Workbench;
const tree = new ModelsTree(() => workbench);
const lens = (name: string) => workbench.page.locator('.codelens-decoration a').getByText(name, { exact: true });

/** The runs of the store, as the terminal lists them. */
async function listed(): Promise<readonly { readonly run: string; readonly status: string }[]> {
  const lines = (await inTerminal(workbench, 'runs', '--json')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as { run: string; status: string });
}

const actions = { running: ['Pause', 'Stop'], paused: ['Resume', 'Stop'], stopped: ['Train', 'Resume'] } as const;

/** Every place shows one state: the panel, the tree, the lens and the terminal. */
async function seeEverywhere(status: keyof typeof actions): Promise<void> {
  await seeStatus(workbench.studio, status);
  await tree.row(new RegExp(`^iris.*${status}`)).waitFor();
  for (const name of actions[status]) await lens(name).waitFor();
  for (const name of ['Train', 'Pause', 'Resume', 'Stop'].filter(
    (one) => !(actions[status] as readonly string[]).includes(one),
  ))
    expect(await lens(name).count()).toBe(0);
  const buttons = workbench.studio.locator('.run-act button:enabled');
  expect(await buttons.allInnerTexts()).toEqual([...actions[status]]);
  expect((await listed()).at(-1)?.status).toBe(status);
}

beforeAll(async () => {
  // So many epochs that every run has to be ended.
  const endless = (example: string) =>
    example.replace(/epochs: \d+/, 'epochs: 1000000').replace('batchSize: 16', 'batchSize: 2');
  workbench = await openWorkbench({ files: { 'iris.model.yaml': endless } });
  await workbench.openFile('iris.model.yaml');
  await tree.open();
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

test('a double click on Train starts one run', async () => {
  await lens('Train').dblclick();
  await seeStatus(workbench.studio, 'running');
  await seeCurveGrow(workbench.studio);
  await seeEverywhere('running');
  expect(await listed()).toHaveLength(1);
  await workbench.screenshot('states-running');
});

test('it is paused from the tree and resumed by the lens', async () => {
  await tree.choose(/^iris.*running/, 'Pause Training');
  await seeEverywhere('paused');
  await workbench.screenshot('states-paused');
  await lens('Resume').click();
  await seeEverywhere('running');
});

test('it is paused from a terminal and resumed in the Studio', async () => {
  await inTerminal(workbench, 'pause', 'iris');
  await seeEverywhere('paused');
  await pressRunButton(workbench.studio, 'Resume');
  await seeEverywhere('running');
});

test('it is paused by the palette and resumed from a terminal', async () => {
  await workbench.runCommand('Model Studio: Pause Training');
  await seeEverywhere('paused');
  await inTerminal(workbench, 'resume', 'iris', '--detach');
  await seeEverywhere('running');
});

test('it is stopped in the Studio, keeps the best weights as a version, and goes on from its menu', async () => {
  await pressRunButton(workbench.studio, 'Stop');
  await seeEverywhere('stopped');
  await tree.row(/stopped · epoch \d+ of 1000000 · .*version 1/).waitFor();
  await tree.choose(/stopped · epoch \d+ of 1000000/, 'Resume Training');
  await seeEverywhere('running');
  expect(await listed()).toHaveLength(1);
});

test('it is stopped by the lens, from the tree and from a terminal as well, each time with another version', async () => {
  await lens('Stop').click();
  await seeEverywhere('stopped');
  await tree.row(/stopped · .*version 2/).waitFor();
  await lens('Resume').click();
  await seeEverywhere('running');
  await tree.choose(/running · epoch/, 'Stop Training');
  await seeEverywhere('stopped');
  await inTerminal(workbench, 'resume', 'iris', '--detach');
  await seeEverywhere('running');
  await inTerminal(workbench, 'stop', 'iris');
  await seeEverywhere('stopped');
  await tree.row(/stopped · .*version 4/).waitFor();
  await pressRunButton(workbench.studio, 'Resume');
  await seeEverywhere('running');
});

test('it is discarded from the tree once that is confirmed: the run goes, what it had kept stays', async () => {
  const { page, studio } = workbench;
  const dialog = page.locator('.monaco-dialog-box');
  await tree.choose(/running · epoch/, 'Discard Run...');
  await dialog.getByText('Training ends at once and no version is made.').waitFor();
  await workbench.screenshot('states-discard');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await seeEverywhere('running');
  await tree.choose(/running · epoch/, 'Discard Run...');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await seeStatus(studio, 'kept');
  await tree.row(/^iris.*version 4/).waitFor();
  await lens('Train').waitFor();
  expect(await listed()).toEqual([]);
});

test('it is discarded from a terminal as well', async () => {
  await lens('Train').click();
  await seeEverywhere('running');
  await inTerminal(workbench, 'discard', 'iris');
  await seeStatus(workbench.studio, 'kept');
  await lens('Train').waitFor();
  expect(await listed()).toEqual([]);
});

test('asked for in two places at once, one run is started, and both places follow it', async () => {
  await Promise.all([pressRunButton(workbench.studio, 'Train'), lens('Train').click()]);
  await seeEverywhere('running');
  expect(await listed()).toHaveLength(1);
  await workbench.runCommand('Model Studio: Stop Training');
  await seeEverywhere('stopped');
});
