import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, inWorkspace, lensesOf, openFile } from './workspaceFiles';

const faulty = `data:
  source: data/iris.csv
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: species
model:
  - dense: {unitz: 16, activation: relu}
  - dense: {units: 3, activation: softmax}
train:
  loss: sparseCategoricalCrossentropy
`;

describe('a model file in the editor', () => {
  it('has a diagnostic exactly under an unknown key, with a fix', async () => {
    const document = await openFile('faulty.model.yaml', faulty);
    const diagnostic = await eventually(() =>
      vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'unknown-key'),
    );
    assert.equal(document.getText(diagnostic.range), 'unitz');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, 'a fix is offered');
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(() =>
      vscode.languages.getDiagnostics(document.uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
        ? undefined
        : true,
    );
    assert.match(document.getText(), /units: 16/);
  });

  it('completes keys and explains them', async () => {
    const document = await openFile('complete.model.yaml', `${faulty}  \n`);
    const at = new vscode.Position(10, 2);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('epochs'), labels.join());
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(9, 4),
    );
    assert.equal(hovers.length, 1);
  });

  it('shows lenses, hints, an outline and folds', async () => {
    const document = await openFile('iris.model.yaml');
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    assert.deepEqual(await lensesOf(document.uri), ['modelStudio.train', 'modelStudio.openStudio']);
    const hints = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        all,
      );
      return found.length > 0 ? found : undefined;
    });
    const label = hints[0]?.label;
    assert.ok(typeof label === 'string' && /^\d+/.test(label), 'the first hint is a shape');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(symbols.some(({ name }) => name === 'model'));
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(folds.length > 0);
  });

  it('says above the layers what the model costs, and above the source leads to the data', async () => {
    const document = await openFile('iris.model.yaml');
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return found.some(({ command }) => /131 parameters/.test(command?.title ?? '')) ? found : undefined;
    });
    const lineOf = (lens: vscode.CodeLens | undefined) => document.lineAt(lens?.range.start.line ?? 0).text;
    assert.match(lineOf(lenses.find(({ command }) => command?.command === '')), /^model:/);
    const data = lenses.find(({ command }) => command?.command === 'modelStudio.openDataPreview');
    assert.match(lineOf(data), /source:/);
    await vscode.commands.executeCommand('modelStudio.openDataPreview', document.uri, 'source');
    await eventually(
      () =>
        vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'iris.csv: Data')) ||
        undefined,
    );
    await vscode.commands.executeCommand('vscode.openWith', inWorkspace('data/iris.csv'), 'modelStudio.data');
    await eventually(
      () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'modelStudio.data'),
        ) || undefined,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('leads from a name to where it is given, and changes it everywhere', async () => {
    const document = await openFile(
      'names.model.yaml',
      `${faulty.replace('unitz', 'units').replace('relu}', 'relu, name: first}')}`.replace(
        'activation: softmax}',
        'activation: softmax, inputs: first}',
      ),
    );
    const used = document.positionAt(document.getText().lastIndexOf('first') + 2);
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      used,
    );
    assert.ok(link);
    assert.equal(document.getText(link.targetRange), 'first');
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      used,
    );
    assert.equal(references.length, 2);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      used,
      'hidden',
    );
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText().match(/hidden/g)?.length, 2);
    assert.ok(!document.getText().includes('first'));
  });

  it('is formatted with its comments, and coloured by what its words are', async () => {
    const document = await openFile('format.model.yaml', `# a flower\n${faulty.replaceAll('  ', '    ')}`);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const workspaceEdit = new vscode.WorkspaceEdit();
    workspaceEdit.set(document.uri, edits);
    await vscode.workspace.applyEdit(workspaceEdit);
    assert.equal(document.getText(), `# a flower\n${faulty}`);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.ok(tokens && tokens.data.length > 0);
  });

  it('has every help once, whatever helps with YAML and JSON', async () => {
    for (const name of ['iris.model.yaml', 'once.model.json']) {
      const json = '{"data": {"source": {"generate": "blobs"}}, "model": [{"dense": 3}]}';
      const document = await openFile(name, name.endsWith('json') ? json : undefined);
      assert.match(document.languageId, /^model-(yaml|json)$/);
      const at = document.positionAt(document.getText().indexOf('source') + 1);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      assert.equal(hovers.length, 1);
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.equal(symbols.filter(({ name: one }) => one === 'data').length, 1);
    }
    await vscode.workspace.fs.delete(inWorkspace('once.model.json'));
  });
});
