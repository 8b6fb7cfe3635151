import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile } from './workspaceFiles';

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
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.command),
      ['modelStudio.train', 'modelStudio.openStudio'],
    );
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
});
