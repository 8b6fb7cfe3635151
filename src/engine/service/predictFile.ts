import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { answersCsv, type InputRow, type ServiceRequests } from '../../protocol';
import { readFileRows, unseenInputs } from '../data';
import { requireFile, type LoadedModel } from './models';

type Answered = ServiceRequests['version/predictFile']['result'];

/** Predicts every row of a file; `target` is the true value where the row has it. */
export async function predictFile(
  { model, trained }: LoadedModel,
  file: string,
  signal: AbortSignal,
  { most, output }: { readonly most?: number | undefined; readonly output?: string | undefined } = {},
): Promise<Answered> {
  requireFile(file);
  const { rows, names, notices } = await readFileRows(trained.preprocessing, file, {
    folder: path.dirname(file),
    signal,
  });
  const predictions = await model.predict(rows);
  const said = [...notices, ...unseenInputs(trained.preprocessing, rows)];
  const shown = (count: number): readonly InputRow[] => rows.slice(0, count).map((row, at) => named(row, names?.[at]));
  if (output !== undefined) {
    await writeFile(output, answersCsv(trained.signature, shown(rows.length), predictions));
  }
  if (most === undefined) return { predictions, notices: said };
  return { predictions: predictions.slice(0, most), rows: shown(most), all: predictions.length, notices: said };
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
