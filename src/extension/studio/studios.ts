import * as vscode from 'vscode';
import { stem } from '../../language';
import { DisposableStore } from '../disposable';
import { studioViewType } from '../ids';
import { isFields } from '../messageFields';
import { modelIcon } from '../modelIcon';
import type { Program, ShowOptions, StudioPanels } from '../program';
import { say, showError } from '../window';
import { studioHtml } from './html';
import type { StudioSession } from './session';

interface Studio {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  /** Folder of the run to show instead of the latest, until there is a session that knows it. */
  run: string | undefined;
  session?: StudioSession;
}

function fileOfState(state: unknown): vscode.Uri | undefined {
  const { file } = isFields(state) ? state : {};
  return typeof file === 'string' ? vscode.Uri.parse(file) : undefined;
}

/** The Studio panels of this window, one for each model file. */
export class Studios implements StudioPanels, vscode.WebviewPanelSerializer {
  private readonly store = new DisposableStore();
  private readonly open = new Map<string, Studio>();
  private readonly activeChanged = this.store.add(new vscode.EventEmitter<void>());
  private program: Program | undefined;
  readonly onDidChangeActive = this.activeChanged.event;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Before the first panel. */
  register(program: Program): void {
    this.program = program;
    this.store.add(vscode.window.registerWebviewPanelSerializer(studioViewType, this));
  }

  get active(): vscode.Uri | undefined {
    return [...this.open.values()].find(({ panel }) => panel.active)?.uri;
  }

  isVisible(uri: vscode.Uri): boolean {
    return this.open.get(uri.toString())?.panel.visible ?? false;
  }

  show(uri: vscode.Uri, { preserveFocus = false, run }: ShowOptions = {}): void {
    const there = this.open.get(uri.toString());
    if (there) {
      if (run !== undefined) {
        there.run = run;
        there.session?.showRun(run);
      }
      if (!there.panel.visible || !preserveFocus) there.panel.reveal(undefined, preserveFocus);
      return;
    }
    const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const panel = vscode.window.createWebviewPanel(studioViewType, '', { viewColumn: column, preserveFocus });
    this.fill(panel, uri, run);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uri = fileOfState(state);
    if (uri && !this.open.has(uri.toString())) this.fill(panel, uri);
    else panel.dispose();
    return Promise.resolve();
  }

  dispose(): void {
    for (const { session } of this.open.values()) session?.dispose();
    this.open.clear();
    this.store.dispose();
  }

  private fill(panel: vscode.WebviewPanel, uri: vscode.Uri, run?: string): void {
    if (!this.program) return;
    const model = stem(uri.path);
    panel.title = say('extension.studioTitle', { model });
    panel.iconPath = modelIcon(this.extensionUri);
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extensionUri, folder)),
    };
    const { program } = this;
    program.runs.add([uri]);
    const studio: Studio = { uri, panel, run };
    this.open.set(uri.toString(), studio);
    panel.onDidChangeViewState(() => this.activeChanged.fire());
    panel.onDidDispose(() => {
      studio.session?.dispose();
      this.open.delete(uri.toString());
      this.activeChanged.fire();
    });
    this.activeChanged.fire();
    this.start(program, studio).catch((error: unknown) => showError(program.log, error));
  }

  /** The page comes last: nothing that it says is missed. */
  private async start(program: Program, studio: Studio): Promise<void> {
    const { uri, panel } = studio;
    const session = import(/* webpackChunkName: "studio" */ './session');
    const [{ StudioSession }, documents] = await Promise.all([session, program.documents()]);
    if (this.open.get(uri.toString()) !== studio) return;
    studio.session = new StudioSession(program, documents, uri, panel);
    studio.session.showRun(studio.run);
    panel.webview.html = studioHtml(panel.webview, this.extensionUri, uri);
  }
}
