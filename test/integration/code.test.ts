import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listRuns } from '../../src/client';
import { storeBeside } from '../../src/store';
import { Runs } from '../../src/extension/runs/runs';
import { keepContextKeys } from '../../src/extension/views/contextKeys';
import { Studios } from '../../src/extension/studio/studios';
import { goHome, hearCommands } from './person';
import { holds } from './whenClause';
import { contributions, eventually, inWorkspace, lensesOf, openFile, reaches, theExtension } from './workspaceFiles';

const exists = async (uri: vscode.Uri) => {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
};

const errorsOf = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Model Studio');

const model = (more: string) => `/// <reference path=".model-studio/types/model-studio.d.ts" />
import { defineModel } from 'model-studio';
${more}
export default defineModel({
  data: { source: { generate: 'moons', samples: 100 } },
  model: [{ dense: 8 }, { dense: { units: 2, activation: 'softmax' } }],
  train: { epochs: 2 },
});
`;

async function retype(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}

describe('a model in code', () => {
  afterEach(goHome);

  it('stays a document of TypeScript, and has its types, lenses and hints', async () => {
    const document = await openFile('spirals.model.ts');
    assert.equal(document.languageId, 'typescript');
    await eventually(async () =>
      (await lensesOf(document.uri)).join() === 'modelStudio.train,modelStudio.openStudio' ? true : undefined,
    );
    await eventually(async () =>
      (await exists(inWorkspace('.model-studio/types/model-studio.d.ts'))) ? true : undefined,
    );
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        all,
      );
      const ours = found.flatMap(({ label }) =>
        typeof label === 'string' && label.includes('parameters') ? [label] : [],
      );
      return ours.length > 0 ? ours : undefined;
    });
    assert.ok(hints.includes('64, 192 parameters'), hints.join('; '));
    assert.deepEqual(errorsOf(document.uri), []);
  });

  it('is trained from its lens', async () => {
    const { uri } = await openFile('coded/coded.model.ts', model(''));
    const train = await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return lenses.map(({ command }) => command).find((command) => command?.command === 'modelStudio.train');
    });
    assert.ok(await vscode.commands.executeCommand(train.command, ...((train.arguments ?? []) as unknown[])));
    const run = await reaches('coded', 'completed', 'coded/coded.model.ts');
    assert.equal(run.epoch, 2);
    assert.equal(listRuns(storeBeside(uri.fsPath), 'coded').length, 1);
  });

  it('says what is wrong at its line when it is saved, and nothing once that is mended', async () => {
    const document = await openFile('faulty/faulty.model.js', model('nothing();'));
    const [error] = await eventually(() => (errorsOf(document.uri).length > 0 ? errorsOf(document.uri) : undefined));
    assert.equal(error?.code, 'code-failed');
    assert.equal(document.getText(error.range), 'nothing();');
    await retype(document, model(''));
    await document.save();
    await eventually(() => (errorsOf(document.uri).length === 0 ? true : undefined));
  });

  it('is looked at again when a file is saved that it imports', async () => {
    const helper = await openFile('imported/size.ts', 'export const size = missing;\n');
    const { uri } = await openFile('imported/imported.model.ts', model("import { size } from './size';\nvoid size;"));
    const [error] = await eventually(() => (errorsOf(uri).length > 0 ? errorsOf(uri) : undefined));
    assert.match(error?.message ?? '', /size\.ts, line 1: missing is not defined/);
    await retype(helper, 'export const size = 3;\n');
    await helper.save();
    await eventually(() => (errorsOf(uri).length === 0 ? true : undefined));
  });

  it('that another program calls so is left alone', async () => {
    const { uri } = await openFile('other/user.model.ts', 'export interface User { name: string }\n');
    await openFile('other/own.model.ts', model(''));
    const runs = new Runs();
    const keys: Record<string, unknown> = {};
    const heard = hearCommands();
    const studios = new Studios(theExtension().extensionUri);
    const told = keepContextKeys({ runs, studios });
    await runs.refresh();
    for (const { command, args } of heard) if (command === 'setContext') keys[String(args[0])] = args[1];
    const found = runs.models().map(({ path }) => path);
    assert.ok(found.includes(inWorkspace('other/own.model.ts').path), found.join());
    assert.ok(!found.includes(uri.path), found.join());
    assert.deepEqual(await lensesOf(uri), []);
    const titles = (of: vscode.Uri) =>
      contributions()
        .menus['editor/title']?.filter(({ when }) =>
          holds(when, { ...keys, isWorkspaceTrusted: true, resourceLangId: 'typescript', resourcePath: of.fsPath }),
        )
        .map(({ command }) => command);
    assert.deepEqual(titles(uri), []);
    assert.deepEqual(titles(inWorkspace('other/own.model.ts')), ['modelStudio.train', 'modelStudio.openStudio']);
    told.dispose();
    studios.dispose();
    runs.dispose();
  });
});
