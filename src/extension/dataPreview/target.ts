import * as path from 'node:path';
import * as vscode from 'vscode';
import { dataPaths, isModelFileName } from '../../language';
import { dataParts, type DataPart, type PreviewReference } from '../../protocol';
import { textOf } from '../documentText';
import type { Runs } from '../runs/runs';

/** What a data preview shows: a part of a model's data, or a file that no model names. */
export interface DataTarget {
  /** The file or folder, where there is one: a generator's data has none. */
  readonly data: vscode.Uri | undefined;
  readonly model: vscode.Uri | undefined;
  readonly part: DataPart;
}

function sameFile(one: string, other: string): boolean {
  return path.relative(one, other) === '';
}

/** The part that a role names, if it names one. */
export function partOf(role: unknown): DataPart | undefined {
  return dataParts.find((part) => part === role);
}

/** The data that a model's text names for a part. */
export async function dataOfModel(model: vscode.Uri, part: DataPart): Promise<DataTarget> {
  const found = dataPaths(await textOf(model), path.basename(model.path)).find(({ role }) => role === part);
  const data = found && vscode.Uri.file(path.resolve(path.dirname(model.fsPath), found.path));
  return { data, model, part };
}

/** A data file, as the first model that names it reads it; the models of its own folder come first. */
export async function targetOfFile(data: vscode.Uri, runs: Runs): Promise<DataTarget> {
  const near = path.dirname(data.fsPath);
  const distance = ({ fsPath }: vscode.Uri) => path.relative(path.dirname(fsPath), near).length;
  const models = runs
    .models()
    .filter((uri) => uri.scheme === 'file' && isModelFileName(uri.path))
    .sort((one, other) => distance(one) - distance(other));
  for (const model of models) {
    try {
      for (const { role, path: name } of dataPaths(await textOf(model), path.basename(model.path))) {
        const part = partOf(role === 'labels' ? 'source' : role);
        if (part && sameFile(path.resolve(path.dirname(model.fsPath), name), data.fsPath)) return { data, model, part };
      }
    } catch {
      // A model that is gone names nothing.
    }
  }
  return { data, model: undefined, part: 'source' };
}

export async function statIfThere(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
}

export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return (((await statIfThere(uri))?.type ?? 0) & vscode.FileType.Directory) !== 0;
}

/** What the service is asked by: the model's text, or one that names nothing but the file. */
export async function referenceOf({ data, model, part }: DataTarget): Promise<PreviewReference> {
  if (model) return { text: await textOf(model), path: model.fsPath, part };
  const file = data?.fsPath ?? '';
  const source = data && (await isFolder(data)) ? `${path.basename(file)}/` : path.basename(file);
  const text = JSON.stringify({ data: { source } });
  return { text, path: path.join(path.dirname(file), 'preview.model.json'), part };
}

/** What tells a preview from others, and names it to people. */
export function titleOf({ data, model, part }: DataTarget): { readonly key: string; readonly name: string } {
  const name = path.basename(data?.fsPath ?? model?.fsPath ?? '');
  return { key: `${model?.toString() ?? ''} ${part} ${data?.toString() ?? ''}`, name };
}
