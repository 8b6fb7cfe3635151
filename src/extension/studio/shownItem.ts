import type * as vscode from 'vscode';
import { listVersions, showRun } from '../../client';
import { allowedRemoval, StudioError, type RunCommand } from '../../protocol';
import { storeBeside } from '../../store';
import { statusWords } from '../views/statusWords';
import { TreeItem } from '../views/treeItem';
import { say } from '../window';

/** The newest version of a model whose runs are gone, as a command takes it. */
export function keptItem(uri: vscode.Uri, model: string): TreeItem {
  const version = listVersions(storeBeside(uri.fsPath), model).at(-1);
  if (!version) throw new StudioError('input', 'no-version', { key: 'extension.noVersion' });
  return new TreeItem(uri, undefined, version);
}

/** The run in this folder, or its version, as a command takes it; fails where the run has come to another state meanwhile. */
export function shownItem(command: RunCommand, uri: vscode.Uri, folder: string): TreeItem {
  const run = showRun(folder);
  if (!run) throw new StudioError('input', 'run-missing', { key: 'engine.runGone', args: { run: folder } });
  const removal = command === 'discard' || command === 'delete' ? command : undefined;
  if (removal && allowedRemoval(run.status) !== removal) {
    const status = say(statusWords[run.status]);
    throw new StudioError('input', 'not-allowed', { key: 'extension.notAllowed', args: { status } });
  }
  if (removal || command === 'exportReport') return new TreeItem(uri, run);
  const versions = listVersions(storeBeside(uri.fsPath), run.model);
  const version = versions.findLast((one) => one.version === run.version || one.run === run.run);
  if (!version) throw new StudioError('input', 'no-version', { key: 'extension.noVersion' });
  return new TreeItem(uri, undefined, version);
}
