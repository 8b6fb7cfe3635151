import * as vscode from 'vscode';
import { stem } from '../../language';
import { movedTo, storeBeside } from '../../store';
import { DisposableStore } from '../disposable';
import { studioEditorType, studioViewType } from '../ids';
import { isFields } from '../messageFields';
import { modelIcon } from '../modelIcon';
import type { Program, ShowOptions, StudioPanels } from '../program';
import { say, showError } from '../window';
import type { StudioSession } from './session';

interface Studio {
  uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  /** Folder of the run to show instead of the latest, until there is a session that knows it. */
  run: string | undefined;
  session?: StudioSession;
}

function fileOfState(state: unknown): vscode.Uri | undefined {
  const { file } = isFields(state) ? state : {};
  return typeof file === 'string' ? vscode.Uri.parse(file) : undefined;
}

/**
 * The Studio panels of this window. One for each model file stands beside it; VS Code may show more of them
 * in the file's own place, for who reopens the file with the Studio.
 */
export class Studios implements StudioPanels, vscode.WebviewPanelSerializer, vscode.CustomTextEditorProvider {
  private readonly store = new DisposableStore();
  private readonly open = new Set<Studio>();
  private readonly activeChanged = this.store.add(new vscode.EventEmitter<void>());
  private program: Program | undefined;
  readonly onDidChangeActive = this.activeChanged.event;

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Before the first panel. */
  register(program: Program): void {
    this.program = program;
    this.store.add(vscode.window.registerWebviewPanelSerializer(studioViewType, this));
    this.store.add(vscode.window.registerCustomEditorProvider(studioEditorType, this));
    this.store.add(
      vscode.workspace.onDidRenameFiles(({ files }) =>
        files.forEach(({ oldUri, newUri }) => this.move(oldUri, newUri)),
      ),
    );
    // A terminal may rename a model too.
    this.store.add(
      program.runs.onDidLose((uri) => {
        const now = movedTo(storeBeside(uri.fsPath), uri.fsPath);
        if (now !== undefined) this.move(uri, vscode.Uri.file(now));
      }),
    );
  }

  get active(): vscode.Uri | undefined {
    return [...this.open].find(({ panel }) => panel.active)?.uri;
  }

  isVisible(uri: vscode.Uri): boolean {
    return this.of(uri).some(({ panel }) => panel.visible);
  }

  show(uri: vscode.Uri, { preserveFocus = false, run }: ShowOptions = {}): void {
    const studios = this.of(uri);
    const there = studios.find(({ panel }) => panel.visible) ?? studios[0];
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
    this.label(panel, uri);
    this.fill(panel, uri, run);
  }

  resolveCustomTextEditor({ uri }: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    this.fill(panel, uri);
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const uri = fileOfState(state);
    if (uri && this.of(uri).length === 0) {
      this.label(panel, uri);
      this.fill(panel, uri);
    } else {
      panel.dispose();
    }
    return Promise.resolve();
  }

  dispose(): void {
    for (const { session } of this.open) session?.dispose();
    this.open.clear();
    this.store.dispose();
  }

  private of(uri: vscode.Uri): Studio[] {
    return [...this.open].filter((studio) => studio.uri.toString() === uri.toString());
  }

  /** Of panels of our own: in the file's place the tab has the file's name. */
  private label(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    panel.title = say('extension.studioTitle', { model: stem(uri.path) });
    panel.iconPath = modelIcon(this.extensionUri);
  }

  private fill(panel: vscode.WebviewPanel, uri: vscode.Uri, run?: string): void {
    if (!this.program) return;
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map((folder) => vscode.Uri.joinPath(this.extensionUri, folder)),
    };
    const studio: Studio = { uri, panel, run };
    this.open.add(studio);
    panel.onDidChangeViewState(() => this.activeChanged.fire());
    panel.onDidDispose(() => {
      studio.session?.dispose();
      this.open.delete(studio);
      this.activeChanged.fire();
    });
    this.begin(this.program, studio);
  }

  /** A model file is called otherwise now: the panel beside it goes on with it. VS Code itself opens anew what stands in its place. */
  private move(from: vscode.Uri, to: vscode.Uri): void {
    const own = this.of(from).filter(({ panel }) => panel.viewType === studioViewType);
    for (const studio of own) {
      if (!this.program) return;
      studio.session?.dispose();
      studio.uri = to;
      this.label(studio.panel, to);
      this.begin(this.program, studio);
    }
  }

  private begin(program: Program, studio: Studio): void {
    program.runs.add([studio.uri]);
    this.activeChanged.fire();
    this.start(program, studio).catch((error: unknown) => showError(program.log, error));
  }

  /** The page comes last: nothing that it says is missed. */
  private async start(program: Program, studio: Studio): Promise<void> {
    const { uri, panel } = studio;
    const studioPage = import(/* webpackChunkName: "studio" */ './page');
    const [{ StudioSession, studioHtml }, documents] = await Promise.all([studioPage, program.documents()]);
    if (!this.open.has(studio) || studio.uri !== uri) return;
    studio.session = new StudioSession(program, documents, uri, panel);
    studio.session.showRun(studio.run);
    panel.webview.html = studioHtml(panel.webview, this.extensionUri, uri);
  }
}
