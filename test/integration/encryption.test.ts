import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import '../../src/texts/all';
import { listVersions } from '../../src/client';
import { makeStoreKey, storeBeside, storeKeyVariable } from '../../src/store';
import { goHome, hearMessages, pickLabel, replace } from './person';
import { eventually, oneEpoch, openFile, reaches } from './workspaceFiles';

const file = 'locked/locked.model.yaml';

describe('versions are encrypted with a key that VS Code keeps', () => {
  let uri: vscode.Uri;
  const call = (name: string) => vscode.commands.executeCommand<unknown>(`modelStudio.${name}`, uri);
  const version = () => listVersions(storeBeside(uri.fsPath), 'locked')[0];
  const filesOf = () => fs.readdirSync(version()?.path ?? '');
  /** The person chooses an entry by its label, and types a key where one is asked for. */
  const choose = (label: string, typed?: string) => {
    pickLabel(label);
    replace(vscode.window, 'showInputBox', () => () => Promise.resolve(typed));
  };
  /** Presses the one button of a question, and of nothing else. */
  const press = (): string[] => {
    const said: string[] = [];
    replace(vscode.window, 'showInformationMessage', () => (text: string, _options?: unknown, button?: string) => {
      said.push(text);
      return Promise.resolve(button);
    });
    return said;
  };

  before(async () => {
    uri = (await openFile(file, oneEpoch)).uri;
    await vscode.commands.executeCommand('modelStudio.train', uri);
    await reaches('locked', 'completed', file);
  });

  afterEach(goHome);

  after(async () => {
    choose('Forget the key');
    await call('storeKey');
    goHome();
  });

  it('which is made, and copied, before the first is encrypted', async () => {
    choose('Make a new key');
    const said = press();
    await call('encrypt');
    assert.deepEqual(said, ['Keep a copy of the new key.', 'locked is encrypted.']);
    assert.match(await vscode.env.clipboard.readText(), /^msk_[\w-]{43}$/);
    assert.ok(filesOf().every((name) => name === 'version.json' || name.endsWith('.sealed')));
    assert.equal(process.env[storeKeyVariable], undefined);
  });

  it('without which, or with another, they cannot be read, which is said; with it they are decrypted', async () => {
    const key = await vscode.env.clipboard.readText();
    const before = filesOf();
    choose('Forget the key');
    await call('storeKey');
    choose('Enter a key', makeStoreKey());
    await call('storeKey');
    const said = hearMessages();
    await call('decrypt');
    assert.match(await eventually(() => said[0]), /is encrypted with the key \w{16}; the key given is \w{16}/);
    assert.deepEqual(filesOf(), before);
    choose('Enter a key', key);
    await call('storeKey');
    await call('decrypt');
    assert.equal(said.at(-1), 'locked is not encrypted any more.');
    assert.ok(fs.existsSync(path.join(version()?.path ?? '', 'evaluation.json')));
  });
});
