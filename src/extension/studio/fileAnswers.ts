import path from 'node:path';
import * as vscode from 'vscode';
import { StudioError, type PanelResponse } from '../../protocol';
import { readSignature } from '../../store';
import { say } from '../window';
import type { Program } from '../program';
import { answering, type FileRequest, type Subject } from './answers';

/** Rows of a file that the page is given; all of them go to a file that the engine writes. */
const mostShown = 1000;

/** Predicts files that the person chooses, and writes answers where the person wants them. */
export class FileAnswers {
  private last: { readonly folder: string; readonly path: string } | undefined;

  constructor(private readonly program: Pick<Program, 'service'>) {}

  answer(
    subject: Subject,
    request: FileRequest,
    signal: AbortSignal,
  ): Promise<PanelResponse['predictFile'] | PanelResponse['saveAnswers']> {
    return request.method === 'predictFile'
      ? this.predict(answering(subject, request.params.version).folder, subject, signal)
      : this.save(subject, request.params.text, signal);
  }

  private async predict(folder: string, subject: Subject, signal: AbortSignal): Promise<PanelResponse['predictFile']> {
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
    if (file === undefined) return { file: null, all: 0, predictions: [], rows: [], notices: [] };
    const asked = { folder, path: file, most: mostShown };
    const {
      predictions,
      rows = [],
      all,
      notices = [],
    } = await this.program.service.request('version/predictFile', asked, signal);
    this.last = { folder, path: file };
    return { file: path.basename(file), all: all ?? predictions.length, predictions, rows, notices };
  }

  private async save(
    subject: Subject,
    text: string | null,
    signal: AbortSignal,
  ): Promise<PanelResponse['saveAnswers']> {
    const { last } = this;
    if (text === null && !last) throw new StudioError('input', 'no-answers', { key: 'extension.noAnswers' });
    const stem = text === null && last ? path.parse(last.path).name : subject.model;
    const uri = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.file(path.join(path.dirname(subject.file), `${stem}-predicted.csv`)),
      filters: { CSV: ['csv'] },
      title: say('extension.saveAnswersTitle'),
    });
    if (!uri) return { saved: null };
    if (text !== null) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${text}\n`));
    else if (last)
      await this.program.service.request('version/predictFile', { ...last, most: 0, output: uri.fsPath }, signal);
    return { saved: path.basename(uri.fsPath) };
  }
}
