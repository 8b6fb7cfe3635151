import * as vscode from 'vscode';
import { showRun } from '../../client';
import {
  allowedActions,
  type FromPanelMessage,
  type ModelView,
  type Snapshot,
  type ToPanelMessage,
} from '../../protocol';
import { actOnRun } from '../commands/actOnRun';
import { requireTrust, train } from '../commands/train';
import { DisposableStore } from '../disposable';
import { commandIds } from '../ids';
import type { ModelDocuments } from '../languageFeatures/modelDocuments';
import type { Program } from '../program';
import { servingOf } from '../serving/serving';
import { locale, showError } from '../window';
import { newestSignature, versionViews, type Subject } from './answers';
import { AskedRequests } from './askedRequests';
import { ComparedRun } from './comparedRun';
import { FollowedRun } from './followedRun';
import { ModelCursor } from './modelCursor';
import { StudioModelFile } from './modelFile';
import { PanelNotebook } from './notebook';
import { parsePanelMessage } from './parseMessage';
import { keptItem, shownItem } from './shownItem';

/** Speaks with one panel: a snapshot when it is ready or visible again, then what changes. Hidden panels hear nothing. */
export class StudioSession {
  private readonly store = new DisposableStore();
  private ready = false;
  private chosen: string | undefined;
  private followed: FollowedRun | undefined;
  private readonly compared: ComparedRun;
  private runsTold = '';
  private servingTold = '';
  private readonly model: StudioModelFile;
  private readonly requests: AskedRequests;
  private readonly cursor: ModelCursor;
  private readonly notebook: PanelNotebook;

  constructor(
    private readonly program: Program,
    documents: ModelDocuments,
    readonly uri: vscode.Uri,
    private readonly panel: vscode.WebviewPanel,
  ) {
    this.model = new StudioModelFile(program, documents, uri);
    this.requests = new AskedRequests(
      program,
      () => this.subject(),
      (message) => void this.post(message),
    );
    const versions = () => this.sendVersions();
    this.compared = this.store.add(new ComparedRun((message) => this.post(message), versions));
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
    this.requests.cancelAll();
    this.followed?.dispose();
    this.store.dispose();
  }

  private get listening(): boolean {
    return this.ready && this.panel.visible;
  }

  private get file(): string {
    return this.model.path;
  }

  private get name(): string {
    return this.view().name;
  }

  private view(): ModelView {
    return this.model.view(this.followed?.folder);
  }

  /** What the panel asks about. */
  private async subject(): Promise<Subject> {
    await this.model.read();
    const { file, name } = this;
    return { file, text: this.model.text, model: name, run: this.followed?.folder };
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
    this.requests.cancelAll();
    this.followed?.dispose();
    this.followed = undefined;
    this.compared.dispose();
  }

  private folderOf(id: string): string | undefined {
    return this.program.runs.of(this.file).find(({ run }) => run === id)?.folder;
  }

  private get shownFolder(): string | undefined {
    return this.chosen ?? this.program.runs.latest(this.file)?.folder;
  }

  private async sendSnapshot(): Promise<void> {
    await this.model.read();
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
    const model = this.view();
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
    const { file, name } = this;
    this.post({
      type: 'versions',
      versions: versionViews(file, name),
      signature: newestSignature(file, name),
    });
  }

  private sendServing(): void {
    if (!this.listening) return;
    const serving = servingOf(this.program).view(this.file, this.name);
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
      if (this.followed) this.followed.look();
      else this.sendVersions();
      this.compared.look();
    }
  }

  private async fileChanged(): Promise<void> {
    await this.model.read();
    this.post({ type: 'model', model: this.view() });
    void this.readData();
  }

  private async readData(): Promise<void> {
    if (!vscode.workspace.isTrusted || !this.listening) return;
    if (await this.model.readData()) this.post({ type: 'model', model: this.view() });
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
        await this.sendSnapshot();
        return this.compared.showAgain();
      case 'action':
        if (message.action === 'train') await train(this.program, this.uri);
        else
          await actOnRun(this.program, message.action, {
            uri: this.uri,
            ...(this.followed && { run: this.followed.folder }),
          });
        return;
      case 'showRun':
        return this.showRun(this.folderOf(message.run));
      case 'compareWith':
        return this.compared.show(message.run === null ? undefined : this.folderOf(message.run));
      case 'runCommand':
        await vscode.commands.executeCommand(
          commandIds[message.command],
          this.followed ? shownItem(message.command, this.uri, this.followed.folder) : keptItem(this.uri, this.name),
        );
        return;
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
        if (await requireTrust()) await servingOf(this.program).start(this.file, this.name, message);
        return;
      case 'stopServing':
        return servingOf(this.program).stop(this.file, this.name);
      case 'openServed': {
        const server = servingOf(this.program).server(this.file, this.name);
        if (server) await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(`${server.url}/`)));
        return;
      }
      case 'keepItem':
        return this.notebook.keep(message.item, message.before);
      case 'removeItem':
        return this.notebook.remove(message.id);
      case 'cancel':
        return this.requests.cancel(message.id);
      case 'copy':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'request':
        return this.requests.respond(message);
    }
  }

  private async openData(): Promise<void> {
    const { data } = this.model.check();
    if (data?.source.kind !== 'file') return;
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(this.uri, '..', data.source.path));
  }
}
