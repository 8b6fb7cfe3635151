import * as path from 'node:path';
import * as vscode from 'vscode';
import { provideTypes, type EngineLocation } from '../../client';
import type { SiblingModel } from '../../language';
import type { ServiceRequests } from '../../protocol';
import { DisposableStore } from '../disposable';
import type { Service } from '../runs/engine';

export type CodeCheck = ServiceRequests['code/check']['result'];

const unknown: CodeCheck = { problems: [], networks: [] };

/**
 * What the engine says of models in code. It runs them to know, so it is to be asked in a trusted folder alone, and when a
 * file is opened or saved: what is being typed is not run.
 */
export class CodeChecks {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<vscode.Uri>());
  private readonly results = new Map<string, CodeCheck>();
  private readonly asking = new Map<string, AbortController>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly service: Service,
    private readonly engine: () => EngineLocation,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What was last said; nothing where that is not yet, or may not be, known. */
  result(uri: vscode.Uri): CodeCheck {
    return this.results.get(uri.toString()) ?? unknown;
  }

  isKnown(uri: vscode.Uri): boolean {
    return this.results.has(uri.toString()) || this.asking.has(uri.toString());
  }

  /** Whether what is known of a model may be other since a file was saved. */
  dependsOn(uri: vscode.Uri, saved: vscode.Uri): boolean {
    if (uri.toString() === saved.toString()) return true;
    const { code, data } = this.result(uri);
    if (!code) return /\.([cm]?[jt]s|json)$/.test(saved.path);
    const files = [...Object.keys(code.files), ...(data?.source.kind === 'file' ? [data.source.path] : [])];
    return files.some((file) => path.resolve(path.dirname(uri.fsPath), file) === saved.fsPath);
  }

  /** Asks anew, in place of a question that is under way. */
  async ask(uri: vscode.Uri, text: string, siblings: readonly SiblingModel[]): Promise<void> {
    const key = uri.toString();
    this.asking.get(key)?.abort();
    const abort = new AbortController();
    this.asking.set(key, abort);
    provideTypes(uri.fsPath, text, this.engine());
    try {
      const result = await this.service.request('code/check', { text, path: uri.fsPath, siblings }, abort.signal);
      if (abort.signal.aborted) return;
      this.results.set(key, result);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.log.warn(`${uri.fsPath} cannot be checked: ${String(error)}`);
      // It is asked again when something changes, not at once.
      this.results.set(key, this.result(uri));
    } finally {
      if (this.asking.get(key) === abort) this.asking.delete(key);
    }
    this.changed.fire(uri);
  }

  dispose(): void {
    for (const abort of this.asking.values()) abort.abort();
    this.store.dispose();
  }
}
