import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { listRuns, listVersions } from '../../src/client';
import { Runs } from '../../src/extension/runs/runs';
import { ModelsTree } from '../../src/extension/views/modelsTree';
import { type TreeItem } from '../../src/extension/views/treeItem';
import { listTrashed, readRunRecord, storeBeside } from '../../src/store';
import { answer, goHome, hearCommands, replace } from './person';
import { eventually, openFile, reaches } from './workspaceFiles';

const small = `data:
  source: {generate: moons, samples: 60}
model:
  - dense: {units: 4, activation: relu}
  - dense: {units: 2, activation: softmax}
train:
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy]
  epochs: 2
`;
const file = 'managed/managed.model.yaml';

/** The person's answer to every message with buttons is the first of them. */
function pressFirst(): string[] {
  const said: string[] = [];
  for (const name of ['showInformationMessage', 'showWarningMessage'] as const) {
    replace(vscode.window, name, () => (message: string, ...rest: unknown[]) => {
      said.push(message);
      return Promise.resolve(rest.find((one) => typeof one === 'string'));
    });
  }
  return said;
}

describe('runs and versions in the tree', () => {
  let uri: vscode.Uri;
  let store: string;
  let runs: Runs;
  let tree: ModelsTree;
  const call = (name: string, ...args: unknown[]) =>
    vscode.commands.executeCommand<unknown>(`modelStudio.${name}`, ...args);
  const model = () => tree.getChildren().find((item) => item.uri.fsPath === uri.fsPath);
  const children = (item: TreeItem | undefined) => (item ? tree.getChildren(item) : []);
  const runItems = () => children(model()).filter(({ kind }) => kind === 'run');
  const ran = () => listRuns(store).filter(({ source }) => source === uri.fsPath);
  /** The command line of the tests and the extension have classes of their own: commands are told apart by it. */
  const look = () => runs.look(uri.fsPath);

  before(async () => {
    uri = (await openFile(file, small)).uri;
    store = storeBeside(uri.fsPath);
    runs = new Runs();
    tree = new ModelsTree(runs);
    await runs.refresh();
    assert.ok(await call('train', uri));
    await reaches('managed', 'completed', file);
    look();
  });

  after(() => {
    tree.dispose();
    runs.dispose();
  });

  afterEach(goHome);

  it('stand below their model, with the best measure and the age of each', () => {
    const [versions, run] = children(model());
    assert.equal(versions?.kind, 'versions');
    assert.ok(run);
    assert.match(
      String(tree.getTreeItem(run).description),
      /^completed · (val_)?accuracy [\d.]+ · version 1 · just now$/,
    );
    const [version] = children(versions);
    assert.ok(version);
    const shown = tree.getTreeItem(version);
    assert.equal(shown.label, 'version 1');
    assert.equal(shown.contextValue, 'version');
    assert.match(String(shown.description), /^(val_)?accuracy [\d.]+ · just now$/);
  });

  it('are started again with changes, from the palette as well', async () => {
    const asked = answer(0, 'train.epochs=3 model.0.dense.units=6');
    await call('duplicate');
    assert.deepEqual(asked.refused, []);
    await eventually(() => (ran().length === 2 && ran().at(-1)?.status === 'completed' ? true : undefined));
    const latest = ran().at(-1);
    assert.ok(latest);
    const record = readRunRecord(latest.folder);
    assert.deepEqual(record?.set, ['train.epochs=3', 'model.0.dense.units=6']);
    assert.equal(record?.file.networks[0]?.layers[0]?.config['units'], 6);
    look();
  });

  it('are not started with changes that are wrong, which is said before', async () => {
    const asked = answer(0, 'train.epoch=3');
    await call('duplicate');
    assert.equal(asked.refused.length, 1);
    const formless = answer(0, 'more of it');
    await call('duplicate');
    assert.match(formless.refused[0] ?? '', /PATH=VALUE/);
    assert.equal(ran().length, 2);
  });

  it('are renamed and tagged', async () => {
    answer(0, ' The wide one ');
    await call('rename');
    answer(0, 'wide, #good');
    replace(
      vscode.window,
      'showQuickPick',
      () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve([items[0]]),
    );
    await call('editTags');
    look();
    const [newest] = runItems();
    assert.ok(newest);
    const shown = tree.getTreeItem(newest);
    assert.equal(shown.label, 'The wide one');
    assert.match(String(shown.description), /#wide · #good$/);
  });

  it('are compared in a tab', async () => {
    replace(
      vscode.window,
      'showQuickPick',
      () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve(items.slice(0, 2)),
    );
    await call('compare');
    const tab = await eventually(() =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'Comparison: managed'),
    );
    await vscode.window.tabGroups.close(tab);
  });

  it('go to the trash together, and come back', async () => {
    replace(vscode.window, 'showQuickPick', () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve(items));
    const said = pressFirst();
    await call('delete');
    await eventually(() => (ran().length === 2 ? true : undefined));
    assert.deepEqual(said, ['2 items were moved to the trash.']);
    assert.deepEqual(listTrashed(store), []);
    goHome();
    replace(
      vscode.window,
      'showQuickPick',
      () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve([items[0]]),
    );
    replace(vscode.window, 'showInformationMessage', () => () => Promise.resolve(undefined));
    await call('delete');
    assert.equal(ran().length, 1);
    assert.equal(listVersions(store, 'managed').length, 2);
    await call('restore');
    assert.equal(ran().length, 2);
  });

  it('are discarded only where the person says so, and leave no version', async () => {
    const endless = (await openFile('discarded/discarded.model.yaml', small.replace('epochs: 2', 'epochs: 1000000')))
      .uri;
    await call('train', endless);
    await reaches('discarded', 'running', 'discarded/discarded.model.yaml');
    const own = storeBeside(endless.fsPath);
    replace(
      vscode.window,
      'showQuickPick',
      () => (items: readonly vscode.QuickPickItem[]) => Promise.resolve([items[0]]),
    );
    replace(vscode.window, 'showWarningMessage', () => () => Promise.resolve(undefined));
    await call('discard');
    assert.equal(listRuns(own).at(-1)?.status, 'running');
    replace(
      vscode.window,
      'showWarningMessage',
      () => (_text: string, _options: unknown, button: string) => Promise.resolve(button),
    );
    replace(vscode.window, 'showInformationMessage', () => () => Promise.resolve(undefined));
    await call('discard');
    assert.deepEqual(listRuns(own), []);
    assert.deepEqual(listVersions(own, 'discarded'), []);
    assert.equal(listTrashed(own).length, 1);
  });

  it('are cleaned up after it was said how much that is', async () => {
    let offered: readonly vscode.QuickPickItem[] = [];
    replace(vscode.window, 'showQuickPick', () => (items: readonly vscode.QuickPickItem[]) => {
      offered = items;
      return Promise.resolve(undefined);
    });
    await call('cleanUp');
    assert.match(offered[0]?.label ?? '', /^Checkpoints of \d+ completed runs?$/);
    assert.match(offered[0]?.description ?? '', /^[\d.]+ [kMG]?B$/);
  });

  it('have a folder, a log and a resolved file', async () => {
    const [newest] = runItems();
    assert.ok(newest);
    answer(0, '');
    const heard = hearCommands(['revealInExplorer', 'revealFileInOS']);
    await call('reveal');
    assert.ok(heard.some(({ command }) => command.startsWith('reveal')));
    await call('openRunLog');
    assert.match(vscode.window.activeTextEditor?.document.fileName ?? '', /log\.txt$/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await openFile(file);
    await call('copyResolved');
    const copied = JSON.parse(await vscode.env.clipboard.readText()) as { readonly name: string };
    assert.equal(copied.name, 'managed');
  });

  it('are trained by a task for each model file', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'model-studio' });
    const own = tasks.find(({ definition }) => definition['file'] === file);
    assert.equal(own?.name, `train ${file}`);
    assert.deepEqual(own.problemMatchers, ['$model-studio']);
  });
});
