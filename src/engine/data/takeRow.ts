import type { ModelFile } from '../../language';
import type { InputRow, RowWanted, ServiceRequests, SplitName } from '../../protocol';
import { dataError } from './dataError';
import { loadData } from './loadData';
import type { LoadedData } from './loadedData';
import { rowsOf } from './prepareData';
import { inputRow, previewRow, targetValue } from './preview';
import type { DataOptions } from './readSource';

export interface RowWish {
  /** A row of the source (from 0), any row of the split, or what comes after the last rows. */
  readonly row: RowWanted;
  readonly split?: SplitName | undefined;
}

/** A row of the data as the prediction console's form wants it, and its true target. */
export async function takeRow(
  file: ModelFile,
  folder: string,
  wish: RowWish,
  options: DataOptions = {},
): Promise<ServiceRequests['data/row']['result']> {
  const loaded = await loadData(file, folder, options);
  if (wish.row === 'last') return afterTheLast(loaded);
  const rows = rowsOf(loaded, wish.split ?? 'data');
  const row = wish.row === 'random' ? rows[Math.floor(Math.random() * rows.length)] : wish.row;
  const total = loaded.rows.train.length + loaded.rows.validation.length + loaded.rows.test.length;
  if (row === undefined || row < 0 || (wish.row !== 'random' && row >= Math.max(total, loaded.table.rows))) {
    throw dataError('data-row', 'engine.dataRowRange', { row: row ?? 0, rows: rows.length });
  }
  const target = targetValue(loaded, row);
  return {
    row,
    values: inputRow(loaded, row),
    ...(target === undefined ? {} : { target }),
    preview: previewRow(loaded, row),
    ...windowFor(loaded, row),
  };
}

/** The rows that a row is predicted from, where it is a window's target. */
function windowFor(loaded: LoadedData, row: number): { readonly window?: readonly InputRow[] } {
  for (const { inputs, targets, length } of Object.values(loaded.windows ?? {})) {
    const at = targets.indexOf(row);
    if (at < 0) continue;
    const rows = inputs.subarray(at * length, (at + 1) * length);
    return { window: Array.from(rows, (one) => inputRow(loaded, one)) };
  }
  return {};
}

/** The last rows of the data, of which nobody knows what follows. */
function afterTheLast(loaded: LoadedData): ServiceRequests['data/row']['result'] {
  const last = loaded.totalRows - 1;
  const length = loaded.windows?.train.length ?? 1;
  const rows = Array.from(
    { length: Math.min(length, last + 1) },
    (_, index) => last + 1 - Math.min(length, last + 1) + index,
  );
  const values = inputRow(loaded, last);
  const window = loaded.windows ? { window: rows.map((row) => inputRow(loaded, row)) } : {};
  return { row: last, values, preview: previewRow(loaded, last), ...window };
}
