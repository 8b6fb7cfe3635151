import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { answersCsv, StudioError, type InputRow, type RowsAnswered, type ServiceRequests } from '../../protocol';
import type { TrainedModel } from '../contract';
import { readFileRows, unseenInputs, type FileRows } from '../data';
import { requireFile, type LoadedModel } from './models';
import { otherGround } from './otherGround';

type Answered = ServiceRequests['version/predictFile']['result'];

/** Predicts every row of a file; `target` is the true value where the row has it. */
export async function predictFile(
  { model, trained }: LoadedModel,
  file: string,
  signal: AbortSignal,
  most?: number,
): Promise<Answered> {
  const { rows, names, notices } = await readRows(trained, file, signal);
  const predictions = await model.predict(rows);
  const unlike = [...unseenInputs(trained.preprocessing, rows), ...otherGround(trained.signature, rows)];
  const said = [...notices, ...unlike];
  if (most === undefined) return { predictions, notices: said };
  const shown = named(rows.slice(0, most), names);
  return { predictions: predictions.slice(0, most), rows: shown, all: predictions.length, notices: said };
}

/** Writes what versions answer to every row of a file, each read as that version reads it, as CSV. */
export async function saveAnswers(
  versions: readonly { readonly label: string; readonly loaded: LoadedModel }[],
  file: string,
  output: string,
  signal: AbortSignal,
): Promise<ServiceRequests['version/saveAnswers']['result']> {
  const answered: RowsAnswered[] = [];
  let written: readonly InputRow[] = [];
  for (const { label, loaded } of versions) {
    const { model, trained } = loaded;
    const { rows, names } = await readRows(trained, file, signal);
    if (answered.length === 0) written = named(rows, names);
    answered.push({ label, signature: trained.signature, predictions: await model.predict(rows) });
  }
  await writeFile(output, `${answersCsv(written, answered)}\n`);
  return { rows: written.length };
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
function named(rows: readonly InputRow[], names: FileRows['names']): readonly InputRow[] {
  return rows.map((row, at) => {
    const values = Object.entries(row).map(([column, value]) => {
      return [column, typeof value === 'object' && value !== null ? (names?.[at] ?? null) : value];
    });
    return Object.fromEntries(values) as InputRow;
  });
}
