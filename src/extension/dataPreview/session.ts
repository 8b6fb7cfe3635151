import * as vscode from 'vscode';
import { StudioError, type FromDataPageMessage, type RowsChoice, type ToDataPageMessage } from '../../protocol';
import { loadEngineTexts } from '../loadTexts';
import { DisposableStore } from '../disposable';
import type { Program } from '../program';
import { locale } from '../window';
import { pageHtml } from '../studio/html';
import { parseDataPageMessage } from './parseMessage';
import { isFolder, referenceOf, statIfThere, type DataTarget } from './target';

/** Of a file that is smaller, all is read before anything is shown. */
const smallBytes = 2_000_000;
/** Between a change of the file and reading it again: it may still be written. */
const settleMilliseconds = 500;

/** The host's side of one data preview: answers what its page asks, out of what the service reads. */
export class DataPreviewSession {
  private readonly store = new DisposableStore();
  private readonly abort = new AbortController();
  private reading = new AbortController();
  /** Of the rows that are chosen now; those of an earlier choice are not wanted any more. */
  private choosing = { choice: '', abort: new AbortController() };
  /** Only the head of the file is known yet. */
  private head = false;
  private timer: NodeJS.Timeout | undefined;
  /** When the data became another than that which was shown first. */
  private changed: number | null = null;

  constructor(
    private readonly program: Program,
    private readonly webview: vscode.Webview,
    private readonly target: DataTarget,
    /** By which the page lets the host restore it; VS Code restores editors itself. */
    restoredBy: Readonly<Record<string, string>> = {},
  ) {
    const { extensionUri } = program.context;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
    this.store.add(webview.onDidReceiveMessage((message: unknown) => this.take(message)));
    this.watch();
    webview.html = pageHtml(webview, extensionUri, restoredBy, 'dataPreview');
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.abort.abort();
    this.reading.abort();
    this.choosing.abort.abort();
    this.store.dispose();
  }

  private watch(): void {
    const { data, model } = this.target;
    for (const uri of [data, model]) {
      // A name may hold what a pattern would take for its own signs.
      if (uri) this.watchIn(vscode.Uri.joinPath(uri, '..'), '*', ({ path }) => path === uri.path);
    }
    if (data) void isFolder(data).then((yes) => yes && this.watchIn(data, '**'));
  }

  private watchIn(folder: vscode.Uri, pattern: string, counts: (uri: vscode.Uri) => boolean = () => true): void {
    const watcher = this.store.add(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, pattern)),
    );
    const take = (uri: vscode.Uri) => {
      if (counts(uri)) this.schedule(uri.path !== this.target.model?.path);
    };
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) this.store.add(event(take));
  }

  private schedule(dataChanged: boolean): void {
    clearTimeout(this.timer);
    if (dataChanged) this.changed = Date.now();
    this.timer = setTimeout(() => void this.open(), settleMilliseconds);
  }

  private take(data: unknown): void {
    const message = parseDataPageMessage(data);
    if (!message) {
      this.program.log.warn('A data preview sent a message that is not known.');
      return;
    }
    void this.answer(message);
  }

  private async answer(message: FromDataPageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.open();
      case 'openText':
        if (this.target.data) await vscode.commands.executeCommand('vscode.openWith', this.target.data, 'default');
        return;
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'rows':
      case 'statistics':
        return this.ask(message);
    }
  }

  private async ask(message: Extract<FromDataPageMessage, { id: number }>): Promise<void> {
    const signal = message.type === 'rows' ? this.signalOf(message.wish) : this.abort.signal;
    try {
      const reference = await referenceOf(this.target);
      if (message.type === 'rows') {
        const wish = { ...message.wish, head: this.head };
        const page = await this.program.service.request('preview/rows', { ...reference, ...wish }, signal);
        await this.post({ type: 'rows', id: message.id, page });
      } else {
        const asked = { ...reference, columns: message.columns };
        const columns = await this.program.service.request('preview/statistics', asked, signal);
        await this.post({ type: 'statistics', id: message.id, columns });
      }
    } catch (error) {
      if (signal.aborted) return;
      await this.post({ type: 'refused', id: message.id, error: await valueOf(error) });
    }
  }

  private signalOf({ label, only, order }: RowsChoice): AbortSignal {
    const choice = JSON.stringify([label, only, order]);
    if (choice !== this.choosing.choice) {
      this.choosing.abort.abort();
      this.choosing = { choice, abort: new AbortController() };
    }
    return this.choosing.abort.signal;
  }

  /** The start of a large file at once, then all of it. */
  private async open(): Promise<void> {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    try {
      if (!vscode.workspace.isTrusted) {
        throw new StudioError('input', 'not-trusted', { key: 'extension.previewNeedsTrust' });
      }
      const reference = await referenceOf(this.target);
      const isLarge = await this.isLarge();
      const show = async (head: boolean, split: boolean) => {
        const preview = await this.program.service.request('preview/open', { ...reference, head, split }, signal);
        this.head = head;
        await this.post({ type: 'preview', locale, preview, changed: this.changed });
      };
      if (isLarge) {
        await show(true, false);
        await show(false, false);
      }
      await show(false, true);
    } catch (error) {
      if (signal.aborted) return;
      this.program.log.warn(`Data cannot be shown: ${String(error)}`);
      await this.post({ type: 'failed', locale, error: await valueOf(error) });
    }
  }

  private async isLarge(): Promise<boolean> {
    if (!this.target.data) return false;
    // What is not there is told of by the engine, by its name.
    const found = await statIfThere(this.target.data);
    return found !== undefined && (found.type & vscode.FileType.Directory) === 0 && found.size > smallBytes;
  }

  private async post(message: ToDataPageMessage): Promise<void> {
    if (!this.abort.signal.aborted) await this.webview.postMessage(message);
  }
}

async function valueOf(error: unknown) {
  await loadEngineTexts();
  return StudioError.from(error).toValue();
}
