import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { StudioError } from '../../protocol';
import { readPartJson, readRunRecord, runFiles, versionFiles } from '../../store';
import type { TreeItem } from '../views/treeItem';
import { say } from '../window';

function folderOf({ run, oneVersion }: TreeItem): string | undefined {
  return run?.folder ?? oneVersion?.path;
}

const briefly = 4000;

/** Shows the folder of a run or version: in the explorer where it is on another machine. */
export async function reveal(item: TreeItem): Promise<void> {
  const folder = folderOf(item);
  if (folder === undefined) return;
  const uri = vscode.Uri.file(path.join(folder, item.run ? runFiles.record : versionFiles.record));
  const here = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  await vscode.commands.executeCommand(here ? 'revealFileInOS' : 'revealInExplorer', uri);
}

/** Puts the file that a run or version was made from, with every default, on the clipboard. */
export async function copyResolved(item: TreeItem): Promise<void> {
  const folder = folderOf(item);
  const file: unknown = item.run
    ? readRunRecord(item.run.folder)?.file
    : folder !== undefined && readPartJson(folder, versionFiles.model);
  if (!file) throw new StudioError('input', 'run-missing', { key: 'engine.runGone', args: { run: folder ?? '' } });
  await vscode.env.clipboard.writeText(`${JSON.stringify(file, null, 2)}\n`);
  vscode.window.setStatusBarMessage(say('manage.copied'), briefly);
}

/** Opens what a run's process wrote. */
export async function openRunLog({ run }: TreeItem): Promise<void> {
  if (!run) return;
  const file = path.join(run.folder, runFiles.log);
  if (!existsSync(file)) {
    await vscode.window.showInformationMessage(say('manage.noRunLog'));
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.file(file), { preview: true });
}
