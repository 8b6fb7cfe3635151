import * as vscode from 'vscode';
import type { VersionSummary } from '../../store';
import { requireTarget } from '../commands/chooseModel';
import type { Program } from '../program';
import { age, headline } from '../views/describe';
import { TreeItem } from '../views/treeItem';
import { Versions } from '../views/versions';
import { say } from '../window';

/** The version that the command was called on, else one of the current model. */
export async function chosenVersion(program: Program, argument: unknown): Promise<VersionSummary | undefined> {
  if (argument instanceof TreeItem && argument.oneVersion) return argument.oneVersion;
  const target = await requireTarget(program, argument);
  if (!target) return undefined;
  const versions = [...new Versions().of(target.uri)].reverse();
  if (versions.length === 0) {
    await vscode.window.showInformationMessage(say('extension.noVersion'));
    return undefined;
  }
  if (versions.length === 1) return versions[0];
  const picks = versions.map((version) => ({
    label: `${version.model}@${version.version}`,
    description: [headline(version.measures) ?? [], age(version.created)].flat().join(' · '),
    version,
  }));
  return (await vscode.window.showQuickPick(picks, { title: say('manage.chooseVersion') }))?.version;
}
