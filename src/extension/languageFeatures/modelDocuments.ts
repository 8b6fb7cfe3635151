import * as path from 'node:path';
import * as vscode from 'vscode';
import { checkModelFile, dataPaths, isModelFileName, modelName } from '../../language';
import type { CheckResult, DataFacts, SiblingModel } from '../../language';
import { DisposableStore, type Disposable } from '../disposable';
import { fileNameOf, isModelDocument } from '../modelLanguage';
import type { Service } from '../runs/engine';
import { AfterPause } from './afterPause';

const delayMilliseconds = 150;

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
  /** A file changed, was opened, or more is known of its data. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly service: Service,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const { workspace } = vscode;
    this.store.add(workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)));
    this.store.add(workspace.onDidChangeTextDocument(({ document }) => this.schedule(document)));
    this.store.add(workspace.onDidSaveTextDocument(() => this.refresh()));
    this.store.add(workspace.onDidGrantWorkspaceTrust(() => this.refresh()));
    this.store.add(workspace.onDidCloseTextDocument((document) => this.forget(document.uri.toString())));
    this.refresh();
  }

  /** Looks at the data of all open files again. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, 0);
  }

  check(document: vscode.TextDocument): CheckResult {
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

  private schedule(document: vscode.TextDocument, delay = delayMilliseconds): void {
    if (!isModelDocument(document)) return;
    this.pause.schedule(document.uri.toString(), delay, () => {
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
    const siblings = await this.siblings(document);
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
  private async siblings({ uri }: vscode.TextDocument): Promise<readonly SiblingModel[]> {
    const { fs, textDocuments } = vscode.workspace;
    try {
      const folder = vscode.Uri.joinPath(uri, '..');
      const names = (await fs.readDirectory(folder)).map(([name]) => name);
      const others = names.filter((name) => isModelFileName(name) && name !== path.basename(uri.path));
      return await Promise.all(
        others.map(async (fileName) => {
          const other = vscode.Uri.joinPath(folder, fileName);
          const open = textDocuments.find((document) => document.uri.toString() === other.toString());
          const text = open?.getText() ?? new TextDecoder().decode(await fs.readFile(other));
          return { fileName, name: modelName(text, fileName) };
        }),
      );
    } catch (error) {
      this.log.debug(`The folder of ${uri.fsPath} cannot be read: ${String(error)}`);
      return [];
    }
  }
}
