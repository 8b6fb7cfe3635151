import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileFormat, FileSource } from '../../language';
import type { InputRow, InputValue, RowPlace, SamplePreview } from '../../protocol';
import type { Message } from '../../texts';
import type { PreparedSplit, Preprocessing } from '../contract';
import { dataError } from './dataError';
import type { ImageWish } from './images/imageWish';
import { columnIn } from './loadData';
import { encodeTarget, weightsIn } from './prepareData';
import { answeredRows, encodeRows, groupsOf, type RowOptions } from './prepareRows';
import { fittedOf, type Fitted, type FittedColumn } from './preprocess/fitted';
import { gatherWindows } from './preprocess/encode';
import { inputValue } from './preview';
import { isImageName } from './images/listImages';
import { readTable } from './read/readTable';
import { windowsOf, type Windows } from './split/windows';
import { codesOf } from './table/knownClasses';
import { findColumn, isMissing, lineOf, type Table, type TableColumn } from './table/table';
import { asNumbers, asType } from './table/typedColumn';

export interface FileOptions extends RowOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface PreparedFile {
  readonly split: PreparedSplit;
  readonly notices: readonly Message[];
  /** `row` counts within the split. */
  preview(row: number): SamplePreview;
}

const formats: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.parquet': 'parquet',
};

export interface FileRows {
  readonly rows: readonly InputRow[];
  /** Where each answer's row is in the file: of windows, their last one. */
  readonly places: readonly RowPlace[];
  /** Of a folder of images those that are the rows. */
  readonly names?: readonly string[];
  /** What was repaired or left out. */
  readonly notices: readonly Message[];
}

/** The rows of a file as inputs for prediction, read as the training data was; an image file is one row. The target is kept where it is there. */
export async function readRows(
  preprocessing: Preprocessing,
  file: string,
  options: FileOptions = {},
): Promise<readonly InputRow[]> {
  return (await readFileRows(preprocessing, file, options)).rows;
}

/** The same with what is to be said of the file. */
export async function readFileRows(
  preprocessing: Preprocessing,
  file: string,
  options: FileOptions = {},
): Promise<FileRows> {
  const fitted = fittedOf(preprocessing);
  if (isImageName(file)) {
    const column = fitted.inputs.find((input) => input.type === 'image');
    if (!column) throw dataError('data-not-images', 'engine.dataNoImageInput', { file });
    const names = [path.basename(file)];
    return { rows: [{ [column.name]: path.resolve(options.folder ?? '', file) }], places: names, names, notices: [] };
  }
  const table = await tableOf(fitted, file, options);
  const { names, notices } = table;
  const rows = rowsOf(fitted, table, file, options);
  const places = answeredRows(fitted, rows).map((row) => names?.[row] ?? lineOf(table, row));
  return { rows, places, notices, ...(names && { names }) };
}

function rowsOf(fitted: Fitted, table: Table, file: string, options: FileOptions): readonly InputRow[] {
  const names = fitted.inputs.map((input) => input.name);
  const target = fitted.target.kind === 'none' ? undefined : findColumn(table, fitted.target.name);
  const group = fitted.window?.group ? findColumn(table, fitted.window.group) : undefined;
  const columns = [
    ...fitted.inputs.map((input) => columnFor(input, table, path.resolve(options.folder ?? '', file))),
    ...(target && !names.includes(target.name) ? [target] : []),
    ...(group && !names.includes(group.name) ? [group] : []),
  ];
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(columns.map((column): [string, InputValue] => [column.name, inputValue(column, row)])),
  );
}

/** Paths of images are made whole: they are relative to the table's file. */
function columnFor(input: FittedColumn, table: Table, file: string): TableColumn {
  const column = columnIn(table, input.name);
  if (input.type !== 'image' || column.kind !== 'words') return asType(table, column, input.type);
  return { ...column, values: column.values.map((name) => path.resolve(path.dirname(file), name)) };
}

/** Another file with the version's preprocessing, for evaluation: rows without a target are left out. */
export async function prepareFile(
  preprocessing: Preprocessing,
  file: string,
  options: FileOptions = {},
): Promise<PreparedFile> {
  const fitted = fittedOf(preprocessing);
  const { target } = fitted;
  if (target.kind === 'none') throw dataError('data-column-missing', 'engine.dataNoTargetKnown', { file });
  const table = await tableOf(fitted, file, options);
  const column = columnIn(table, target.name);
  const all = rowsOf(fitted, table, file, options);
  const { window } = fitted;
  const places = Int32Array.from(all.keys());
  const windows = window ? windowsOf(places, groupsOf(all, window.group), window) : null;
  if (window && windows?.targets.length === 0) {
    const needed = window.length + window.horizon;
    throw dataError('data-window-short', 'engine.dataWindowShort', { length: needed, rows: all.length });
  }
  const named = fitted.weight === undefined ? undefined : findColumn(table, fitted.weight);
  const weights = named && asNumbers(table, named);
  const kept = (windows?.targets ?? places).filter(
    (row) => !isMissing(column, row) && !(weights && isMissing(weights, row)),
  );
  const rows = Array.from(kept, (row) => all[row] ?? {});
  const prepared = await encodeRows(fitted, windows ? all : rows, options);
  const numbers =
    target.kind === 'category' ? codesOf(table, column, target.classes).codes : asNumbers(table, column).values;
  const notices: Message[] = [...table.notices, ...prepared.notices];
  const wanted = windows?.targets.length ?? all.length;
  if (kept.length < wanted) {
    notices.push({ key: 'engine.dataNoTarget', args: { rows: wanted - kept.length, column: target.name } });
  }
  return {
    split: {
      rows: rows.length,
      inputs: windows ? gatherWindows(prepared.inputs, withTargets(windows, kept)) : prepared.inputs,
      target: encodeTarget(target, rows.length, (row) => numbers[kept[row] ?? -1] ?? Number.NaN),
      sourceRows: kept,
      ...(weights ? { weights: weightsIn(weights, kept) } : {}),
    },
    notices,
    preview: (row) => previewOf(rows[row] ?? {}),
  };
}

/** The windows whose target is there. */
function withTargets({ length, inputs, targets }: Windows, kept: Int32Array): Windows {
  const there = new Set(kept);
  return { length, inputs: inputs.filter((_, at) => there.has(targets[Math.floor(at / length)] ?? -1)), targets: kept };
}

function previewOf(row: InputRow): SamplePreview {
  const cells: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null) return { kind: 'image', image: value.image };
    cells[name] = value;
  }
  return { kind: 'row', cells };
}

async function tableOf(fitted: Fitted, file: string, options: FileOptions): Promise<Table> {
  const found = await stat(path.resolve(options.folder ?? '', file)).catch(() => null);
  if (found?.isDirectory()) return folderTable(fitted, file, options);
  const words = fitted.inputs.filter((input) => input.type !== 'numeric').map((input) => input.name);
  if (fitted.target.kind === 'category') words.push(fitted.target.name);
  return readTable(sourceFor(fitted, file), options.folder ?? '', {
    words: new Set(words),
    leftOut: fitted.target.kind === 'none' ? undefined : fitted.target.name,
    expected: fitted.inputs.map((input) => input.name),
    signal: options.signal,
  });
}

/** A folder of images, its columns named as the network knows them. */
async function folderTable(fitted: Fitted, file: string, options: FileOptions): Promise<Table> {
  const input = fitted.inputs.find((one) => one.type === 'image');
  if (!input) throw dataError('data-not-images', 'engine.dataNoImageInput', { file });
  const source: FileSource = { ...plainSource(fitted, file), format: 'images' };
  const wish: ImageWish = { size: [input.height, input.width], channels: input.channels === 1 ? 1 : 3 };
  const table = await readTable(source, options.folder ?? '', {
    words: new Set(),
    images: () => wish,
    signal: options.signal,
  });
  const label = fitted.target.kind === 'none' ? 'label' : fitted.target.name;
  const columns = table.columns.map((column) => ({ ...column, name: column.kind === 'images' ? input.name : label }));
  return { ...table, columns };
}

/** The training data's settings, as far as they hold for a file of this format. */
function sourceFor({ source }: Fitted, file: string): FileSource {
  const format = formats[path.extname(file).toLowerCase()] ?? source?.format ?? 'csv';
  if (source?.format === format) {
    const { labels, ...same } = source;
    // The labels belong to the training images alone.
    const isTraining = labels !== undefined && path.basename(source.path) === path.basename(file);
    return {
      ...same,
      path: file,
      ...(isTraining ? { labels: path.join(path.dirname(file), path.basename(labels)) } : {}),
    };
  }
  return { ...plainSource({ source }, file), format };
}

function plainSource({ source }: Pick<Fitted, 'source'>, file: string): FileSource {
  return {
    kind: 'file',
    path: file,
    format: 'csv',
    header: null,
    delimiter: null,
    encoding: 'utf-8',
    missingValues: source?.missingValues ?? [''],
  };
}
