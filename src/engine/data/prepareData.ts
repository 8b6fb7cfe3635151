import type { ModelFile } from '../../language';
import type { DataSummary, SplitName } from '../../protocol';
import type { ArrayData, PreparedData, PreparedSplit, TargetScaling } from '../contract';
import { signatureOf } from './analyse/signature';
import { summaryOf } from './analyse/summary';
import { fingerprintOf } from './fingerprint';
import { loadData } from './loadData';
import type { LoadedData } from './loadedData';
import { asWindows, encodeInputs, type ReadValue } from './preprocess/encode';
import { fit } from './preprocess/fit';
import { toPreprocessing, type Fitted } from './preprocess/fitted';
import { previewRow } from './preview';
import type { DataOptions } from './readSource';
import type { SplitRows } from './split/splitRows';
import type { Windows } from './split/windows';
import { packRows } from './stored/packRows';
import { letGo } from './stored/storedArray';
import { storedSplit } from './stored/storedSplit';
import { cellOf, imagePixels, numberOf, type NumberColumn, type TableColumn } from './table/table';

/** Reads, divides and encodes the data of a model file; paths are relative to `folder`. */
export async function prepareData(file: ModelFile, folder: string, options: DataOptions = {}): Promise<PreparedData> {
  const loaded = await loadData(file, folder, options);
  const { fitted, notices } = fit(file, loaded);
  const packed = loaded.stored && !loaded.windows ? await packRows(loaded, fitted, valueIn, options) : null;
  const split = (name: keyof SplitRows): PreparedSplit => {
    const rows = loaded.rows[name];
    const part = packed
      ? storedSplit(packed, rows, targetOf(loaded, fitted, rows))
      : encodeSplit(loaded, fitted, rows, loaded.windows?.[name]);
    return loaded.weights ? { ...part, weights: weightsIn(loaded.weights, rows) } : part;
  };
  const splits = {
    train: split('train'),
    validation: loaded.rows.validation.length > 0 ? split('validation') : null,
    test: loaded.rows.test.length > 0 ? split('test') : null,
  };
  const prepared = {
    splits,
    preprocessing: toPreprocessing(fitted),
    facts: loaded.facts,
    summary: summaryOf(file, loaded, fitted, notices),
    signature: signatureOf(file, loaded),
    fingerprint: await fingerprintOf(file.data, folder, options.signal),
    preview: previewer(loaded, splits),
  };
  letGo();
  return prepared;
}

/** Keeps the columns, which may lie on disk, and not the numbers of all rows once more. */
function previewer({ inputs, target }: LoadedData, splits: PreparedData['splits']): PreparedData['preview'] {
  const shown = { inputs, target };
  const rowsOfSplit = (name: keyof SplitRows): Int32Array => splits[name]?.sourceRows ?? new Int32Array();
  const parts = { train: rowsOfSplit('train'), validation: rowsOfSplit('validation'), test: rowsOfSplit('test') };
  return (name, row) => previewRow(shown, rowsOf({ rows: parts }, name)[row] ?? row);
}

/** What the Data cell shows, without encoding anything. */
export async function summariseData(file: ModelFile, folder: string, options: DataOptions = {}): Promise<DataSummary> {
  const loaded = await loadData(file, folder, options);
  const { fitted, notices } = fit(file, loaded);
  const summary = summaryOf(file, loaded, fitted, notices);
  letGo();
  return summary;
}

export function rowsOf(loaded: Pick<LoadedData, 'rows'>, name: SplitName): Int32Array {
  switch (name) {
    case 'train':
    case 'validation':
    case 'test':
      return loaded.rows[name];
    case 'data':
      return joined([loaded.rows.train, loaded.rows.validation, loaded.rows.test]).sort();
  }
}

function encodeSplit(loaded: LoadedData, fitted: Fitted, rows: Int32Array, windows?: Windows): PreparedSplit {
  const columns = new Map(loaded.inputs.map(({ column }) => [column.name, column]));
  const seen = windows?.inputs ?? rows;
  const read: ReadValue = ({ name }, row) => valueIn(columns.get(name), seen[row] ?? -1);
  const inputs = encodeInputs(fitted.inputs, seen.length, read);
  return {
    rows: rows.length,
    inputs: windows ? asWindows(inputs, windows.length) : inputs,
    target: targetOf(loaded, fitted, rows),
    sourceRows: rows,
  };
}

function targetOf(loaded: LoadedData, fitted: Fitted, rows: Int32Array): ArrayData | null {
  if (!loaded.target) return null;
  return encodeTarget(fitted.target, rows.length, (row) => targetCell(loaded, rows[row] ?? -1));
}

/** What each of the rows counts. */
export function weightsIn(weights: NumberColumn, rows: Int32Array): ArrayData {
  const { values } = weights;
  return { shape: [], dtype: 'float32', values: Float32Array.from(rows, (row) => values[row] ?? 0) };
}

function targetCell(loaded: LoadedData, row: number): number {
  const { target } = loaded;
  if (!target) return Number.NaN;
  return (target.kind === 'words' ? target.codes[row] : target.values[row]) ?? Number.NaN;
}

/** `read` gives a class number, or a number in the target's units. */
export function encodeTarget(scaling: TargetScaling, rows: number, read: (row: number) => number): ArrayData | null {
  switch (scaling.kind) {
    case 'category':
      return { shape: [], dtype: 'int32', values: Int32Array.from({ length: rows }, (_, row) => read(row)) };
    case 'numeric': {
      const { mean, deviation } = scaling;
      const values = Float32Array.from({ length: rows }, (_, row) => (read(row) - mean) / deviation);
      return { shape: [1], dtype: 'float32', values };
    }
    case 'none':
      return null;
  }
}

/** A table's value as the encoder reads it. */
export function valueIn(column: TableColumn | undefined, row: number): ReturnType<ReadValue> {
  if (!column) return null;
  if (column.kind === 'numbers') return numberOf(column, row);
  if (column.kind !== 'images') return cellOf(column, row);
  const [height, width, channels] = column.shape;
  return { height, width, channels, pixels: imagePixels(column, row) };
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
