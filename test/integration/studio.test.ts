import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import '../../src/texts/all';
import type { ModelDocuments } from '../../src/extension/languageFeatures/modelDocuments';
import type { Program } from '../../src/extension/program';
import type { TreeItem } from '../../src/extension/views/treeItem';
import type { ServingView } from '../../src/protocol';
import { goHome, hearCommands, hearMessages, replace } from './person';
import { TestPanel } from './testPanel';
import { testProgram } from './testProgram';
import { eventually, inWorkspace, openFile, reaches, trainedIris } from './workspaceFiles';

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };

describe("the panel's host", () => {
  const kept: { dispose(): unknown }[] = [];
  let program: Program;
  let documents: ModelDocuments;
  let panel: TestPanel;
  let logged: readonly string[];

  const keep = <T extends { dispose(): unknown }>(one: T): T => {
    kept.push(one);
    return one;
  };

  before(async () => {
    await trainedIris();
    ({ program, documents, logged } = testProgram(keep));
    await openFile('iris.model.yaml');
    panel = keep(new TestPanel(program, documents, inWorkspace('iris.model.yaml')));
    await panel.isThere();
  });
  afterEach(goHome);
  after(() => {
    for (const one of kept.reverse()) one.dispose();
  });

  it('says nothing before the page is ready, then everything', async () => {
    assert.deepEqual(panel.heard, []);
    const { model, run, runs, versions, signature, trusted, actions } = await panel.snapshot();
    assert.equal(model.name, 'iris');
    assert.equal(model.networks[0]?.layers.length, 2);
    assert.equal(trusted, true);
    assert.equal(run?.summary.status, 'completed');
    assert.equal(run.entries.at(-1)?.type, 'finished');
    assert.ok(runs.length > 0 && versions.length > 0);
    assert.deepEqual(actions, ['train']);
    assert.deepEqual(
      signature?.inputs.map(({ name }) => name),
      Object.keys(flower),
    );
    const { model: later } = await panel.hears('model', 0, (message) => message.model.data !== null);
    assert.equal(later.data?.rows, 150);
  });

  it('predicts with the newest version, one that is named, and the last checkpoint', async () => {
    for (const version of [null, 1, 'checkpoint'] as const) {
      const { predictions } = await panel.answers('predict', { version, inputs: [flower, flower] });
      assert.deepEqual(
        predictions.map(({ label }) => label),
        ['Iris-setosa', 'Iris-setosa'],
        String(version),
      );
    }
  });

  it('makes keys that it tells once, lists them without, and revokes what the person means to', async () => {
    const from = panel.heard.length;
    const { key } = await panel.answers('makeKey', { name: 'visitor', days: 30 });
    assert.match(key, /^ms_[0-9a-f]{12}_[\w-]{43}$/);
    const isThere = ({ serving: { keys } }: { readonly serving: ServingView }) =>
      keys.some((one) => one.name === 'visitor');
    const { serving } = await panel.hears('serving', from, isThere);
    const [made] = serving.keys.filter(({ name }) => name === 'visitor');
    assert.deepEqual([made?.actions, made?.expired], [['read', 'predict'], false]);
    assert.ok(!JSON.stringify(serving).includes(key));
    assert.equal(await panel.fails('makeKey', { name: 'visitor', days: null }), 'key-there');
    const id = made?.id ?? '';
    hearMessages();
    assert.deepEqual(await panel.answers('revokeKey', { id }), { revoked: false });
    goHome();
    replace(
      vscode.window,
      'showWarningMessage',
      () => (_text: string, _options: unknown, button: string) => Promise.resolve(button),
    );
    const later = panel.heard.length;
    assert.deepEqual(await panel.answers('revokeKey', { id }), { revoked: true });
    await panel.hears('serving', later, (message) => !isThere(message));
  });

  it('evaluates versions, takes rows of the data and reads it again', async () => {
    const { splits } = await panel.answers('evaluation', { version: 1 });
    assert.deepEqual(
      splits.map(({ split }) => split),
      ['train', 'validation', 'test'],
    );
    const { row, values, target } = await panel.answers('takeRow', { row: 149 });
    assert.equal(row, 149);
    assert.deepEqual(Object.keys(values), Object.keys(flower));
    assert.equal(target, 'Iris-virginica');
    const random = await panel.answers('takeRow', { row: 'random' });
    assert.ok(random.row >= 0 && random.row < 150);
    assert.equal((await panel.answers('readData', {})).summary.rows, 150);
  });

  it('fails what cannot be answered, in words', async () => {
    const codes = [
      await panel.fails('predict', { version: 99, inputs: [flower] }),
      await panel.fails('predict', { version: null, inputs: [{ sepal_length: 'long' }] }),
      await panel.fails('evaluation', { version: 99 }),
      await panel.fails('takeRow', { row: 150 }),
      await panel.fails('generate', { version: null, count: 1, seed: 1 }),
    ];
    assert.ok(
      codes.every((code) => code !== 'internal'),
      codes.join(),
    );
  });

  it('rejects what is no message of ours, and goes on', async () => {
    const bad: unknown[] = [
      'ready',
      { type: 'format' },
      { type: 'action', action: 'delete' },
      { type: 'request', id: 'one', method: 'predict', params: {} },
      { type: 'request', id: 7000, method: 'constructor', params: {} },
      { type: 'request', id: 7001, method: 'takeRow', params: { row: '../../etc' } },
      {
        type: 'request',
        id: 7002,
        method: 'predict',
        params: { version: 1, inputs: [{ a: { path: '/etc/passwd' } }] },
      },
    ];
    const before = logged.length;
    for (const message of bad) await panel.say(message);
    await eventually(() => {
      const refused = logged.slice(before).filter((line) => line.startsWith('The panel said something unknown'));
      return bad.every((one) => refused.some((line) => line.includes(JSON.stringify(one).slice(0, 60)))) || undefined;
    });
    assert.equal((await panel.answers('takeRow', { row: 3 })).row, 3);
    assert.ok(!panel.heard.some((message) => message.type === 'response' && message.id >= 7000));
  });

  it('opens the file at a line, the data, the log and the doctor, and copies', async () => {
    await panel.say({ type: 'openFile', line: 10 });
    await eventually(() => {
      const { activeTextEditor: editor } = vscode.window;
      return editor?.document.uri.path.endsWith('/iris.model.yaml') && editor.selection.active.line === 10
        ? true
        : undefined;
    });
    await panel.say({ type: 'copy', text: '花 0.98' });
    await eventually(async () => ((await vscode.env.clipboard.readText()) === '花 0.98' ? true : undefined));
    const heard = hearCommands(['vscode.open', 'modelStudio.doctor', 'workbench.trust.manage']);
    for (const type of ['openData', 'doctor', 'trust'] as const) await panel.say({ type });
    await eventually(() => (heard.length >= 3 ? true : undefined));
    assert.deepEqual(heard.map(({ command }) => command).sort(), [
      'modelStudio.doctor',
      'vscode.open',
      'workbench.trust.manage',
    ]);
    const opened = heard.find(({ command }) => command === 'vscode.open')?.args[0];
    assert.equal(String(opened), inWorkspace('data/iris.csv').toString());
  });

  it('hands the run, or its version, to the command that is chosen in the menu', async () => {
    const { run, versions } = await panel.snapshot();
    const chosen = ['exportReport', 'export', 'deploy', 'delete'] as const;
    const heard = hearCommands(chosen.map((command) => `modelStudio.${command}`));
    for (const command of chosen) await panel.say({ type: 'runCommand', command });
    await eventually(() => (heard.length === chosen.length ? true : undefined));
    const items = heard.map(({ command, args }) => {
      const [item] = args as [TreeItem];
      return [command, item.run?.run ?? item.oneVersion?.version];
    });
    const version = versions.findLast((one) => one.run === run?.summary.run)?.version;
    assert.deepEqual(items, [
      ['modelStudio.exportReport', run?.summary.run],
      ['modelStudio.export', version],
      ['modelStudio.deploy', version],
      ['modelStudio.delete', run?.summary.run],
    ]);
    goHome();
    const said = hearMessages();
    await panel.say({ type: 'runCommand', command: 'discard' });
    await eventually(() => (said.length > 0 ? true : undefined));
    assert.equal((await panel.snapshot()).run?.summary.run, run?.summary.run);
  });

  it('trains, follows the run to its end, and shows an earlier one when asked', async () => {
    const from = panel.heard.length;
    const before = await panel.snapshot();
    await panel.say({ type: 'action', action: 'train' });
    const { snapshot } = await panel.hears(
      'snapshot',
      from,
      (message) => message.snapshot.runs.length === before.runs.length + 1,
    );
    const run = snapshot.run?.summary.run;
    assert.ok(run !== undefined && run !== before.run?.summary.run);
    const end = await panel.hears('run/status', from, (one) => one.run === run && one.status === 'completed');
    assert.deepEqual(end.actions, ['train']);
    const entries = [
      ...(snapshot.run?.entries ?? []),
      ...panel.heard.flatMap((one) => (one.type === 'run/event' && one.run === run ? [one.entry] : [])),
    ];
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      entries.map((_, index) => index + 1),
      'no gap and no repeat',
    );
    await panel.hears('versions', from, ({ versions }) => versions.length === before.versions.length + 1);
    const first = before.run?.summary.run ?? '';
    assert.equal((await panel.snapshot({ type: 'showRun', run: first })).run?.summary.run, first);
  });

  it('tells all of a run that is laid over the one shown, and what is added to it, until it is wanted no more', async () => {
    const { run, runs } = await panel.snapshot();
    const other = runs.find((one) => one.run !== run?.summary.run)?.run ?? '';
    const from = panel.heard.length;
    await panel.say({ type: 'compareWith', run: other });
    const told = (await panel.hears('compared', from)).run;
    assert.equal(told?.summary.run, other);
    assert.equal(told.entries.at(-1)?.type, 'finished');
    assert.equal(told.series.series['loss']?.length, 350);
    await panel.snapshot();
    await panel.hears('compared', from, (message) => message !== panel.heard[from]);
    const later = panel.heard.length;
    await panel.say({ type: 'compareWith', run: null });
    assert.equal((await panel.hears('compared', later)).run, null);
  });

  it('says why nothing was done where an action is not possible', async () => {
    const said = hearMessages();
    await panel.say({ type: 'action', action: 'pause' });
    await eventually(() => (said.length > 0 ? true : undefined));
  });

  it('is silent while it is hidden, and tells all again to the next page', async () => {
    await panel.hide();
    await eventually(() => (panel.visible ? undefined : true));
    const silent = panel.heard.length;
    program.runs.look(inWorkspace('iris.model.yaml').fsPath);
    await openFile('iris.model.yaml');
    panel.reveal();
    await panel.isThere(2);
    assert.equal(panel.heard.length, silent);
    assert.equal((await panel.snapshot()).model.name, 'iris');
  });

  it('draws samples of a model that makes them', async () => {
    const text = (await openFile('gan.model.yaml')).getText();
    const few = text
      .replace('name: gan', 'name: few')
      .replace('data/t10k', '../data/t10k')
      .replace('epochs: 20', 'epochs: 1')
      .replace(/units: (256|512)/g, 'units: 16');
    const { uri } = await openFile('few/few.model.yaml', few);
    await vscode.commands.executeCommand('modelStudio.train', uri);
    await reaches('few', 'completed', 'few/few.model.yaml');
    const one = new TestPanel(program, documents, uri);
    await one.isThere();
    const { signature } = await one.snapshot();
    assert.equal(signature?.generates?.latent, 100);
    const { images } = await one.answers('generate', { version: 1, count: 3, seed: 7 });
    assert.deepEqual(
      images.map(({ height, width }) => [height, width]),
      [
        [10, 10],
        [10, 10],
        [10, 10],
      ],
    );
    assert.deepEqual((await one.answers('generate', { version: 1, count: 3, seed: 7 })).images, images);
    assert.notDeepEqual((await one.answers('generate', { version: 1, count: 3, seed: 8 })).images, images);
    one.dispose();
  });

  it('hands the newest version to the command where the runs were deleted', async () => {
    const uri = inWorkspace('few/few.model.yaml');
    await reaches('few', 'completed', 'few/few.model.yaml');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '../.model-studio/runs/few'), { recursive: true });
    const one = new TestPanel(program, documents, uri);
    await one.isThere();
    const { run, versions } = await one.snapshot();
    assert.deepEqual([run, versions.map(({ version }) => version)], [null, [1]]);
    const heard = hearCommands(['modelStudio.export', 'modelStudio.delete']);
    for (const command of ['export', 'delete']) await one.say({ type: 'runCommand', command });
    await eventually(() => (heard.length === 2 ? true : undefined));
    assert.deepEqual(
      heard.map(({ args: [item] }) => (item as TreeItem).oneVersion?.version),
      [1, 1],
    );
    one.dispose();
  });
});
