import * as vscode from 'vscode';
import { storeOfVersion } from '../../store';
import { requireTrust } from '../commands/train';
import type { Program } from '../program';
import { locale, say } from '../window';
import { chosenVersion } from './chooseVersion';
import { runVerb } from './runVerb';

/** Trains a version again, apart from all others, and says whether its weights are the same. */
export async function reproduceVersion(program: Program, argument: unknown): Promise<void> {
  if (!(await requireTrust())) return;
  const version = await chosenVersion(program, argument);
  if (!version) return;
  const name = `${version.model}@${version.version}`;
  const verb = ['reproduce', name, '--store', storeOfVersion(version.path), '--locale', locale];
  const said = await runVerb(program, say('manage.reproduceProgress', { name }), verb);
  if (!said) return;
  // The first line says that it trains.
  const [, verdict = '', ...details] = said.words;
  if (said.values.some(({ same }) => same === true)) await vscode.window.showInformationMessage(verdict);
  else
    await vscode.window.showWarningMessage(verdict, {
      modal: true,
      detail: details.map((one) => one.trim()).join('\n'),
    });
}
