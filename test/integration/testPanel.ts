import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ModelDocuments } from '../../src/extension/languageFeatures/modelDocuments';
import type { Program } from '../../src/extension/program';
import { StudioSession } from '../../src/extension/studio/session';
import type {
  FromPanelMessage,
  PanelRequests,
  PanelResponse,
  PanelResult,
  Snapshot,
  ToPanelMessage,
} from '../../src/protocol';
import { eventually, inWorkspace } from './workspaceFiles';

/** Stands for our page: it says to the host what the test wants, and tells the test what the host says. */
const page = `<!doctype html><script>
const host = acquireVsCodeApi();
addEventListener('message', ({ data }) => host.postMessage(data.say ? data.say.message : { heard: data }));
host.postMessage({ heard: { type: 'loaded' } });
</script>`;

/** One panel with a session of its own, in a real webview. */
export class TestPanel {
  readonly heard: ToPanelMessage[] = [];
  private readonly panel: vscode.WebviewPanel;
  private readonly session: StudioSession;
  private loaded = 0;
  private requests = 0;

  constructor(program: Program, documents: ModelDocuments, uri: vscode.Uri) {
    const column = vscode.ViewColumn.Beside;
    this.panel = vscode.window.createWebviewPanel('modelStudio.test', 'Test', column, { enableScripts: true });
    this.panel.webview.onDidReceiveMessage((message: { heard?: ToPanelMessage | { type: 'loaded' } }) => {
      if (message.heard?.type === 'loaded') this.loaded += 1;
      else if (message.heard) this.heard.push(message.heard);
    });
    this.session = new StudioSession(program, documents, uri, this.panel);
    this.panel.webview.html = page;
  }

  /** Waits until the page is there, for the nth time. */
  async isThere(times = 1): Promise<void> {
    await eventually(() => (this.loaded >= times ? true : undefined));
  }

  async say(message: unknown): Promise<void> {
    assert.ok(await this.panel.webview.postMessage({ say: { message } }));
  }

  /** The first thing of a kind that is heard from a place in the talk on. */
  hears<T extends ToPanelMessage['type']>(
    type: T,
    from: number,
    suits: (message: Extract<ToPanelMessage, { type: T }>) => boolean = () => true,
  ): Promise<Extract<ToPanelMessage, { type: T }>> {
    const isIt = (message: ToPanelMessage): message is Extract<ToPanelMessage, { type: T }> => message.type === type;
    return eventually(() => this.heard.slice(from).filter(isIt).find(suits));
  }

  async snapshot(message: FromPanelMessage = { type: 'ready' }): Promise<Snapshot> {
    const from = this.heard.length;
    await this.say(message);
    return (await this.hears('snapshot', from)).snapshot;
  }

  async ask<M extends keyof PanelRequests>(method: M, params: PanelRequests[M]): Promise<PanelResult> {
    const id = (this.requests += 1);
    await this.say({ type: 'request', id, method, params });
    return (await this.hears('response', 0, (message) => message.id === id)).result;
  }

  async answers<M extends keyof PanelRequests>(method: M, params: PanelRequests[M]): Promise<PanelResponse[M]> {
    const result = await this.ask(method, params);
    assert.ok('ok' in result, JSON.stringify(result));
    return result.ok as PanelResponse[M];
  }

  async fails<M extends keyof PanelRequests>(method: M, params: PanelRequests[M]): Promise<string> {
    const result = await this.ask(method, params);
    assert.ok('error' in result, JSON.stringify(result));
    return result.error.code;
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  hide(): Promise<unknown> {
    const { viewColumn } = this.panel;
    return Promise.resolve(
      vscode.window.showTextDocument(inWorkspace('data/README.md'), viewColumn === undefined ? {} : { viewColumn }),
    );
  }

  get visible(): boolean {
    return this.panel.visible;
  }

  dispose(): void {
    this.session.dispose();
    this.panel.dispose();
  }
}
