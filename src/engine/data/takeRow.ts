import type { ModelFile } from '../../language';
import type { ServiceRequests, SplitName } from '../../protocol';
import { dataError } from './dataError';
import { loadData } from './loadData';
import { rowsOf } from './prepareData';
import { inputRow, previewRow, targetValue } from './preview';
import type { DataOptions } from './readSource';

export interface RowWish {
  /** A row of the source (from 0), or any row of the split. */
  readonly row: number | 'random';
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
  };
}
