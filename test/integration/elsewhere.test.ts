import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { listVersions } from '../../src/client';
import { storeBeside } from '../../src/store';
import { goHome, hearCommands, hearMessages, pickLabel, replace } from './person';
import { oneEpoch, openFile, reaches } from './workspaceFiles';

const file = 'leaving/leaving.model.yaml';

/** The person chooses an entry by its label, and a folder. */
function choose(label: string, folder: string): void {
  pickLabel(label);
  replace(vscode.window, 'showOpenDialog', () => () => Promise.resolve([vscode.Uri.file(folder)]));
}

describe('a version leaves this machine', () => {
  let uri: vscode.Uri;
  let parent: string;
  const call = (name: string) => vscode.commands.executeCommand<unknown>(`modelStudio.${name}`, uri);

  before(async () => {
    uri = (await openFile(file, oneEpoch)).uri;
    await vscode.commands.executeCommand('modelStudio.train', uri);
    await reaches('leaving', 'completed', file);
    assert.equal(listVersions(storeBeside(uri.fsPath), 'leaving').length, 1);
    parent = path.join(path.dirname(uri.fsPath), 'elsewhere');
    fs.mkdirSync(parent);
  });

  afterEach(goHome);

  it('for other programs, in a folder of its own, twice as well', async () => {
    choose('ONNX', parent);
    const said = hearMessages();
    await call('export');
    await call('export');
    assert.deepEqual(fs.readdirSync(parent), ['leaving-1-onnx', 'leaving-1-onnx-2']);
    assert.deepEqual(fs.readdirSync(path.join(parent, 'leaving-1-onnx')).sort(), [
      'README.md',
      'interface.json',
      'model.onnx',
    ]);
    assert.equal(said[0], `leaving@1 is written to ${path.join(parent, 'leaving-1-onnx')}.`);
  });

  it('with all that answers, whose README is shown where the person wants it', async () => {
    choose('systemd', parent);
    replace(vscode.window, 'showInformationMessage', () => (_text: string, button: string) => Promise.resolve(button));
    const heard = hearCommands(['markdown.showPreview']);
    await call('deploy');
    const folder = path.join(parent, 'leaving-1-systemd');
    assert.ok(fs.existsSync(path.join(folder, 'leaving.service')));
    const shown = heard.find(({ command }) => command === 'markdown.showPreview')?.args[0];
    assert.equal((shown as vscode.Uri | undefined)?.fsPath, path.join(folder, 'README.md'));
  });

  it('or does not, where the person cancels, and nothing is left', async () => {
    const there = fs.readdirSync(parent);
    choose('SavedModel', parent);
    const said = hearMessages();
    const cancelling: typeof vscode.window.withProgress = (_options, task) => {
      const source = new vscode.CancellationTokenSource();
      setImmediate(() => source.cancel());
      return task({ report: () => undefined }, source.token);
    };
    replace(vscode.window, 'withProgress', () => cancelling);
    await call('export');
    assert.deepEqual(said, []);
    assert.deepEqual(fs.readdirSync(parent), there);
  });
});
