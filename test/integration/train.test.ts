import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { listRuns, listVersions } from '../../src/client';
import { storeBeside } from '../../src/store';
import { eventually, inWorkspace, openFile, reaches } from './workspaceFiles';

const store = () => storeBeside(inWorkspace('iris.model.yaml').fsPath);
const latest = (model: string) => listRuns(store(), model).at(-1);

describe('Train Model', () => {
  it('saves the file, trains it on the native library and leaves a version, with the focus where it was', async () => {
    const versions = listVersions(store(), 'iris').length;
    const document = await openFile('iris.model.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), '\n# changed\n');
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    await vscode.commands.executeCommand('modelStudio.train');
    assert.ok(!document.isDirty);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    const run = await reaches('iris', 'completed');
    assert.equal(run.backend, 'tensorflow');
    assert.equal(run.version, versions + 1);
    assert.equal(listVersions(store(), 'iris').length, versions + 1);
  });

  it('pauses, resumes and stops a run', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace('iris.model.yaml')));
    const long = text
      .replace(/^name:.*$/m, 'name: long')
      .replace(/epochs: \d+/, 'epochs: 100000')
      .replace(/^ *earlyStopping:.*$/m, '');
    await openFile('long.model.yaml', long);
    await vscode.commands.executeCommand('modelStudio.train');
    await reaches('long', 'running');
    await vscode.commands.executeCommand('modelStudio.pause');
    const paused = await reaches('long', 'paused');
    assert.ok(paused.checkpoint);
    await vscode.commands.executeCommand('modelStudio.resume');
    await reaches('long', 'running');
    await eventually(() => ((latest('long')?.epoch ?? 0) > paused.epoch ? true : undefined));
    await vscode.commands.executeCommand('modelStudio.stop');
    assert.equal((await reaches('long', 'stopped')).version, 1);
  });
});
