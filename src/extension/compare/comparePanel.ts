import path from 'node:path';
import * as vscode from 'vscode';
import {
  comparisonColumns,
  toCsv,
  toMarkdown,
  type Comparison,
  type ExportFormat,
  type FromComparePage,
  type ToComparePage,
} from '../../protocol';
import { compareFolders, readRunRecord, readVersion, runFolder, storeFolderName, storeOfVersion } from '../../store';
import { text } from '../../texts';
import { DisposableStore } from '../disposable';
import { compareViewType } from '../ids';
import { loadActionTexts, loadCompareTexts } from '../loadTexts';
import { askForRuns } from '../manage/choose';
import { isFields } from '../messageFields';
import { modelIcon } from '../modelIcon';
import type { Program } from '../program';
import { pageHtml } from '../studio/html';
import { TreeItem } from '../views/treeItem';
import { locale, say, showError } from '../window';
import { parseCompareMessage } from './parseMessage';

/** Between two looks at runs that are at work. */
const restMilliseconds = 500;

/** One tab with a comparison. A hidden tab is told nothing and costs nothing. */
class ComparePanel {
  private readonly store = new DisposableStore();
  private ready = false;
  private told = '';
  private soon: NodeJS.Timeout | undefined;
  private comparison: Comparison = { compared: [], settings: [] };

  constructor(
    private readonly program: Program,
    private readonly panel: vscode.WebviewPanel,
    private folders: readonly string[],
  ) {
    const { context, runs } = program;
    const { webview } = panel;
    webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'dist')],
    };
    panel.iconPath = modelIcon(context.extensionUri);
    this.store.add(webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
    this.store.add(panel.onDidChangeViewState(() => this.visibilityChanged()));
    this.store.add(runs.onDidChange(() => this.runsChanged()));
    panel.onDidDispose(() => {
      clearTimeout(this.soon);
      this.store.dispose();
    });
    this.read();
    webview.html = pageHtml(webview, context.extensionUri, { page: 'compare' });
  }

  private read(): void {
    const { folders, ...comparison } = compareFolders(this.folders);
    this.folders = folders;
    this.comparison = comparison;
    const models = new Set(comparison.compared.map(({ model }) => model));
    const [model = ''] = models;
    this.panel.title = models.size === 1 ? text(locale, 'compare.titleOf', { model }) : text(locale, 'compare.title');
  }

  private send(): void {
    if (!this.ready || !this.panel.visible) return;
    const message: ToComparePage = {
      type: 'comparison',
      locale,
      comparison: this.comparison,
      folders: this.folders,
    };
    const told = JSON.stringify(message);
    if (told === this.told) return;
    this.told = told;
    void this.panel.webview.postMessage(message);
  }

  private refresh(): void {
    this.read();
    this.send();
  }

  private visibilityChanged(): void {
    if (this.panel.visible) return this.refresh();
    // A hidden page is thrown away: the next one says that it is ready.
    this.ready = false;
    this.told = '';
  }

  private runsChanged(): void {
    if (!this.ready || !this.panel.visible) return;
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.refresh();
    }, restMilliseconds);
  }

  private receive(raw: unknown): void {
    const message = parseCompareMessage(raw);
    if (!message) {
      this.program.log.warn(
        `The comparison said something unknown: ${JSON.stringify(raw)?.slice(0, 200) ?? 'nothing'}`,
      );
      return;
    }
    this.handle(message).catch((error: unknown) => showError(this.program.log, error));
  }

  private async handle(message: FromComparePage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.told = '';
        return this.send();
      case 'open':
        return this.open(message.id);
      case 'remove':
        this.folders = this.folders.filter((_, place) => this.comparison.compared[place]?.id !== message.id);
        return this.refresh();
      case 'add':
        return this.add();
      case 'export':
        return this.save(message.format, message.order);
      case 'copy':
        await vscode.env.clipboard.writeText(this.written('markdown', message.order));
        return;
    }
  }

  private open(id: string): void {
    const place = this.comparison.compared.findIndex((one) => one.id === id);
    const folder = this.folders[place];
    if (folder === undefined) return;
    const version = readVersion(folder);
    const run = version ? runFolder(storeOfVersion(folder), version.model, version.run) : folder;
    const source = readRunRecord(run)?.source ?? version?.source;
    if (source !== undefined) this.program.studios.show(vscode.Uri.file(source), { run });
  }

  /** Runs are chosen anew; versions stay. */
  private async add(): Promise<void> {
    const { runs } = this.program;
    const shown = runs
      .models()
      .flatMap((uri) => runs.of(uri.fsPath).map((run) => new TreeItem(uri, run)))
      .filter(({ run }) => run && this.folders.includes(run.folder));
    const chosen = await askForRuns(this.program, text(locale, 'compare.chooseRuns'), shown, { everyModel: true });
    if (!chosen) return;
    const before = new Set(shown.map(({ run }) => run?.folder));
    const now = chosen.flatMap(({ run }) => run?.folder ?? []);
    const kept = this.folders.filter((folder) => !before.has(folder) || now.includes(folder));
    this.folders = [...kept, ...now.filter((folder) => !kept.includes(folder))];
    this.refresh();
  }

  private written(format: ExportFormat, order: readonly string[]): string {
    const columns = comparisonColumns(this.comparison, locale);
    const places = order.map((id) => this.comparison.compared.findIndex((one) => one.id === id));
    const rows = places.filter((place) => place >= 0);
    return (format === 'csv' ? toCsv : toMarkdown)(columns, rows);
  }

  private async save(format: ExportFormat, order: readonly string[]): Promise<void> {
    const name = format === 'csv' ? 'comparison.csv' : 'comparison.md';
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const uri = await vscode.window.showSaveDialog({
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
      filters: format === 'csv' ? { CSV: ['csv'] } : { Markdown: ['md'] },
    });
    if (!uri) return;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(this.written(format, order)));
    vscode.window.setStatusBarMessage(text(locale, 'compare.exported', { file: path.basename(uri.path) }), 4000);
  }
}

export async function showComparison(program: Program, folders: readonly string[]): Promise<void> {
  await Promise.all([loadCompareTexts(), loadActionTexts()]);
  if (folders.length < 2) {
    await vscode.window.showInformationMessage(text(locale, 'compare.needTwo'));
    return;
  }
  const panel = vscode.window.createWebviewPanel(compareViewType, say('manage.comparing'), vscode.ViewColumn.Active);
  new ComparePanel(program, panel, folders);
}

/** Fills a tab of an earlier window. What its page kept is only believed where it names runs or versions of a store. */
export async function restoreComparison(program: Program, panel: vscode.WebviewPanel, state: unknown): Promise<void> {
  await Promise.all([loadCompareTexts(), loadActionTexts()]);
  const kept = isFields(state) ? state['folders'] : undefined;
  const folders = Array.isArray(kept) ? kept.filter(isFolderOfStore) : [];
  if (folders.length === 0) panel.dispose();
  else new ComparePanel(program, panel, folders);
}

function isFolderOfStore(folder: unknown): folder is string {
  if (typeof folder !== 'string' || !path.isAbsolute(folder) || path.normalize(folder) !== folder) return false;
  const [, model, kind, store] = folder.split(path.sep).reverse();
  return model !== undefined && (kind === 'runs' || kind === 'versions') && store === storeFolderName;
}
