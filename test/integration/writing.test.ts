import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, lensesOf, openFile } from './workspaceFiles';

const iris = (lines: string) => `data:
  source: ../data/iris.csv
  header: false
  columns: [sepal_length, sepal_width, petal_length, petal_width, species]
  target: species
${lines}`;

async function edit(document: vscode.TextDocument, at: vscode.Position, text: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.insert(document.uri, at, text);
  assert.ok(await vscode.workspace.applyEdit(change));
}

/** Labels of what is offered at the mark `|` of a file. */
async function completions(name: string, content: string): Promise<readonly string[]> {
  const document = await openFile(`writing/${name}`, content.replace('|', ''));
  const at = document.positionAt(content.indexOf('|'));
  const look = () =>
    vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at);
  return (await look()).items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverOver(document: vscode.TextDocument, word: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(word) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

const hintsOf = async (document: vscode.TextDocument) => {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
};

const codesOf = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).map(({ code }) => code);
const reports = (uri: vscode.Uri, code: string) => eventually(() => (codesOf(uri).includes(code) ? true : undefined));

const model = `model:
  - dense: {units: 16, activation: relu}
  - dense: {units: 3, activation: softmax}
`;
const train = `train:
  loss: sparseCategoricalCrossentropy
`;

describe('while a model file is written', () => {
  it('is checked as it is after a burst of keys', async () => {
    const document = await openFile('writing/burst.model.yaml', iris(model + train));
    await eventually(async () => ((await hintsOf(document)).length > 0 ? true : undefined));
    const keys = [...'epochz: 1'];
    const line = document.lineCount - 1;
    await edit(document, new vscode.Position(line, 0), '  ');
    for (const [index, key] of keys.entries()) await edit(document, new vscode.Position(line, 2 + index), key);
    await reports(document.uri, 'unknown-key');
    const wrong = vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'unknown-key');
    assert.equal(document.getText(wrong?.range), 'epochz');
    assert.ok(document.isDirty, 'nothing was saved for it');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await eventually(() => (codesOf(document.uri).length === 0 ? true : undefined));
  });

  it('offers layers, their arguments, values, columns and data files', async () => {
    const table: readonly { readonly name: string; readonly content: string; readonly offered: readonly string[] }[] = [
      { name: 'layers', content: iris('model:\n  - |\n'), offered: ['dense', 'conv2d', 'lstm', 'dropout'] },
      { name: 'arguments', content: iris('model:\n  - dense: {|}\n'), offered: ['units', 'activation', 'useBias'] },
      { name: 'values', content: iris('model:\n  - dense: {units: 3, activation: |}\n'), offered: ['softmax', 'relu'] },
      { name: 'losses', content: iris(`${model}train:\n  loss: |\n`), offered: ['meanSquaredError'] },
      {
        name: 'columns',
        content: iris('').replace('target: species', 'target: |'),
        offered: ['species', 'petal_width'],
      },
      { name: 'paths', content: 'data:\n  source: ../data/|\n', offered: ['../data/iris.csv', '../data/diabetes.csv'] },
      { name: 'folders', content: 'data:\n  source: ../|\n', offered: ['../data/'] },
    ];
    for (const { name, content, offered } of table) {
      const found = await completions(`${name}.model.yaml`, content);
      for (const label of offered) assert.ok(found.includes(label), `${name}: ${label} is not among ${found.join()}`);
    }
  });

  it('explains keys with their default, and layers', async () => {
    const document = await openFile('writing/hover.model.yaml', iris(`${model}${train}  batchSize: 16\n`));
    assert.match(await hoverOver(document, 'batchSize'), /32/);
    assert.match(await hoverOver(document, 'dense'), /units/);
    assert.match(await hoverOver(document, 'relu'), /\S/);
  });

  it('shows shapes with parameters behind layers, and names what is in the outline', async () => {
    const document = await openFile('writing/hints.model.yaml', iris(model + train));
    const hints = await eventually(async () => {
      const found = await hintsOf(document);
      return found.length === 2 && found.every((label) => label.includes('parameters')) ? found : undefined;
    });
    assert.deepEqual(hints, ['16, 80 parameters', '3, 51 parameters']);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['data', 'model', 'train'],
    );
    assert.equal(symbols[1]?.children.length, 2);
  });

  it('does the same for JSON', async () => {
    const content = {
      data: { source: '../data/iris.csv', header: false, columns: ['a', 'b', 'c', 'd', 'kind'], target: 'kind' },
      model: [{ dense: { units: 3, activation: 'softmax' } }],
      train: { loss: 'sparseCategoricalCrossentropy', epoch: 3 },
    };
    const document = await openFile('writing/same.model.json', JSON.stringify(content, null, 2));
    assert.equal(document.languageId, 'model-json');
    await reports(document.uri, 'unknown-key');
    const [wrong] = vscode.languages.getDiagnostics(document.uri);
    assert.match(document.getText(wrong?.range), /^"?epoch"?$/);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      wrong?.range,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    await eventually(() => (codesOf(document.uri).length === 0 ? true : undefined));
    assert.equal((JSON.parse(document.getText()) as typeof content & { train: { epochs?: number } }).train.epochs, 3);
    assert.deepEqual(
      await eventually(async () => {
        const hints = await hintsOf(document);
        return hints.length > 0 ? hints : undefined;
      }),
      ['3, 15 parameters'],
    );
    assert.match(await hoverOver(document, 'loss'), /\S/);
    const offered = await completions(
      'offered.model.json',
      '{"data": {"source": "x.csv"}, "model": [{"dense": {"units": 3, "activation": "|"}}]}',
    );
    assert.ok(
      offered.some((label) => label.includes('softmax')),
      offered.join(),
    );
    assert.deepEqual(await lensesOf(document.uri), ['modelStudio.train', 'modelStudio.openStudio']);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('says of a huge file that it is too large, and nothing else', async () => {
    const { uri } = await openFile('writing/huge.model.yaml', `${iris(model + train)}${'# x\n'.repeat(300_000)}`);
    await reports(uri, 'file-too-large');
    assert.deepEqual(codesOf(uri), ['file-too-large']);
  });

  it('checks a document that was never saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'model-yaml', content: 'modell: []\n' });
    await vscode.window.showTextDocument(document);
    await reports(document.uri, 'unknown-key');
    assert.deepEqual(await lensesOf(document.uri), []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => (codesOf(document.uri).length === 0 ? true : undefined));
  });

  it('warns of another file whose model has the same name', async () => {
    const twin = (epochs: number) => `name: twin\n${iris(`${model}${train}  epochs: ${epochs}\n`)}`;
    await openFile('twins/first.model.yaml', twin(1));
    const { uri } = await openFile('twins/second.model.yaml', twin(2));
    await reports(uri, 'name-taken');
  });

  it('follows the settings', async () => {
    const document = await openFile('writing/quiet.model.yaml', iris(model + train));
    await eventually(async () => ((await hintsOf(document)).length > 0 ? true : undefined));
    const settings = vscode.workspace.getConfiguration();
    const set = (name: string, value: boolean | undefined) =>
      settings.update(`modelStudio.${name}`, value, vscode.ConfigurationTarget.Workspace);
    await set('codeLens', false);
    await eventually(async () => ((await lensesOf(document.uri)).length === 0 ? true : undefined));
    await set('inlayHints', false);
    await eventually(async () => ((await hintsOf(document)).length === 0 ? true : undefined));
    await set('codeLens', undefined);
    await set('inlayHints', undefined);
    await eventually(async () => ((await lensesOf(document.uri)).length === 2 ? true : undefined));
  });
});
