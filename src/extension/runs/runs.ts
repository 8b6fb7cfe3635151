import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import { listRuns, watchStore } from '../../client';
import { isCodeModelFile, isCodeModelName } from '../../language';
import { isActive, type RunSummary } from '../../protocol';
import { storeBeside } from '../../store';
import { DisposableStore } from '../disposable';
import { contextKeys, modelFilePattern } from '../ids';

const mostFiles = 1000;

/** The view of models does not say that there is none before it is known. */
async function searching<T>(search: () => Thenable<T>): Promise<T> {
  const tell = (value: boolean) => void vscode.commands.executeCommand('setContext', contextKeys.searching, value);
  tell(true);
  try {
    return await search();
  } finally {
    tell(false);
  }
}

/** Without the files of code that only have such a name. */
async function onlyModels(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const isModel = async (uri: vscode.Uri): Promise<boolean> => {
    if (!isCodeModelName(uri.path)) return true;
    try {
      return isCodeModelFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), uri.path);
    } catch {
      // Gone since, or not for this user's eyes.
      return false;
    }
  };
  const answers = await Promise.all(uris.map(isModel));
  return uris.filter((_, place) => answers[place]);
}

async function inVirtualFolders(): Promise<readonly vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(({ scheme }) => scheme !== 'file');
  if (folders.length === 0) return [];
  const { findInVirtualFolders } = await import(/* webpackChunkName: "virtualFiles" */ './virtualFiles');
  return findInVirtualFolders(folders);
}

/** The model files that runs came from. */
function sourcesOf(runs: readonly RunSummary[]): string {
  return [...new Set(runs.map(({ source }) => source))].sort().join('\n');
}

/** The model files of this window and their runs, as they lie on disk, whoever started them. */
export class Runs {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<void>());
  private readonly byStore = new Map<string, readonly RunSummary[]>();
  private readonly watches = new Map<string, () => void>();
  private found = new Map<string, vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly lost = this.store.add(new vscode.EventEmitter<vscode.Uri>());
  /** A model file was deleted, or is elsewhere now. */
  readonly onDidLose = this.lost.event;

  constructor() {
    const files = this.store.add(vscode.workspace.createFileSystemWatcher(modelFilePattern, false, true, false));
    this.store.add(files.onDidCreate((uri) => void onlyModels([uri]).then((models) => this.add(models))));
    this.store.add(files.onDidDelete((uri) => void this.refresh().then(() => this.lost.fire(uri))));
    this.store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh()));
  }

  /** Searches the folders of the window for model files again. */
  async refresh(): Promise<void> {
    const exclude = '**/{node_modules,.model-studio,dist,out}/**';
    const uris = await searching(async () => [
      ...(await onlyModels(await vscode.workspace.findFiles(modelFilePattern, exclude, mostFiles))),
      ...(await inVirtualFolders()),
    ]);
    const elsewhere = this.models().filter(
      (uri) => uri.scheme === 'file' && !vscode.workspace.getWorkspaceFolder(uri) && existsSync(uri.fsPath),
    );
    this.found = new Map();
    this.byStore.clear();
    for (const end of this.watches.values()) end();
    this.watches.clear();
    this.add([...uris, ...elsewhere]);
  }

  /** Takes note of model files, also of those outside the window's folders. */
  add(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      this.found.set(uri.toString(), uri);
      if (uri.scheme === 'file') this.watch(storeBeside(uri.fsPath));
    }
    this.changed.fire();
  }

  models(): readonly vscode.Uri[] {
    return [...this.found.values()].sort((one, other) => one.fsPath.localeCompare(other.fsPath));
  }

  /** Runs of a model file, oldest first. */
  of(file: string): readonly RunSummary[] {
    return (this.byStore.get(storeBeside(file)) ?? []).filter(({ source }) => source === file);
  }

  latest(file: string): RunSummary | undefined {
    return this.of(file).at(-1);
  }

  /** The stores of the model files, each once. */
  stores(): readonly string[] {
    return [...this.byStore.keys()];
  }

  /** Of every store, at work or over. */
  all(): readonly RunSummary[] {
    return [...this.byStore.values()].flat();
  }

  active(): readonly RunSummary[] {
    return this.all().filter(({ status }) => isActive(status));
  }

  /** Reads a store at once, after something was done to it. */
  look(file: string): void {
    const store = storeBeside(file);
    this.watch(store);
    this.byStore.set(store, listRuns(store));
    this.changed.fire();
  }

  /** Reads every store at once. */
  lookAtAll(): void {
    for (const store of this.byStore.keys()) this.byStore.set(store, listRuns(store));
    this.changed.fire();
  }

  ofStore(store: string): readonly RunSummary[] {
    return this.byStore.get(store) ?? [];
  }

  dispose(): void {
    for (const end of this.watches.values()) end();
    this.store.dispose();
  }

  /** A terminal may have renamed a model: of a file that is written and moved at once VS Code may hear nothing. */
  private async lookForLost(store: string): Promise<void> {
    const lost = this.models().filter(
      (uri) => uri.scheme === 'file' && storeBeside(uri.fsPath) === store && !existsSync(uri.fsPath),
    );
    if (lost.length === 0) return;
    await this.refresh();
    for (const uri of lost) this.lost.fire(uri);
  }

  private watch(store: string): void {
    if (this.watches.has(store)) return;
    const end = watchStore(store, (runs) => {
      const before = this.byStore.get(store);
      this.byStore.set(store, runs);
      this.changed.fire();
      if (before && sourcesOf(before) !== sourcesOf(runs)) void this.lookForLost(store);
    });
    this.watches.set(store, end);
  }
}
