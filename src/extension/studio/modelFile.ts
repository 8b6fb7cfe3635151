import type * as vscode from 'vscode';
import { withModelName, type CheckResult } from '../../language';
import { StudioError, type ModelView, type RunRecord } from '../../protocol';
import { readRunRecord } from '../../store';
import { textOf } from '../documentText';
import type { ModelDocuments } from '../languageFeatures/modelDocuments';
import type { Program } from '../program';
import { modelView, type DataKnown } from './modelView';

/** The file of a Studio's model, as it is written now, and its data. */
export class StudioModelFile {
  private written = '';
  private data: DataKnown = { summary: null };
  /** The data section that `data` is of. */
  private dataOf: string | undefined;

  constructor(
    private readonly program: Program,
    private readonly documents: ModelDocuments,
    private readonly uri: vscode.Uri,
  ) {}

  get path(): string {
    return this.uri.fsPath;
  }

  get text(): string {
    return this.written;
  }

  /** Reads the text anew: of the open document, or of the file. */
  async read(): Promise<void> {
    try {
      this.written = await textOf(this.uri);
    } catch (error) {
      this.program.log.warn(`${this.path} cannot be read: ${String(error)}`);
    }
  }

  check(): CheckResult {
    return this.documents.checkFile(this.uri, this.written);
  }

  /** What the panel shows, beside the run in a folder. */
  view(run: string | undefined): ModelView {
    const record = run === undefined ? undefined : readRunRecord(run);
    const changed = record !== undefined && !this.isTextOf(record);
    return modelView({ file: this.path, text: this.written }, this.check(), this.data, changed);
  }

  /** Whether the file is as it was for a run; its model may have another name since. */
  private isTextOf({ text, model }: RunRecord): boolean {
    return text === this.written || withModelName(text, this.path, model) === this.written;
  }

  /** Summarizes the data, once for each data section; says whether there is anything new. */
  async readData(): Promise<boolean> {
    const { data } = this.check();
    const key = JSON.stringify(data);
    if (!data || key === this.dataOf) return false;
    this.dataOf = key;
    try {
      const summary = await this.program.service.request('data/summary', { text: this.written, path: this.path });
      this.data = { summary };
    } catch (error) {
      this.data = { summary: null, error: StudioError.from(error).toValue() };
    }
    return true;
  }
}
