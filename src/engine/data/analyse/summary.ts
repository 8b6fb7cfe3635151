import { dateText, type ColumnType, type ModelFile } from '../../../language';
import type { ColumnSummary, DataSummary } from '../../../protocol';
import type { Message } from '../../../texts';
import type { LoadedData } from '../loadedData';
import { previewRow } from '../preview';
import { rowsIn, type TableColumn } from '../table/table';
import { asWords } from '../table/typedColumn';
import type { Fitted } from '../preprocess/fitted';
import { cleaningOf } from './cleaning';
import { guessType } from './columnType';
import { naiveForecast } from './naiveForecast';
import { numberFacts } from './numberFacts';

const mostCategories = 24;
const samplesWithoutClasses = 6;
const samplesOfClass = 2;

/** What the Data cell shows. */
export function summaryOf(
  file: ModelFile,
  loaded: LoadedData,
  fitted: Fitted,
  notices: readonly Message[],
): DataSummary {
  const { source, split } = file.data;
  const { train, validation, test } = loaded.rows;
  const classes = classCounts(loaded);
  return {
    source: sourceName(source),
    rows: loaded.table.rows,
    readSeconds: loaded.seconds,
    split: {
      train: train.length,
      validation: validation.length,
      test: test.length,
      stratified: loaded.stratified,
      seed: split.seed,
    },
    columns: loaded.table.columns.map((column) => columnSummary(column, loaded)),
    ...(classes ? { classes } : {}),
    samples: samplesOf(loaded),
    notices: [...loaded.notices, ...notices, ...naiveForecast(loaded)],
    cleaning: cleaningOf(loaded, fitted),
  };
}

/** Counts of the training rows, in class order. */
function classCounts(loaded: LoadedData): DataSummary['classes'] {
  const { target } = loaded;
  if (target?.kind !== 'words') return undefined;
  const counts = new Array<number>(target.values.length).fill(0);
  for (const row of loaded.rows.train) {
    const code = target.codes[row] ?? -1;
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  return target.values.map((label, code) => ({ label, count: counts[code] ?? 0 }));
}

function columnSummary(original: TableColumn, loaded: LoadedData): ColumnSummary {
  const { name } = original;
  const input = loaded.inputs.find((one) => one.column.name === name);
  const isTarget = loaded.target?.name === name;
  const column =
    input && input.column.kind !== 'images' && loaded.table.rows === lengthOf(input.column) ? input.column : original;
  const type: ColumnType = isTarget
    ? loaded.target?.kind === 'numbers'
      ? 'numeric'
      : 'category'
    : (input?.spec.type ?? guessType(original));
  const use = isTarget ? 'target' : input ? 'input' : loaded.weights?.name === name ? 'weight' : 'unused';
  if (column.kind === 'images') return { name, type, use, missing: 0, distinct: loaded.table.rows };
  if (column.kind === 'numbers' && type === 'numeric') {
    const { missing, distinct, minimum, maximum, mean, histogram } = numberFacts(column);
    return {
      name,
      type,
      use,
      missing,
      distinct,
      numeric: { minimum, maximum, mean, histogram },
    };
  }
  if (column.kind === 'numbers' && column.dates) {
    const { missing, distinct, minimum, maximum, histogram } = numberFacts(column);
    const [first, last] = [dateText(minimum, column.dates.time), dateText(maximum, column.dates.time)];
    return { name, type, use, missing, distinct, dates: { minimum: first, maximum: last, histogram } };
  }
  const words = asWords(column);
  const base = { name, type, use, missing: countMissing(words.codes), distinct: words.values.length } as const;
  return type === 'category' ? { ...base, categories: categoryCounts(column) } : base;
}

function lengthOf(column: TableColumn): number {
  return rowsIn(column);
}

function countMissing(codes: Int32Array): number {
  return codes.reduce((sum, code) => sum + (code < 0 ? 1 : 0), 0);
}

/** Commonest first. */
export function categoryCounts(column: TableColumn): { value: string; count: number }[] {
  const words = asWords(column);
  const counts = new Int32Array(words.values.length);
  for (const code of words.codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  return words.values
    .map((value, code) => ({ value, count: counts[code] ?? 0 }))
    .sort((left, right) => right.count - left.count)
    .slice(0, mostCategories);
}

/** Training rows: two of each class, else the first in the source. */
function samplesOf(loaded: LoadedData): DataSummary['samples'] {
  const rows = loaded.rows.train.slice().sort();
  const { target } = loaded;
  if (target?.kind !== 'words') {
    return [...rows.slice(0, samplesWithoutClasses)].map((row) => ({ row, preview: previewRow(loaded, row) }));
  }
  const taken = new Map<number, number[]>();
  for (const row of rows) {
    const code = target.codes[row] ?? -1;
    const known = taken.get(code) ?? [];
    if (known.length < samplesOfClass) taken.set(code, [...known, row]);
  }
  return [...taken]
    .sort(([left], [right]) => left - right)
    .slice(0, mostCategories)
    .flatMap(([code, chosen]) =>
      chosen.map((row) => ({ row, label: target.values[code] ?? '', preview: previewRow(loaded, row) })),
    );
}

function sourceName(source: ModelFile['data']['source']): string {
  switch (source.kind) {
    case 'file':
      return source.path;
    case 'generate':
      return source.generator;
    case 'code':
      return source.name;
  }
}
