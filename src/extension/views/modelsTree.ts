import path from 'node:path';
import * as vscode from 'vscode';
import type { VersionSummary } from '../../client';
import { stem } from '../../language';
import { allowedActions, allowedRemoval, type RunSummary } from '../../protocol';
import { readRunRemarks } from '../../store';
import { DisposableStore, whenDisposed } from '../disposable';
import { commandIds } from '../ids';
import type { Runs } from '../runs/runs';
import { say } from '../window';
import { age, describeLatest, describeRun, folderOf, headline, momentOf, nameOfRun } from './describe';
import { iconOf } from './icons';
import { TreeItem } from './treeItem';
import { Versions } from './versions';

/** How long ago something was is told anew this often. */
const ageMilliseconds = 60_000;

/** What a click opens leaves the focus in the tree, as in the Explorer: the keys are about what was chosen there. */
const keepFocus = { preserveFocus: true } as const;

/** `iris` of `iris.model.yaml` */
function labelOf(uri: vscode.Uri): string {
  return stem(uri.path);
}

/** `folder/models/iris.model.yaml` */
function pathInWindow(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, true);
}

/** `run canPause canStop canDiscard`: what menus ask for. */
function contextOf(kind: 'model' | 'run', run: RunSummary | undefined): string {
  const allowed: string[] = [...allowedActions(run?.status, run ?? { checkpoint: false })];
  const removal = kind === 'run' && run && allowedRemoval(run.status);
  if (removal) allowed.push(removal);
  return [kind, ...allowed.map((action) => `can${action.charAt(0).toUpperCase()}${action.slice(1)}`)].join(' ');
}

/** Model files, and below each its versions and its runs, newest first. */
export class ModelsTree implements vscode.TreeDataProvider<TreeItem> {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<TreeItem[] | undefined>());
  /** By what names them: VS Code knows an item by the object that it was given. */
  private readonly items = new Map<string, TreeItem>();
  private readonly versions = new Versions();
  private structure = '';
  /** Whether models have something below them. */
  private had: ReadonlyMap<string, boolean>;
  private readonly filled = this.store.add(new vscode.EventEmitter<TreeItem>());
  /** A model that had nothing has its first run or version. */
  readonly onDidFill = this.filled.event;
  private places: ReadonlyMap<string, readonly string[]> | undefined;
  /** What items looked like when they were last told. */
  private told: ReadonlyMap<TreeItem, string> = new Map();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly runs: Runs) {
    this.had = this.haveNow(runs.models());
    this.store.add(runs.onDidChange(() => this.update()));
    const timer = setInterval(() => this.update(), ageMilliseconds);
    this.store.add(whenDisposed(() => clearInterval(timer)));
  }

  getChildren(item?: TreeItem): TreeItem[] {
    if (!item) return this.runs.models().map((uri) => this.modelItem(uri));
    const { uri } = item;
    switch (item.kind) {
      case 'model': {
        const versions = this.versions.has(uri) ? [this.item(`versions ${uri.toString()}`, uri, undefined, 'all')] : [];
        return [...versions, ...this.runItems(uri)];
      }
      case 'versions':
        return [...this.versions.of(uri)].reverse().map((version) => this.item(version.path, uri, undefined, version));
      case 'version':
      case 'run':
        return [];
    }
  }

  getParent(item: TreeItem): TreeItem | undefined {
    switch (item.kind) {
      case 'model':
        return undefined;
      case 'versions':
      case 'run':
        return this.modelItem(item.uri);
      case 'version':
        return this.item(`versions ${item.uri.toString()}`, item.uri, undefined, 'all');
    }
  }

  getTreeItem(item: TreeItem): vscode.TreeItem {
    if (item.run) return this.showRun(item, item.run);
    if (item.version === 'all') return this.showVersions(item);
    return item.version ? this.showVersion(item, item.version) : this.showModel(item.uri);
  }

  /** The tip of a row that is pointed at. */
  resolveTreeItem(shown: vscode.TreeItem, { run, oneVersion }: TreeItem): vscode.TreeItem {
    if (run) shown.tooltip = tipOf(run);
    else if (oneVersion) shown.tooltip = this.tipOfVersion(oneVersion);
    return shown;
  }

  private tipOfVersion(version: VersionSummary): string {
    const { note } = this.versions.remarks(version);
    const first = [`${version.model}@${version.version}`, momentOf(version.created)];
    return [...first, ...measuresOf(version.measures), ...(note === undefined ? [] : ['', note])].join('\n');
  }

  dispose(): void {
    this.store.dispose();
  }

  /** Tells of the items that look different now; of all where some came or went. */
  private update(): void {
    this.places = undefined;
    const models = this.runs.models();
    const structure = models
      .map((uri) => [uri.toString(), this.versions.has(uri), ...this.runs.of(uri.fsPath).map(({ folder }) => folder)])
      .join('\n');
    const told = new Map(
      models.flatMap((uri) => [
        [this.modelItem(uri), this.describeModel(uri)] as const,
        ...this.runItems(uri).map((item) => [item, lookOf(item)] as const),
      ]),
    );
    const changed = [...told].filter(([item, look]) => this.told.get(item) !== look).map(([item]) => item);
    this.told = told;
    if (structure !== this.structure) {
      this.structure = structure;
      this.changed.fire(undefined);
      this.tellFilled(models);
    } else if (changed.length > 0) {
      this.changed.fire(changed);
    }
  }

  private tellFilled(models: readonly vscode.Uri[]): void {
    const before = this.had;
    this.had = this.haveNow(models);
    for (const uri of models) {
      if (before.get(String(uri)) === false && this.had.get(String(uri))) this.filled.fire(this.modelItem(uri));
    }
  }

  private haveNow(models: readonly vscode.Uri[]): ReadonlyMap<string, boolean> {
    return new Map(models.map((uri) => [String(uri), this.hasChildren(uri)]));
  }

  private hasChildren(uri: vscode.Uri): boolean {
    return this.latest(uri) !== undefined || this.versions.has(uri);
  }

  private item(name: string, uri: vscode.Uri, run?: RunSummary, version?: VersionSummary | 'all'): TreeItem {
    const known = this.items.get(name) ?? new TreeItem(uri, run, version);
    if (run) known.run = run;
    this.items.set(name, known);
    return known;
  }

  private modelItem(uri: vscode.Uri): TreeItem {
    return this.item(uri.toString(), uri);
  }

  private runItems(uri: vscode.Uri): TreeItem[] {
    if (uri.scheme !== 'file') return [];
    return [...this.runs.of(uri.fsPath)].reverse().map((run) => this.item(run.folder, uri, run));
  }

  private describeModel(uri: vscode.Uri): string {
    if (uri.scheme !== 'file') return say('extension.treeReadOnly');
    const latest = this.latest(uri);
    const state = latest ? describeLatest(latest) : this.describeKept(uri);
    return [...this.placeOf(uri), state].join(' · ');
  }

  /** What tells a model from others of its name: its folder, else its path; of all others the folder, where the window has several. */
  private placeOf(uri: vscode.Uri): readonly string[] {
    const places = this.namesakes().get(labelOf(uri)) ?? [];
    if (places.length < 2) return folderOf(uri);
    const place = pathInWindow(uri);
    const folders = new Set(places.map((one) => path.posix.dirname(one)));
    return [folders.size === places.length ? path.posix.dirname(place) : place];
  }

  /** Of a model without runs: its newest version outlives the run that made it. */
  private describeKept(uri: vscode.Uri): string {
    const newest = this.versions.of(uri).at(-1);
    if (!newest) return say('extension.treeNeverTrained');
    const measured = headline(newest.measures);
    const version = say('extension.treeVersion', { version: newest.version });
    return [version, ...(measured === undefined ? [] : [measured])].join(' · ');
  }

  /** Of each name where the model files are that have it. */
  private namesakes(): ReadonlyMap<string, readonly string[]> {
    if (this.places) return this.places;
    const places = new Map<string, string[]>();
    for (const uri of this.runs.models()) {
      places.set(labelOf(uri), [...(places.get(labelOf(uri)) ?? []), pathInWindow(uri)]);
    }
    this.places = places;
    return places;
  }

  private latest(uri: vscode.Uri): RunSummary | undefined {
    return uri.scheme === 'file' ? this.runs.latest(uri.fsPath) : undefined;
  }

  private showModel(uri: vscode.Uri): vscode.TreeItem {
    const latest = this.latest(uri);
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(labelOf(uri), this.hasChildren(uri) ? Expanded : None);
    item.id = uri.toString();
    item.description = this.describeModel(uri);
    item.iconPath = latest
      ? iconOf(latest.status)
      : new vscode.ThemeIcon(this.hasChildren(uri) ? 'package' : 'circle-outline');
    item.tooltip = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
    // Nothing runs where the files are on no disk.
    item.contextValue = uri.scheme === 'file' ? contextOf('model', latest) : 'virtual';
    item.command = { command: commandIds.openModelFile, title: '', arguments: [uri, keepFocus] };
    return item;
  }

  private showRun(element: TreeItem, run: RunSummary): vscode.TreeItem {
    const item = new vscode.TreeItem(nameOfRun(run));
    item.id = run.folder;
    item.description = describeRun(run);
    item.iconPath = iconOf(run.status);
    item.accessibilityInformation = spoken(item);
    item.contextValue = contextOf('run', run);
    item.command = { command: commandIds.openStudio, title: '', arguments: [element, keepFocus] };
    return item;
  }

  private showVersions({ uri }: TreeItem): vscode.TreeItem {
    const item = new vscode.TreeItem(say('extension.treeVersions'), vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `versions ${uri.toString()}`;
    item.description = String(this.versions.of(uri).length);
    item.iconPath = new vscode.ThemeIcon('versions');
    item.contextValue = 'versions';
    return item;
  }

  private showVersion(element: TreeItem, version: VersionSummary): vscode.TreeItem {
    const { title, tags = [], aliases } = this.versions.remarks(version);
    const item = new vscode.TreeItem(title ?? say('extension.treeVersion', { version: version.version }));
    item.id = version.path;
    const measured = headline(version.measures);
    item.description = [
      ...(title === undefined ? [] : [say('extension.treeVersion', { version: version.version })]),
      ...(measured === undefined ? [] : [measured]),
      ...aliases.map((alias) => `@${alias}`),
      age(version.created),
      ...tags.map((tag) => `#${tag}`),
    ].join(' · ');
    item.iconPath = new vscode.ThemeIcon('package');
    item.accessibilityInformation = spoken(item);
    item.contextValue = 'version';
    item.command = { command: commandIds.openStudio, title: '', arguments: [element, keepFocus] };
    return item;
  }
}

/** What is read aloud of a row: what it shows, and not its tooltip. */
function spoken({ label, description }: vscode.TreeItem): vscode.AccessibilityInformation {
  return { label: [label, description].filter((part) => typeof part === 'string').join(', ') };
}

function lookOf({ run }: TreeItem): string {
  return run ? [nameOfRun(run), describeRun(run), contextOf('run', run)].join('\n') : '';
}

function measuresOf(measures: Readonly<Record<string, number | null>>): readonly string[] {
  return Object.entries(measures).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

function tipOf(run: RunSummary): string {
  const { best } = run;
  const bestEpoch = best ? [say('extension.treeBest', { epoch: best.epoch }), ...measuresOf(best.measures)] : [];
  const { note } = readRunRemarks(run.folder);
  const said = note === undefined ? [] : ['', note];
  return [`${run.model} · ${run.run}`, momentOf(run.created), ...bestEpoch, ...said].join('\n');
}
