import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  allPlaces,
  answersCsv,
  atPlaces,
  StudioError,
  type InputRow,
  type Prediction,
  type RowPlace,
  type ServiceRequests,
} from '../../protocol';
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
  const { rows, places, names, notices } = await readRows(trained, file, signal);
  const predictions = await model.predict(rows);
  const unlike = [...unseenInputs(trained.preprocessing, rows), ...otherGround(trained.signature, rows)];
  const said = [...notices, ...unlike];
  if (most === undefined) return { predictions, places, notices: said };
  const shown = named(rows.slice(0, most), names);
  return {
    predictions: predictions.slice(0, most),
    places: places.slice(0, most),
    rows: shown,
    all: predictions.length,
    notices: said,
  };
}

interface VersionAnswers {
  readonly rows: readonly InputRow[];
  readonly predictions: readonly Prediction[];
  readonly places: readonly RowPlace[];
}

/** Writes what versions answer to every row of a file, each read as that version reads it, as CSV. */
export async function saveAnswers(
  versions: readonly { readonly label: string; readonly loaded: LoadedModel }[],
  file: string,
  output: string,
  signal: AbortSignal,
): Promise<ServiceRequests['version/saveAnswers']['result']> {
  const answers: VersionAnswers[] = [];
  for (const { loaded } of versions) {
    const { rows, places, names } = await readRows(loaded.trained, file, signal);
    const predictions = await loaded.model.predict(rows);
    // Windows have no row of their own.
    answers.push({ rows: loaded.trained.signature.window ? [] : named(rows, names), places, predictions });
  }
  // What one version leaves out, or reads as names, another may answer.
  const places = allPlaces(answers.map((one) => one.places));
  const rows = rowsAt(places, answers);
  const answered = versions.map(({ label, loaded }, at) => {
    const { predictions = [], places: own = [] } = answers[at] ?? {};
    return { label, signature: loaded.trained.signature, predictions: atPlaces(places, own, predictions) };
  });
  await writeFile(output, `${answersCsv(rows, answered)}\n`);
  return { rows: rows.length };
}

/** Each as the first version read it that has it. */
function rowsAt(places: readonly RowPlace[], answers: readonly VersionAnswers[]): readonly InputRow[] {
  const read = answers.map((one) => atPlaces(places, one.places, one.rows));
  return places.map((_, at) => read.map((rows) => rows[at]).find((row) => row !== undefined) ?? {});
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
