import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { allowedActions, isActive, runStatuses, type RunAction, type RunStatus } from '../../src/protocol';
import { makeRun, readRunRecord, runFolders, storeBeside, writeRunRecord, type MadeRun } from '../../src/store';
import { Runs } from '../../src/extension/runs/runs';
import { Studios } from '../../src/extension/studio/studios';
import { keepContextKeys } from '../../src/extension/views/contextKeys';
import { ModelsTree } from '../../src/extension/views/modelsTree';
import { TreeItem } from '../../src/extension/views/treeItem';
import { showStatusBar } from '../../src/extension/views/statusBar';
import { goHome, hearCommands, replace } from './person';
import { holds, type Context } from './whenClause';
import { contributions, eventually, inWorkspace, lensesOf, openFile, trainedIris } from './workspaceFiles';

const actions: readonly RunAction[] = ['train', 'pause', 'resume', 'stop'];
const commandOf = (action: RunAction) => `modelStudio.${action}`;

/** The actions that a menu offers in a context. */
function offered(menu: string, context: Context): readonly RunAction[] {
  const items = contributions().menus[menu] ?? [];
  return actions.filter((action) =>
    items.some(({ command, when }) => command === commandOf(action) && holds(when, context)),
  );
}

interface Row {
  readonly status: RunStatus;
  readonly checkpoint: boolean;
}

const table: readonly Row[] = runStatuses.map((status) => ({ status, checkpoint: false }));

describe('what may be done with a run', () => {
  let runs: Runs;
  let tree: ModelsTree;
  let made: MadeRun;
  let uri: vscode.Uri;
  const kept: vscode.Disposable[] = [];
  const keys: Record<string, unknown> = {};

  const setStatus = (status: RunStatus) => {
    const record = readRunRecord(made.folder);
    assert.ok(record);
    writeRunRecord(made.folder, { ...record, status });
  };

  before(async () => {
    const { folder } = await trainedIris();
    const record = readRunRecord(folder);
    assert.ok(record);
    const document = await openFile('states/states.model.yaml', record.text.replace(/^name:.*$/m, 'name: states'));
    uri = document.uri;
    const { version: _version, run: _run, ...fields } = record;
    made = makeRun(storeBeside(uri.fsPath), { ...fields, model: 'states', source: uri.fsPath, status: 'completed' });
    const heard = hearCommands();
    runs = new Runs();
    kept.push(runs);
    await runs.refresh();
    tree = new ModelsTree(runs);
    kept.push(tree);
    const studios = new Studios(uri);
    const told = keepContextKeys({ runs, studios });
    kept.push({
      dispose() {
        told.dispose();
        studios.dispose();
      },
    });
    replace(vscode.commands, 'executeCommand', (run) => (command: string, ...args: unknown[]) => {
      if (command === 'setContext') keys[String(args[0])] = args[1];
      return run(command, ...args);
    });
    for (const { command, args } of heard) if (command === 'setContext') keys[String(args[0])] = args[1];
  });

  after(() => {
    goHome();
    for (const one of kept.reverse()) one.dispose();
    setStatus('completed');
    made.lock.release();
  });

  for (const { status, checkpoint } of table) {
    it(`is the same in palette, title, tree and lens while it is ${status}`, async () => {
      setStatus(status);
      const expected = actions.filter((action) => allowedActions(status, { checkpoint }).has(action));
      const now = await eventually(() => {
        const latest = runs.latest(uri.fsPath);
        return latest?.status === status ? latest : undefined;
      });
      const window: Context = { ...keys, isWorkspaceTrusted: true, workspaceFolderCount: 1 };
      assert.deepEqual(offered('commandPalette', { ...window, editorLangId: 'model-yaml' }), expected);
      assert.deepEqual(offered('editor/title', { ...window, resourceLangId: 'model-yaml' }), expected);
      for (const item of [new TreeItem(uri), new TreeItem(uri, now)]) {
        const { contextValue } = tree.getTreeItem(item);
        const here = offered('view/item/context', { ...window, view: 'modelStudio.models', viewItem: contextValue });
        const wanted = item.run ? expected.filter((action) => action !== 'train') : expected;
        assert.deepEqual(here, wanted, `${contextValue}`);
      }
      // The lens is the running extension's own: it has seen the change itself.
      await eventually(async () => {
        const shown = (await lensesOf(uri)).slice(0, -1);
        return shown.join() === expected.map(commandOf).join() ? true : undefined;
      });
    });
  }

  it('has an icon and words for each state in the tree', () => {
    const [run] = runs.of(uri.fsPath);
    assert.ok(run);
    const icons = runStatuses.map((status) => {
      const { iconPath, description } = tree.getTreeItem(new TreeItem(uri, { ...run, status }));
      assert.ok(iconPath instanceof vscode.ThemeIcon);
      assert.match(String(description), new RegExp(`^${status}`));
      return [status, iconPath.id];
    });
    const spinning = runStatuses.filter(isActive);
    assert.deepEqual(
      icons,
      [
        ...icons
          .filter(([status]) => spinning.some((one) => one === status))
          .map(([status]) => [status, 'loading~spin']),
        ['paused', 'debug-pause'],
        ['stopped', 'circle-slash'],
        ['completed', 'pass'],
        ['failed', 'error'],
        ['interrupted', 'debug-disconnect'],
      ].sort(([one], [other]) => runStatuses.indexOf(one as RunStatus) - runStatuses.indexOf(other as RunStatus)),
    );
  });

  it('shows the epoch at work in the status bar while a run runs, and nothing after', async () => {
    let shown = false;
    let item: vscode.StatusBarItem | undefined;
    replace(vscode.window, 'createStatusBarItem', (create) => (...args: Parameters<typeof create>) => {
      const made = create(...args);
      item = made;
      return new Proxy(made, {
        get(target, name) {
          if (name === 'show') return () => void ((shown = true), target.show());
          if (name === 'hide') return () => void ((shown = false), target.hide());
          const value: unknown = Reflect.get(target, name, target);
          return value;
        },
        set: (target, name, value) => Reflect.set(target, name, value, target),
      });
    });
    setStatus('completed');
    await eventually(() => (runs.active().length === 0 ? true : undefined));
    kept.push(showStatusBar(runs));
    assert.equal(shown, false);
    setStatus('running');
    await eventually(() => (shown ? true : undefined));
    assert.match(item?.text ?? '', /^\$\(loading~spin\) states: epoch \d+ of \d+$/);
    setStatus('completed');
    await eventually(() => (shown ? undefined : true));
  });

  it('is offered in the palette at once, before the extension has said anything', () => {
    const fresh: Context = { isWorkspaceTrusted: true, editorLangId: 'model-yaml' };
    assert.deepEqual(offered('commandPalette', fresh), ['train']);
    assert.deepEqual(offered('commandPalette', { ...fresh, editorLangId: 'yaml' }), []);
    assert.deepEqual(offered('commandPalette', { ...fresh, isWorkspaceTrusted: false }), []);
    assert.deepEqual(offered('commandPalette', { ...fresh, virtualWorkspace: 'memfs' }), []);
    assert.deepEqual(offered('editor/title', { ...fresh, resourceLangId: 'model-json' }), ['train']);
  });
});

describe('the view of models', () => {
  it('welcomes where there is nothing, and not while it searches', () => {
    const shown = (context: Context) =>
      contributions()
        .viewsWelcome.filter(({ when }) => holds(when, context))
        .map(({ contents }) => contents);
    const [empty, noFolder, restricted] = contributions().viewsWelcome.map(({ contents }) => contents);
    assert.deepEqual(shown({ workspaceFolderCount: 1, isWorkspaceTrusted: true }), [empty]);
    assert.deepEqual(shown({ workspaceFolderCount: 1, isWorkspaceTrusted: true, 'modelStudio.searching': true }), []);
    assert.deepEqual(shown({ workspaceFolderCount: 0, isWorkspaceTrusted: true }), [noFolder]);
    assert.deepEqual(shown({ workspaceFolderCount: 1, isWorkspaceTrusted: false }), [empty, restricted]);
  });

  it('tells two files of one name apart', async () => {
    const text = (await openFile('iris.model.yaml')).getText();
    const twin = await openFile('twin/iris.model.yaml', text);
    const runs = new Runs();
    const tree = new ModelsTree(runs);
    const heard = hearCommands();
    await runs.refresh();
    goHome();
    const items = tree.getChildren().map((item) => tree.getTreeItem(item));
    assert.deepEqual(
      heard.filter(({ args }) => args[0] === 'modelStudio.searching').map(({ args }) => args[1]),
      [true, false],
    );
    const irises = items.filter(({ label }) => label === 'iris');
    assert.equal(irises.length, 2);
    assert.equal(new Set(irises.map(({ description }) => description)).size, 2);
    assert.ok(irises.some(({ description }) => /\btwin\b/.test(String(description))));
    const other = items.find(({ label }) => label === 'gan');
    assert.equal(other?.description, 'not trained');
    assert.equal(other?.contextValue, 'model canTrain');
    assert.equal(other?.command?.command, 'modelStudio.openModelFile');
    tree.dispose();
    runs.dispose();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(twin.uri, '..'), { recursive: true });
  });

  it('forgets a file that is deleted', async () => {
    const { uri } = await openFile('gone.model.yaml', 'name: gone\n');
    const runs = new Runs();
    await runs.refresh();
    const has = () => runs.models().some(({ fsPath }) => fsPath === uri.fsPath);
    assert.ok(has());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(uri);
    await eventually(() => (has() ? undefined : true));
    runs.dispose();
  });

  it('keeps every run of a store once', () => {
    const folders = runFolders(storeBeside(inWorkspace('iris.model.yaml').fsPath));
    assert.equal(new Set(folders).size, folders.length);
  });
});
