import * as vscode from 'vscode';
import { stem } from '../../language';
import { allowedActions, assertNever, type RunStatus, type RunSummary } from '../../protocol';
import { DisposableStore } from '../disposable';
import { commandIds } from '../ids';
import type { Runs } from '../runs/runs';
import { locale, say } from '../window';
import { statusWords } from './statusWords';

/** A model file or one of its runs. */
export class TreeItem {
  constructor(
    readonly uri: vscode.Uri,
    readonly run?: RunSummary,
  ) {}
}

function iconOf(status: RunStatus): vscode.ThemeIcon {
  const icon = (id: string, color?: string) =>
    new vscode.ThemeIcon(id, color ? new vscode.ThemeColor(color) : undefined);
  switch (status) {
    case 'starting':
    case 'running':
    case 'pausing':
    case 'stopping':
      return icon('loading~spin', 'charts.blue');
    case 'paused':
      return icon('debug-pause', 'charts.yellow');
    case 'stopped':
      return icon('circle-slash');
    case 'completed':
      return icon('pass', 'charts.green');
    case 'failed':
      return icon('error', 'charts.red');
    case 'interrupted':
      return icon('debug-disconnect', 'charts.yellow');
    default:
      return assertNever(status);
  }
}

export function describeRun(run: RunSummary): string {
  const { epoch, epochs, version, status } = run;
  const parts = [say(statusWords[status])];
  if (epoch > 0 && status !== 'completed') parts.push(say('extension.treeEpoch', { epoch, epochs }));
  if (version !== undefined) parts.push(say('extension.treeVersion', { version }));
  if (run.backend === 'cpu') parts.push(say('extension.treeOnCpu'));
  return parts.join(' · ');
}

/** `iris` of `iris.model.yaml` */
function labelOf(uri: vscode.Uri): string {
  return stem(uri.fsPath);
}

/** `run canPause canStop`: what menus ask for. */
function contextOf(kind: 'model' | 'run', run: RunSummary | undefined): string {
  const allowed = allowedActions(run?.status, run ?? { checkpoint: false });
  return [kind, ...[...allowed].map((action) => `can${action.charAt(0).toUpperCase()}${action.slice(1)}`)].join(' ');
}

/** Model files, and below each its runs, newest first. */
export class ModelsTree implements vscode.TreeDataProvider<TreeItem> {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly runs: Runs) {
    this.store.add(runs.onDidChange(() => this.changed.fire()));
  }

  getChildren(item?: TreeItem): TreeItem[] {
    if (!item) return this.runs.models().map((uri) => new TreeItem(uri));
    if (item.run) return [];
    return [...this.runs.of(item.uri.fsPath)].reverse().map((run) => new TreeItem(item.uri, run));
  }

  getTreeItem({ uri, run }: TreeItem): vscode.TreeItem {
    return run ? this.runItem(uri, run) : this.modelItem(uri);
  }

  dispose(): void {
    this.store.dispose();
  }

  private modelItem(uri: vscode.Uri): vscode.TreeItem {
    const latest = this.runs.latest(uri.fsPath);
    const item = new vscode.TreeItem(
      labelOf(uri),
      latest ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None,
    );
    item.id = uri.toString();
    const state = latest ? describeRun(latest) : say('extension.treeNeverTrained');
    const namesakes = this.runs.models().filter((other) => labelOf(other) === labelOf(uri));
    const place = vscode.workspace.asRelativePath(uri, true);
    item.description = namesakes.length > 1 ? `${place} · ${state}` : state;
    item.iconPath = latest ? iconOf(latest.status) : new vscode.ThemeIcon('circle-outline');
    item.tooltip = uri.fsPath;
    item.contextValue = contextOf('model', latest);
    item.command = { command: commandIds.openModelFile, title: '', arguments: [uri] };
    return item;
  }

  private runItem(uri: vscode.Uri, run: RunSummary): vscode.TreeItem {
    const time = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
    const item = new vscode.TreeItem(time.format(new Date(run.created)));
    item.id = run.folder;
    item.description = describeRun(run);
    item.iconPath = iconOf(run.status);
    item.tooltip = run.run;
    item.contextValue = contextOf('run', run);
    item.command = { command: commandIds.openStudio, title: '', arguments: [new TreeItem(uri, run)] };
    return item;
  }
}
