import * as vscode from 'vscode';
import { makeStoreKey, parseStoreKey, storeBeside, storeKey } from '../../store';
import { requireTarget } from '../commands/chooseModel';
import { requireTrust } from '../commands/train';
import type { Program } from '../program';
import { TreeItem } from '../views/treeItem';
import { Versions } from '../views/versions';
import { locale, say } from '../window';
import { runVerb } from './runVerb';

/** Encrypts or decrypts a version, or all versions of a model. Without a key, asks for one first. */
export async function changeEncryption(
  program: Program,
  verb: 'encrypt' | 'decrypt',
  argument: unknown,
): Promise<void> {
  if (!(await requireTrust())) return;
  const target = await requireTarget(program, argument);
  if (!target) return;
  const one = argument instanceof TreeItem ? argument.oneVersion : undefined;
  const newest = one ?? new Versions().of(target.uri).at(-1);
  if (!newest) {
    await vscode.window.showInformationMessage(say('extension.noVersion'));
    return;
  }
  if (storeKey() === undefined && !(await changeStoreKey(program))) return;
  const name = one ? `${one.model}@${one.version}` : newest.model;
  const words = [verb, name, '--store', storeBeside(target.uri.fsPath), '--locale', locale];
  if (!(await runVerb(program, say(`manage.${verb}Progress`, { name }), words))) return;
  program.runs.look(target.uri.fsPath);
  await vscode.window.showInformationMessage(say(`manage.${verb}Done`, { name }));
}

/** Makes, takes or forgets the key that VS Code keeps; false where there is none afterwards. */
export async function changeStoreKey({ storeKey: kept }: Program): Promise<boolean> {
  const make = {
    label: say('manage.storeKeyMake'),
    detail: say('manage.storeKeyMakeDetail'),
    act: () => makeKey(kept),
  };
  const enter = {
    label: say('manage.storeKeyEnter'),
    detail: say('manage.storeKeyEnterDetail'),
    act: () => enterKey(kept),
  };
  const forget = {
    label: say('manage.storeKeyForget'),
    detail: say('manage.storeKeyForgetDetail'),
    act: async () => {
      await kept.forget();
      return false;
    },
  };
  const picks = kept.isKept ? [enter, forget] : [make, enter];
  const chosen = await vscode.window.showQuickPick(picks, { title: say('manage.storeKeyTitle') });
  return chosen ? chosen.act() : false;
}

/** Nobody can read what is encrypted without its key: it is kept only where the person has taken a copy of it. */
async function makeKey(kept: Program['storeKey']): Promise<boolean> {
  const key = makeStoreKey();
  const button = say('manage.storeKeyCopy');
  const options = { modal: true, detail: say('manage.storeKeyMadeDetail') };
  if ((await vscode.window.showInformationMessage(say('manage.storeKeyMade'), options, button)) !== button)
    return false;
  await vscode.env.clipboard.writeText(key);
  await kept.keep(key);
  return true;
}

async function enterKey(kept: Program['storeKey']): Promise<boolean> {
  const text = await vscode.window.showInputBox({
    title: say('manage.storeKeyTitle'),
    prompt: say('manage.storeKeyEnterPrompt'),
    password: true,
    ignoreFocusOut: true,
    validateInput: (value) => (parseStoreKey(value) ? undefined : say('manage.storeKeyBad')),
  });
  if (text === undefined) return false;
  await kept.keep(text.trim());
  return true;
}
