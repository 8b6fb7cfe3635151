import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { listRuns, stopRun } from '../../src/client';
import { engineLocation } from '../../src/extension/runs/engine';
import { isActive } from '../../src/protocol';
import { storeBeside } from '../../src/store';
import { goHome, hearMessages, replace } from './person';
import { theExtension, eventually, lensesOf, openFile, reaches } from './workspaceFiles';

const small = `data:
  source: {generate: moons, samples: 60}
model:
  - dense: {units: 4, activation: relu}
  - dense: {units: 2, activation: softmax}
train:
  loss: sparseCategoricalCrossentropy
  epochs: 2
`;
const endless = small.replace('epochs: 2', 'epochs: 1000000');
const train = (uri: vscode.Uri) => vscode.commands.executeCommand<string | undefined>('modelStudio.train', uri);
const runsOf = (uri: vscode.Uri) => listRuns(storeBeside(uri.fsPath)).filter(({ source }) => source === uri.fsPath);
/** The lenses that act on runs, then the Studio's, then what a version brings. */
const untilLenses = (uri: vscode.Uri, expected: readonly string[], more: readonly string[] = []) =>
  eventually(async () => {
    const wanted = [...expected, 'openStudio', ...more].map((name) => `modelStudio.${name}`).join();
    return (await lensesOf(uri)).join() === wanted ? true : undefined;
  });

/** A command does not wait until its error is seen. */
const firstOf = (said: readonly string[]) => eventually(() => said[0]);

/** The command line, as it is in the extension's folder. */
function cli(...args: readonly string[]) {
  return promisify(execFile)(process.execPath, [path.join(theExtension().extensionPath, 'dist/cli.js'), ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
}

describe('a run', () => {
  const endlessRuns: vscode.Uri[] = [];
  const openEndless = async (name: string) => {
    const { uri } = await openFile(name, endless);
    endlessRuns.push(uri);
    return uri;
  };

  afterEach(async () => {
    goHome();
    // Whatever a test that failed left running would keep all others waiting.
    for (const run of endlessRuns.splice(0).flatMap(runsOf)) {
      if (isActive(run.status)) await stopRun(run.folder, engineLocation(theExtension().extensionUri));
    }
  });

  it('is not started for a file with errors, which is said', async () => {
    const { uri } = await openFile('wrong/wrong.model.yaml', small.replace('softmax', 'sofmax'));
    const said = hearMessages();
    assert.equal(await train(uri), undefined);
    assert.deepEqual(said, ['wrong.model.yaml has 1 error that must be mended before it can be trained.']);
    assert.deepEqual(runsOf(uri), []);
  });

  it('is started once, however often Train is asked for', async () => {
    const uri = await openEndless('twice/twice.model.yaml');
    const started = await Promise.all([train(uri), train(uri), train(uri)]);
    assert.equal(started.filter((run) => run !== undefined).length, 1);
    assert.equal(runsOf(uri).length, 1);
    await reaches('twice', 'running', 'twice/twice.model.yaml');
    const said = hearMessages();
    assert.equal(await train(uri), undefined);
    assert.equal(await firstOf(said), 'That is not possible while the run is running.');
    assert.equal(runsOf(uri).length, 1);
    await untilLenses(uri, ['pause', 'stop']);
    await vscode.commands.executeCommand('modelStudio.stop', uri);
    await untilLenses(uri, ['train', 'resume'], ['serve']);
  });

  it('that a terminal starts and stops is seen by itself', async () => {
    const uri = await openEndless('terminal/terminal.model.yaml');
    await untilLenses(uri, ['train']);
    await cli('train', uri.fsPath, '--detach');
    await untilLenses(uri, ['pause', 'stop']);
    await cli('pause', 'terminal', '--store', storeBeside(uri.fsPath));
    await untilLenses(uri, ['resume', 'stop']);
    await cli('stop', 'terminal', '--store', storeBeside(uri.fsPath));
    await untilLenses(uri, ['train', 'resume'], ['serve']);
  });

  it('of a JSON file is as one of a YAML file', async () => {
    const content = {
      data: { source: { generate: 'moons', samples: 60 } },
      model: [{ dense: { units: 2, activation: 'softmax' } }],
      train: { loss: 'sparseCategoricalCrossentropy', epochs: 2 },
    };
    const { uri } = await openFile('json/plain.model.json', JSON.stringify(content, null, 2));
    assert.ok(await train(uri));
    const run = await reaches('plain', 'completed', 'json/plain.model.json');
    assert.equal(run.epoch, 2);
    await untilLenses(uri, ['train'], ['serve']);
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
      return lenses.some(({ command }) => command?.title.endsWith('s an epoch in its last run')) || undefined;
    });
  });

  it('of a file outside of the workspace lies beside that file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-outside-'));
    const uri = vscode.Uri.file(path.join(folder, 'outside.model.yaml'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(small));
    await vscode.window.showTextDocument(uri);
    assert.ok(await train(uri));
    await eventually(() => (runsOf(uri).at(-1)?.status === 'completed' ? true : undefined));
    await vscode.commands.executeCommand('modelStudio.refresh');
    await untilLenses(uri, ['train'], ['serve']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
  });

  it('of a document that was never saved waits for its name', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'model-yaml', content: small });
    await vscode.window.showTextDocument(document);
    replace(vscode.workspace, 'save', () => () => Promise.resolve(undefined));
    assert.equal(await train(document.uri), undefined);
    const { uri } = await openFile('untitled/named.model.yaml', small);
    replace(vscode.workspace, 'save', () => () => Promise.resolve(uri));
    assert.ok(await train(document.uri));
    await reaches('named', 'completed', 'untitled/named.model.yaml');
    const said = hearMessages();
    await vscode.commands.executeCommand('modelStudio.openStudio', document.uri);
    assert.match(await firstOf(said), /is not a file on disk/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
