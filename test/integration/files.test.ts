import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answer, goHome, hearCommands, hearMessages, pickLabel, replace } from './person';
import { eventually, inWorkspace } from './workspaceFiles';

const errorsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);

const names = async (uri: vscode.Uri) => (await vscode.workspace.fs.readDirectory(uri)).map(([name]) => name).sort();

describe('New Model File', () => {
  afterEach(goHome);

  // In the order of the list: what is asked for is either there, or the one thing that is missing.
  const table: readonly { readonly template: string; readonly missing?: string; readonly language?: string }[] = [
    { template: 'classify', missing: 'data.csv' },
    { template: 'regression', missing: 'data.csv' },
    { template: 'text', missing: 'reviews.csv' },
    { template: 'images' },
    { template: 'forecast' },
    { template: 'autoencoder' },
    { template: 'adversarial' },
    { template: 'generated' },
    { template: 'code', language: 'typescript' },
  ];
  table.forEach(({ template, missing, language = 'model-yaml' }, place) => {
    it(`opens a file made from the template ${template}, whose only error can be that the data is not there`, async () => {
      const folder = inWorkspace(`new-${template}`);
      await vscode.workspace.fs.createDirectory(folder);
      answer(place, ' 我的 model ');
      await vscode.commands.executeCommand('modelStudio.newModelFile', folder);
      const ending = language === 'model-yaml' ? 'yaml' : 'ts';
      assert.ok((await names(folder)).includes(`我的 model.model.${ending}`));
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.languageId, language);
      const { uri } = editor.document;
      if (missing === undefined) {
        // The hints come with the check of the whole file.
        const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
        await eventually(async () => {
          const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
            'vscode.executeInlayHintProvider',
            uri,
            all,
          );
          return hints.length > 0 ? true : undefined;
        });
        assert.deepEqual(errorsOf(uri), []);
      } else {
        const [error] = await eventually(() => (errorsOf(uri).length > 0 ? errorsOf(uri) : undefined));
        assert.equal(error?.code, 'data-not-found');
        assert.equal(editor.document.getText(error.range), missing);
        assert.equal(errorsOf(uri).length, 1);
      }
    });
  });

  it('never writes over a file, and wants a name that is one', async () => {
    const folder = inWorkspace('new-taken');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(folder, 'mine.model.yaml'),
      new TextEncoder().encode('name: mine\n'),
    );
    for (const name of ['mine', ' ', '../mine', 'a\\b']) {
      const { refused } = answer(4, name);
      await vscode.commands.executeCommand('modelStudio.newModelFile', folder);
      assert.equal(refused.length, 1, name);
    }
    assert.deepEqual(await names(folder), ['mine.model.yaml']);
  });
});

describe('Open Examples', () => {
  afterEach(goHome);

  it('copies them to a new folder of the chosen one, and never over what is there', async () => {
    const parent = inWorkspace('copies');
    await vscode.workspace.fs.createDirectory(parent);
    const heard = hearCommands(['vscode.openFolder']);
    replace(vscode.window, 'showOpenDialog', () => () => Promise.resolve([parent]));
    await vscode.commands.executeCommand('modelStudio.openExamples');
    await vscode.commands.executeCommand('modelStudio.openExamples');
    assert.deepEqual(await names(parent), ['model-studio-examples', 'model-studio-examples-2']);
    const copied = await names(vscode.Uri.joinPath(parent, 'model-studio-examples'));
    assert.ok(copied.includes('iris.model.yaml') && copied.includes('data'), copied.join());
    assert.ok(!copied.includes('.model-studio'));
    const data = await names(vscode.Uri.joinPath(parent, 'model-studio-examples-2', 'data'));
    assert.ok(data.includes('iris.csv'));
    const opened = heard.filter(({ command }) => command === 'vscode.openFolder').map(({ args }) => String(args[0]));
    assert.deepEqual(opened, [
      vscode.Uri.joinPath(parent, 'model-studio-examples').toString(),
      vscode.Uri.joinPath(parent, 'model-studio-examples-2').toString(),
    ]);
    await vscode.workspace.fs.delete(parent, { recursive: true });
  });

  it('does nothing where no folder is chosen', async () => {
    const heard = hearCommands(['vscode.openFolder']);
    replace(vscode.window, 'showOpenDialog', () => () => Promise.resolve(undefined));
    await vscode.commands.executeCommand('modelStudio.openExamples');
    assert.ok(!heard.some(({ command }) => command === 'vscode.openFolder'));
  });
});

describe('help', () => {
  afterEach(goHome);

  it('tells what is set up in a document, and asks nothing where nothing is wrong', async () => {
    const said = hearMessages();
    await vscode.commands.executeCommand('modelStudio.doctor');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'markdown');
    assert.match(document.getText(), /^# Model Studio Doctor\n/);
    assert.match(document.getText(), /TensorFlow \d+\.\d+/);
    assert.deepEqual(said, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('shows the log', async () => {
    await vscode.commands.executeCommand('modelStudio.showLog');
    await eventually(() =>
      vscode.window.visibleTextEditors.some(
        ({ document }) => document.uri.scheme === 'output' && document.uri.path.includes('Model Studio'),
      )
        ? true
        : undefined,
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('asks which model is meant where none is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    pickLabel('iris.model.yaml');
    await vscode.commands.executeCommand('modelStudio.openStudio');
    const { tabGroups } = vscode.window;
    const [studio] = await eventually(() => {
      const found = tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'iris: Studio');
      return found.length > 0 ? found : undefined;
    });
    if (studio) await tabGroups.close(studio);
  });
});
