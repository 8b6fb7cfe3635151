import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { answersCsv, StudioError, type InputRow, type ServiceRequests } from '../../protocol';
import type { TrainedModel } from '../contract';
import { readFileRows, unseenInputs, type FileRows } from '../data';
import { requireFile, type LoadedModel } from './models';

type Answered = ServiceRequests['version/predictFile']['result'];

/** Predicts every row of a file; `target` is the true value where the row has it. */
export async function predictFile(
  { model, trained }: LoadedModel,
  file: string,
  signal: AbortSignal,
  { most, output }: { readonly most?: number | undefined; readonly output?: string | undefined } = {},
): Promise<Answered> {
  const { rows, names, notices } = await readRows(trained, file, signal);
  const predictions = await model.predict(rows);
  const said = [...notices, ...unseenInputs(trained.preprocessing, rows)];
  const shown = (count: number): readonly InputRow[] => rows.slice(0, count).map((row, at) => named(row, names?.[at]));
  if (output !== undefined) {
    await writeFile(output, answersCsv(trained.signature, shown(rows.length), predictions));
  }
  if (most === undefined) return { predictions, notices: said };
  return { predictions: predictions.slice(0, most), rows: shown(most), all: predictions.length, notices: said };
}

/** One row of such a file, with its pixels; of a file that has become shorter there is none. */
export async function fileRow(
  { trained }: LoadedModel,
  file: string,
  row: number,
  signal: AbortSignal,
): Promise<ServiceRequests['version/fileRow']['result']> {
  const { rows } = await readRows(trained, file, signal);
  const values = rows[row];
  if (values) return { values };
  throw new StudioError('input', 'data-row', { key: 'engine.dataRowRange', args: { row, rows: rows.length } });
}

function readRows({ preprocessing }: TrainedModel, file: string, signal: AbortSignal): Promise<FileRows> {
  requireFile(file);
  return readFileRows(preprocessing, file, { folder: path.dirname(file), signal });
}

/** Pictures by their names: their pixels are not what a table shows. */
function named(row: InputRow, name: string | undefined): InputRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'object' && value !== null ? (name ?? null) : value,
    ]),
  );
}
