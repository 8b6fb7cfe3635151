import * as vscode from 'vscode';
import { showRun } from '../../client';
import {
  allowedActions,
  StudioError,
  type FromPanelMessage,
  type PanelResponse,
  type Snapshot,
  type ToPanelMessage,
} from '../../protocol';
import { readRunRecord } from '../../store';
import { servingOf } from '../serving/serving';
import { actOnRun } from '../commands/actOnRun';
import { requireTrust, train } from '../commands/train';
import { DisposableStore } from '../disposable';
import { commandIds } from '../ids';
import type { ModelDocuments } from '../languageFeatures/modelDocuments';
import type { Program } from '../program';
import { locale, showError } from '../window';
import { answer, newestSignature, versionViews, type PanelRequest, type Subject } from './answers';
import { FileAnswers } from './fileAnswers';
import { FollowedRun } from './followedRun';
import { ModelCursor } from './modelCursor';
import { PanelNotebook } from './notebook';
import { modelView, type DataKnown } from './modelView';
import { parsePanelMessage } from './parseMessage';
import { savePicture } from './savePicture';
import { answerServed, isServedRequest } from './servedAnswers';

/** Speaks with one panel: a snapshot when it is ready or visible again, then what changes. Hidden panels hear nothing. */
export class StudioSession {
  private readonly store = new DisposableStore();
  private ready = false;
  private text = '';
  private chosen: string | undefined;
  private followed: FollowedRun | undefined;
  private runsTold = '';
  private servingTold = '';
  private data: DataKnown = { summary: null };
  private dataOf: string | undefined;
  /** Requests of the panel that are under way. */
  private readonly asked = new Map<number, AbortController>();
  private readonly files: FileAnswers;
  private readonly cursor: ModelCursor;
  private readonly notebook: PanelNotebook;

  constructor(
    private readonly program: Program,
    private readonly documents: ModelDocuments,
    readonly uri: vscode.Uri,
    private readonly panel: vscode.WebviewPanel,
  ) {
    this.files = new FileAnswers(program);
    this.cursor = this.store.add(new ModelCursor(uri, (line) => void this.post({ type: 'cursor', line })));
    this.notebook = this.store.add(new PanelNotebook(uri.fsPath, (message) => void this.post(message)));
    this.store.add(panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)));
    this.store.add(panel.onDidChangeViewState(() => this.visibilityChanged()));
    this.store.add(program.runs.onDidChange(() => this.runsChanged()));
    this.store.add(
      documents.onDidCheck((checked) => {
        if (checked.toString() === uri.toString()) void this.fileChanged();
      }),
    );
    this.store.add(servingOf(this.program).onDidChange(() => this.sendServing()));
    // Servers come and go by themselves, and say once a second what they have answered.
    const looking = setInterval(() => this.sendServing(), 1000);
    this.store.add({ dispose: () => clearInterval(looking) });
    this.store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => void this.sendSnapshot()));
  }

  /** Shows a run instead of the latest. */
  showRun(folder: string | undefined): void {
    this.chosen = folder;
    if (this.listening) void this.sendSnapshot();
  }

  dispose(): void {
    this.cancelAll();
    this.followed?.dispose();
    this.store.dispose();
  }

  private get listening(): boolean {
    return this.ready && this.panel.visible;
  }

  private get file(): string {
    return this.uri.fsPath;
  }

  private post(message: ToPanelMessage): Thenable<boolean> | undefined {
    return this.listening ? this.panel.webview.postMessage(message) : undefined;
  }

  private visibilityChanged(): void {
    if (this.panel.visible) {
      if (this.ready) void this.sendSnapshot();
      return;
    }
    // A hidden page is thrown away: the next one says that it is ready.
    this.ready = false;
    this.cancelAll();
    this.followed?.dispose();
    this.followed = undefined;
  }

  private document(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === this.uri.toString());
  }

  private async readFile(): Promise<void> {
    const open = this.document();
    if (open) {
      this.text = open.getText();
      return;
    }
    try {
      this.text = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.uri));
    } catch (error) {
      this.program.log.warn(`${this.file} cannot be read: ${String(error)}`);
    }
  }

  private check() {
    return this.documents.checkFile(this.uri, this.text);
  }

  private model() {
    const record = this.followed && readRunRecord(this.followed.folder);
    return modelView(
      { file: this.file, text: this.text },
      this.check(),
      this.data,
      record !== undefined && record.text !== this.text,
    );
  }

  private get shownFolder(): string | undefined {
    return this.chosen ?? this.program.runs.latest(this.file)?.folder;
  }

  private async sendSnapshot(): Promise<void> {
    await this.readFile();
    if (!this.listening) return;
    this.followed?.dispose();
    this.followed = undefined;
    this.program.runs.look(this.file);
    const folder = this.shownFolder;
    if (folder !== undefined && showRun(folder)) {
      this.followed = new FollowedRun(
        folder,
        (message) => this.post(message),
        () => this.sendVersions(),
      );
    }
    const run = this.followed?.view() ?? null;
    const model = this.model();
    const runs = this.program.runs.of(this.file);
    this.runsTold = runs.map((one) => one.run).join();
    const snapshot: Snapshot = {
      locale,
      trusted: vscode.workspace.isTrusted,
      model,
      run,
      runs,
      versions: versionViews(this.file, model.name),
      signature: newestSignature(this.file, model.name),
      actions: [...allowedActions(run?.summary.status, run?.summary ?? { checkpoint: false })],
    };
    this.post({ type: 'snapshot', snapshot });
    this.servingTold = '';
    this.sendServing();
    this.notebook.send();
    void this.readData();
  }

  private sendVersions(): void {
    const { name } = this.model();
    this.post({
      type: 'versions',
      versions: versionViews(this.file, name),
      signature: newestSignature(this.file, name),
    });
  }

  private sendServing(): void {
    if (!this.listening) return;
    const serving = servingOf(this.program).view(this.file, this.model().name);
    const key = JSON.stringify(serving);
    if (key === this.servingTold) return;
    this.servingTold = key;
    this.post({ type: 'serving', serving });
  }

  private runsChanged(): void {
    if (!this.listening) return;
    const runs = this.program.runs
      .of(this.file)
      .map(({ run }) => run)
      .join();
    if (runs !== this.runsTold) {
      this.runsTold = runs;
      // A new run is what the person wants to see, wherever it was started.
      this.chosen = undefined;
      void this.sendSnapshot();
    } else {
      this.followed?.look();
    }
  }

  private async fileChanged(): Promise<void> {
    await this.readFile();
    this.post({ type: 'model', model: this.model() });
    void this.readData();
  }

  /** The summary of the data, once for each data section. */
  private async readData(): Promise<void> {
    if (!vscode.workspace.isTrusted || !this.listening) return;
    const check = this.check();
    const key = JSON.stringify(check.data);
    if (!check.data || key === this.dataOf) return;
    this.dataOf = key;
    try {
      const summary = await this.program.service.request('data/summary', { text: this.text, path: this.file });
      this.data = { summary };
    } catch (error) {
      this.data = { summary: null, error: StudioError.from(error).toValue() };
    }
    this.post({ type: 'model', model: this.model() });
  }

  private receive(raw: unknown): void {
    const message = parsePanelMessage(raw);
    if (!message) {
      this.program.log.warn(`The panel said something unknown: ${JSON.stringify(raw)?.slice(0, 200) ?? 'nothing'}`);
      return;
    }
    void this.handle(message).catch((error: unknown) => showError(this.program.log, error));
  }

  private async handle(message: FromPanelMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.sendSnapshot();
      case 'action':
        if (message.action === 'train') await train(this.program, this.uri);
        else
          await actOnRun(this.program, message.action, {
            uri: this.uri,
            ...(this.followed && { run: this.followed.folder }),
          });
        return;
      case 'showRun':
        return this.showRun(this.program.runs.of(this.file).find(({ run }) => run === message.run)?.folder);
      case 'openFile': {
        const at = new vscode.Position(message.line ?? 0, 0);
        const selection = message.line === undefined ? {} : { selection: new vscode.Range(at, at) };
        await vscode.window.showTextDocument(this.uri, { viewColumn: vscode.ViewColumn.One, ...selection });
        return;
      }
      case 'revealLine':
        return this.cursor.reveal(message.line);
      case 'openData':
        return this.openData();
      case 'showLog':
        return this.program.log.show(true);
      case 'doctor':
        await vscode.commands.executeCommand(commandIds.doctor);
        return;
      case 'trust':
        await vscode.commands.executeCommand('workbench.trust.manage');
        return;
      case 'serve':
        if (await requireTrust()) await servingOf(this.program).start(this.file, this.model().name, message);
        return;
      case 'stopServing':
        return servingOf(this.program).stop(this.file, this.model().name);
      case 'openServed': {
        const server = servingOf(this.program).server(this.file, this.model().name);
        if (server) await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(`${server.url}/`)));
        return;
      }
      case 'keepItem':
        return this.notebook.keep(message.item, message.before);
      case 'removeItem':
        return this.notebook.remove(message.id);
      case 'cancel':
        this.asked.get(message.id)?.abort();
        return;
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'request':
        return this.respond(message);
    }
  }

  private async openData(): Promise<void> {
    const { data } = this.check();
    if (data?.source.kind !== 'file') return;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(this.uri, '..', data.source.path));
  }

  private cancelAll(): void {
    for (const asked of this.asked.values()) asked.abort();
    this.asked.clear();
  }

  private async respond(request: PanelRequest): Promise<void> {
    const { id } = request;
    const abort = new AbortController();
    this.asked.set(id, abort);
    let reached: number | null = null;
    const progress = (fraction: number | null) => {
      reached = fraction;
      this.post({ type: 'request/progress', id, fraction });
    };
    // Whoever asked knows by it that an answer comes, however long it takes.
    const alive = setInterval(() => progress(reached), 10_000);
    try {
      if (!vscode.workspace.isTrusted) {
        throw new StudioError('input', 'not-trusted', { key: 'extension.needsTrust' });
      }
      await this.readFile();
      const subject: Subject = {
        file: this.file,
        text: this.text,
        model: this.model().name,
        run: this.followed?.folder,
      };
      const { signal } = abort;
      const ok = await this.answer(subject, request, { signal, progress });
      this.post({ type: 'response', id, result: { ok } });
    } catch (error) {
      if (abort.signal.aborted) return;
      const known = StudioError.from(error);
      this.program.log.warn(
        `${request.method}: ${known.message}`,
        known.cause instanceof Error ? (known.cause.stack ?? '') : '',
      );
      this.post({ type: 'response', id, result: { error: known.toValue() } });
    } finally {
      clearInterval(alive);
      this.asked.delete(id);
    }
  }

  private answer(
    subject: Subject,
    request: PanelRequest,
    work: { readonly signal: AbortSignal; readonly progress: (fraction: number | null) => void },
  ): Promise<PanelResponse[keyof PanelResponse]> {
    if (isServedRequest(request)) return answerServed(this.program, subject, request, work.signal);
    switch (request.method) {
      case 'predictFile':
      case 'saveAnswers':
        return this.files.answer(subject, request, work.signal);
      case 'savePicture':
        return savePicture(subject, request.params);
      default:
        return answer(this.program, subject, request, work);
    }
  }
}
