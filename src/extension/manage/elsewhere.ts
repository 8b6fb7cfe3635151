import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { deployTargets, portableFormats } from '../../protocol';
import { escapeName, storeOfVersion, type VersionSummary } from '../../store';
import { requireTrust } from '../commands/train';
import type { Program } from '../program';
import { locale, say } from '../window';
import { chosenVersion } from './chooseVersion';
import { runVerb } from './runVerb';

const choices = {
  export: { option: '--format', values: portableFormats },
  deploy: { option: '--target', values: deployTargets },
} as const;

/** Writes a version for other programs (`export`), or with all that answers with it elsewhere (`deploy`). */
export async function writeElsewhere(program: Program, verb: 'export' | 'deploy', argument: unknown): Promise<void> {
  if (!(await requireTrust())) return;
  const version = await chosenVersion(program, argument);
  if (!version) return;
  const name = `${version.model}@${version.version}`;
  const { option, values } = choices[verb];
  const picks = values.map((value) => ({ value, label: say(`manage.${value}`), detail: say(`manage.${value}Detail`) }));
  const chosen = await vscode.window.showQuickPick(picks, { title: say(`manage.${verb}Title`, { name }) });
  const parent = chosen && (await askForFolder(verb, version));
  if (!parent) return;
  const folder = freeFolder(parent, `${escapeName(version.model)}-${version.version}-${chosen.value}`);
  const words = [verb, name, '--store', storeOfVersion(version.path), option, chosen.value, '-o', folder];
  const title = say(`manage.${verb}Progress`, { name, form: chosen.label });
  if (await runVerb(program, title, [...words, '--locale', locale])) await tell(name, folder);
}

async function askForFolder(verb: 'export' | 'deploy', { source }: VersionSummary): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.file(path.dirname(source)),
      openLabel: say(`manage.${verb}Here`),
      title: say('manage.whereTitle'),
    })) ?? [];
  return folder?.fsPath;
}

/** A folder of that name, or of the first one with a number that is not there. */
function freeFolder(parent: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const folder = path.join(parent, number === 1 ? name : `${name}-${number}`);
    if (!existsSync(folder)) return folder;
  }
}

async function tell(name: string, folder: string): Promise<void> {
  const open = say('manage.openReadme');
  const chosen = await vscode.window.showInformationMessage(say('manage.written', { name, folder }), open);
  if (chosen !== open) return;
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(path.join(folder, 'README.md')));
}
