import * as path from 'node:path';
import * as vscode from 'vscode';
import type { EngineLocation } from '../../client';
import {
  checkModelFile,
  dataPaths,
  isCodeModelFile,
  isCodeModelName,
  isModelFileName,
  modelName,
} from '../../language';
import type { CheckResult, DataFacts, SiblingModel } from '../../language';
import { DisposableStore, type Disposable } from '../disposable';
import { fileNameOf, isCodeDocument, isModelDocument } from '../modelLanguage';
import type { Service } from '../runs/engine';
import { openDocument, textOf } from '../documentText';
import { once } from '../once';
import { AfterPause } from './afterPause';
import type { CodeChecks } from './codeChecks';

const delayMilliseconds = 150;
/** Between opening or saving a model in code and running it: many are saved at once. */
const codeDelayMilliseconds = 300;

/** Of a model in code that was not, or may not be, run. */
const unknown: CheckResult = { problems: [], networks: [] };

interface Known {
  /** What the facts depend on: the data section and the files' times. */
  readonly key: string;
  readonly facts: DataFacts;
  readonly siblings: readonly SiblingModel[];
}

/** Open model files, checked; facts of their data come later and are kept. */
export class ModelDocuments {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<vscode.TextDocument>());
  private readonly checks = new Map<string, { version: number; known: Known | undefined; result: CheckResult }>();
  private readonly known = new Map<string, Known>();
  private readonly pause = this.store.add(new AfterPause());
  /** Loaded with the first model in code. */
  private readonly loadCode: () => Promise<CodeChecks>;
  private code: CodeChecks | undefined;
  private readonly checked = this.store.add(new vscode.EventEmitter<vscode.Uri>());
  /** A file changed, was opened, or more is known of its data. */
  readonly onDidChange = this.changed.event;
  /** As {@link onDidChange}, also of files that no editor has open. */
  readonly onDidCheck = this.checked.event;

  constructor(
    private readonly service: Service,
    engine: () => EngineLocation,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const { workspace } = vscode;
    this.loadCode = once(async () => {
      const { CodeChecks } = await import(/* webpackChunkName: "codeModels" */ './codeChecks');
      this.code = this.store.add(new CodeChecks(service, engine, log));
      this.store.add(this.code.onDidChange((uri) => this.codeChecked(uri)));
      return this.code;
    });
    this.store.add(this.changed.event(({ uri }) => this.checked.fire(uri)));
    this.store.add(workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)));
    this.store.add(workspace.onDidChangeTextDocument(({ document }) => this.typed(document)));
    this.store.add(workspace.onDidSaveTextDocument(({ uri }) => this.refresh(uri)));
    this.store.add(workspace.onDidGrantWorkspaceTrust(() => this.refresh()));
    this.store.add(workspace.onDidCloseTextDocument((document) => this.forget(document.uri.toString())));
    this.refresh();
  }

  /** Looks at the data of all open files again; of models in code at those that depend on what was saved. */
  refresh(saved?: vscode.Uri): void {
    for (const document of vscode.workspace.textDocuments) {
      const isOther = saved && isCodeDocument(document) && this.code?.dependsOn(document.uri, saved) === false;
      if (!isOther) this.schedule(document, 0);
    }
  }

  check(document: vscode.TextDocument): CheckResult {
    if (isCodeDocument(document)) return this.code?.result(document.uri) ?? unknown;
    const uri = document.uri.toString();
    const known = this.known.get(uri);
    const last = this.checks.get(uri);
    if (last && last.version === document.version && last.known === known) return last.result;
    const { facts, siblings } = known ?? {};
    const options = { fileName: fileNameOf(document), ...(facts && { facts }), ...(siblings && { siblings }) };
    const result = checkModelFile(document.getText(), options);
    this.checks.set(uri, { version: document.version, known, result });
    return result;
  }

  /** A model file that may be open or not; what is said of one in code comes later. */
  checkFile(uri: vscode.Uri, text: string): CheckResult {
    const open = openDocument(uri);
    if (open) return this.check(open);
    const fileName = path.basename(uri.path);
    if (!isCodeModelName(fileName)) return checkModelFile(text, { fileName });
    if (text !== '' && this.code?.isKnown(uri) !== true) void this.askOfCode(uri, text);
    return this.code?.result(uri) ?? unknown;
  }

  facts(document: vscode.TextDocument): DataFacts | undefined {
    return this.known.get(document.uri.toString())?.facts;
  }

  /** Disposes of something together with the documents. */
  keep(disposable: Disposable): void {
    this.store.add(disposable);
  }

  dispose(): void {
    this.store.dispose();
  }

  private forget(uri: string): void {
    this.pause.cancel(uri);
    this.checks.delete(uri);
    this.known.delete(uri);
  }

  private typed(document: vscode.TextDocument): void {
    if (!isCodeDocument(document)) this.schedule(document);
  }

  private async askOfCode(uri: vscode.Uri, text: string): Promise<void> {
    if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return;
    const [code, siblings] = await Promise.all([this.loadCode(), this.siblings(uri)]);
    await code.ask(uri, text, siblings);
  }

  private codeChecked(uri: vscode.Uri): void {
    const open = openDocument(uri);
    if (open) this.changed.fire(open);
    else this.checked.fire(uri);
  }

  private schedule(document: vscode.TextDocument, delay = delayMilliseconds): void {
    if (!isModelDocument(document)) return;
    const { uri } = document;
    if (isCodeDocument(document)) {
      this.pause.schedule(uri.toString(), codeDelayMilliseconds, () => void this.askOfCode(uri, document.getText()));
      this.changed.fire(document);
      return;
    }
    this.pause.schedule(uri.toString(), delay, () => {
      this.changed.fire(document);
      void this.learn(document);
    });
  }

  /** First what a look at the folder tells, then what the data itself tells. */
  private async learn(document: vscode.TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const { version } = document;
    const data = this.check(document).data;
    const { files, times } = await this.lookAtFiles(document);
    const siblings = await this.siblings(document.uri);
    const key = JSON.stringify([data, files, times, siblings, vscode.workspace.isTrusted]);
    if (document.isClosed || this.known.get(uri)?.key === key) return;
    const current = () => !document.isClosed && document.version === version;
    if (current()) this.tell(document, { key: data ? '' : key, facts: { files }, siblings });
    if (!data || !vscode.workspace.isTrusted || document.uri.scheme !== 'file') return;
    try {
      const facts = await this.service.request('data/facts', { text: document.getText(), path: document.uri.fsPath });
      if (current()) this.tell(document, { key, facts, siblings });
    } catch (error) {
      this.log.debug(`The data of ${document.uri.fsPath} cannot be read: ${String(error)}`);
      if (current()) this.tell(document, { key, facts: { files }, siblings });
    }
  }

  private tell(document: vscode.TextDocument, known: Known): void {
    this.known.set(document.uri.toString(), known);
    this.changed.fire(document);
  }

  private async lookAtFiles(document: vscode.TextDocument): Promise<{ files: DataFacts['files']; times: number[] }> {
    const files: Record<string, DataFacts['files'][string]> = {};
    const times: number[] = [];
    for (const { path: name } of dataPaths(document.getText(), fileNameOf(document))) {
      const uri = path.isAbsolute(name)
        ? document.uri.with({ path: name })
        : vscode.Uri.joinPath(document.uri, '..', name);
      try {
        const stat = await vscode.workspace.fs.stat(uri);
        files[name] = (stat.type & vscode.FileType.Directory) === 0 ? 'file' : 'folder';
        times.push(stat.mtime, stat.size);
      } catch {
        files[name] = 'missing';
      }
    }
    return { files, times };
  }

  /** The other model files in the folder, as they are in the editor or on disk. */
  private async siblings(uri: vscode.Uri): Promise<readonly SiblingModel[]> {
    const { fs } = vscode.workspace;
    try {
      const folder = vscode.Uri.joinPath(uri, '..');
      const names = (await fs.readDirectory(folder)).map(([name]) => name);
      const others = names.filter(
        (name) => (isModelFileName(name) || isCodeModelName(name)) && name !== path.basename(uri.path),
      );
      const found = await Promise.all(
        others.map(async (fileName) => {
          const text = await textOf(vscode.Uri.joinPath(folder, fileName));
          const isModel = isModelFileName(fileName) || isCodeModelFile(text, fileName);
          return isModel ? [{ fileName, name: modelName(text, fileName) }] : [];
        }),
      );
      return found.flat();
    } catch (error) {
      this.log.debug(`The folder of ${uri.fsPath} cannot be read: ${String(error)}`);
      return [];
    }
  }
}
