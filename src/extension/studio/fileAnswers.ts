import path from 'node:path';
import * as vscode from 'vscode';
import { StudioError, type AnsweringWeights, type NamedWeights, type PanelResponse } from '../../protocol';
import { readSignature } from '../../store';
import { say } from '../window';
import type { Program } from '../program';
import { answering, type FileRequest, type Subject } from './answers';

/** Rows of a file that the page is given; all of them go to a file that the engine writes. */
const mostShown = 1000;

/** Predicts files that the person chooses, and writes answers where the person wants them. */
export class FileAnswers {
  /** The file chosen last. */
  private chosen: string | undefined;

  constructor(private readonly program: Pick<Program, 'service'>) {}

  answer(subject: Subject, request: FileRequest, signal: AbortSignal): Promise<PanelResponse[FileRequest['method']]> {
    switch (request.method) {
      case 'predictFile':
        return this.predict(subject, request.params, signal);
      case 'fileRow': {
        const { version, row } = request.params;
        return this.program.service.request('version/fileRow', { ...this.asked(subject, version), row }, signal);
      }
      case 'saveAnswers':
        return this.saveText(subject, request.params.text);
      case 'saveFileAnswers':
        return this.saveFile(subject, request.params.versions, signal);
    }
  }

  /** The file chosen last, and whose answers to it are wanted. */
  private asked(subject: Subject, version: AnsweringWeights): { folder: string; path: string } {
    return { folder: answering(subject, version).folder, path: this.file };
  }

  private get file(): string {
    if (this.chosen === undefined) throw new StudioError('input', 'no-answers', { key: 'extension.noAnswers' });
    return this.chosen;
  }

  private async predict(
    subject: Subject,
    { version, file }: Extract<FileRequest, { method: 'predictFile' }>['params'],
    signal: AbortSignal,
  ): Promise<PanelResponse['predictFile']> {
    if (file === 'choose' && !(await this.choose(subject, version))) {
      return { file: null, all: 0, predictions: [], places: [], rows: [], notices: [] };
    }
    const asked = this.asked(subject, version);
    const {
      predictions,
      places,
      rows = [],
      all,
      notices = [],
    } = await this.program.service.request('version/predictFile', { ...asked, most: mostShown }, signal);
    return { file: path.basename(asked.path), all: all ?? predictions.length, predictions, places, rows, notices };
  }

  /** False where the person did not want one after all. */
  private async choose(subject: Subject, version: AnsweringWeights): Promise<boolean> {
    const { folder } = answering(subject, version);
    const images = readSignature(folder)?.inputs.some(({ type }) => type === 'image') ?? false;
    const chosen = await vscode.window.showOpenDialog({
      canSelectFolders: images,
      canSelectFiles: !images,
      defaultUri: vscode.Uri.file(path.dirname(subject.file)),
      openLabel: say('extension.predictFileOpen'),
      title: say(images ? 'extension.predictFolderTitle' : 'extension.predictFileTitle'),
      ...(images
        ? {}
        : { filters: { [say('extension.tables')]: ['csv', 'tsv', 'json', 'jsonl', 'ndjson', 'parquet'] } }),
    });
    const file = chosen?.[0]?.fsPath;
    if (file !== undefined) this.chosen = file;
    return file !== undefined;
  }

  private async saveText(subject: Subject, text: string): Promise<PanelResponse['saveAnswers']> {
    const uri = await this.where(subject, subject.model);
    if (!uri) return { saved: null };
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${text}\n`));
    return { saved: path.basename(uri.fsPath) };
  }

  private async saveFile(
    subject: Subject,
    versions: readonly NamedWeights[],
    signal: AbortSignal,
  ): Promise<PanelResponse['saveFileAnswers']> {
    const file = this.file;
    const uri = await this.where(subject, path.parse(file).name);
    if (!uri) return { saved: null };
    const asked = versions.map(({ version, label }) => ({ folder: answering(subject, version).folder, label }));
    const { service } = this.program;
    await service.request('version/saveAnswers', { versions: asked, path: file, output: uri.fsPath }, signal);
    return { saved: path.basename(uri.fsPath) };
  }

  private where(subject: Subject, stem: string): Thenable<vscode.Uri | undefined> {
    return vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.file(path.join(path.dirname(subject.file), `${stem}-predicted.csv`)),
      filters: { CSV: ['csv'] },
      title: say('extension.saveAnswersTitle'),
    });
  }
}
