import {
  columnSpecs,
  dateReader,
  targetOf,
  type DataFacts,
  type DataSpec,
  type DateReader,
  type ModelFile,
  type TypedColumnSpec,
  type WindowSpec,
} from '../../language';
import type { CleaningStep } from '../../protocol';
import type { Message } from '../../texts';
import { declaredWords } from './analyse/columnFacts';
import { dataError } from './dataError';
import { withFolderParts } from './images/folderParts';
import { folderOfTable, imageColumn, tornNotices } from './images/imageColumn';
import { imageWish, wishOf, type ImageWish } from './images/imageWish';
import type { LoadedData, TypedInput } from './loadedData';
import { factsOf, readSource, type DataOptions } from './readSource';
import { dropDuplicates } from './split/dropDuplicates';
import { splitRows, type SplitRows } from './split/splitRows';
import { splitByTime, windowsOf, type Windows } from './split/windows';
import { storedKeys } from './stored/storedKeys';
import { concatenate } from './table/concatenate';
import { asDates } from './table/dateColumn';
import {
  findColumn,
  isMissing,
  lineOf,
  partsOf,
  type NumberColumn,
  type Table,
  type TableColumn,
  type WordColumn,
} from './table/table';
import { asType, asCategory, asNumbers, asWords } from './table/typedColumn';
import { codesOf } from './table/knownClasses';

export async function loadData(file: ModelFile, folder: string, options: DataOptions): Promise<LoadedData> {
  const start = performance.now();
  const data = await withFolderParts(file.data, folder);
  const words = declaredWords(data);
  const { signal, onProgress } = options;
  const readOptions = { words, signal, onProgress, images: (column: string) => wishOf(data, column) };
  const table = await readSource(data.source, folder, readOptions);
  // The images of every part have the shape of the main one's.
  const sameShape = { ...readOptions, images: () => shapeOf(table) ?? { size: null, channels: null } };
  const validation = data.validation ? await readSource(data.validation, folder, sameShape) : null;
  const test = data.test ? await readSource(data.test, folder, sameShape) : null;
  const facts = await factsOf(table, data, folder, { head: false, signal });
  options.signal?.throwIfAborted();
  const tables = [table, validation, test].filter((one) => one !== null);
  const onDisk = tables.some((one) => one.stored !== undefined);
  const notices = tables.flatMap((one) => one.notices);
  const specs = columnSpecs(data, facts) ?? [];
  notices.push(...ambiguousDates(specs, data, facts));
  const inputs: TypedInput[] = [];
  for (const spec of specs) {
    const columns: TableColumn[] = [];
    for (const one of tables) columns.push(await typed(one, spec, facts, folder, options, notices));
    inputs.push({ spec, column: concatenate(columns) });
    if (onDisk) await breathe(options.signal);
  }
  const target = loadTarget(file, facts, tables);
  const weights = loadWeights(data, tables);
  const leftOut: CleaningStep[] = [];
  const usable = withoutDuplicates(
    file,
    usableRows(file, inputs, target, weights, tables, notices, leftOut),
    target ? [...inputs.map(({ column }) => column), target] : inputs.map(({ column }) => column),
    notices,
    leftOut,
  );
  const classes = target?.kind === 'words' ? target.codes : null;
  const stratified = classes !== null && data.split.stratify && data.split.shuffle;
  const [main = new Int32Array(), ...others] = usable;
  const sizes = {
    ...data.split,
    validation: validation ? 0 : data.split.validation,
    test: test ? 0 : data.split.test,
  };
  const { window } = data;
  const groups = window ? groupsOf(window, tables) : null;
  const split = window
    ? splitByTime(main, groups, sizes)
    : splitRows(main, sizes, stratified ? (place) => classes[main[place] ?? 0] ?? 0 : null);
  const parts = {
    train: split.train,
    validation: (validation ? others.shift() : undefined) ?? split.validation,
    test: (test ? others.shift() : undefined) ?? split.test,
  };
  const windows = window
    ? {
        train: windowsIn('train', parts.train, groups, window),
        validation: windowsIn('validation', parts.validation, groups, window),
        test: windowsIn('test', parts.test, groups, window),
      }
    : null;
  const rows = windows
    ? { train: windows.train.targets, validation: windows.validation.targets, test: windows.test.targets }
    : parts;
  return {
    facts,
    table,
    stored: storedKeys(tables, inputs),
    totalRows: tables.reduce((sum, one) => sum + one.rows, 0),
    inputs,
    target,
    weights,
    rows,
    fitRows: parts.train,
    windows,
    stratified,
    leftOut,
    notices,
    seconds: (performance.now() - start) / 1000,
  };
}

/** Lets others have their turn, one of whom may want this to end. */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal?.throwIfAborted();
}

function shapeOf({ columns }: Table): ImageWish | null {
  const images = columns.find((column) => column.kind === 'images');
  return images ? { size: [images.shape[0], images.shape[1]], channels: images.shape[2] === 1 ? 1 : 3 } : null;
}

/** A table's column as the type that was decided; paths of images are followed. */
async function typed(
  table: Table,
  spec: TypedColumnSpec,
  facts: DataFacts,
  folder: string,
  options: DataOptions,
  notices: Message[],
): Promise<TableColumn> {
  const column = columnIn(table, spec.column);
  if (spec.type === 'date') return asDates(column, readerFor(spec, table.name));
  if (spec.type !== 'image' || column.kind !== 'words') return asType(table, column, spec.type);
  const shape = facts.columns?.find(({ name }) => name === spec.column)?.imageShape;
  const wish = imageWish(spec.image);
  // All tables' images have the shape of the first one's.
  const all = shape ? ({ size: [shape[0], shape[1]], channels: shape[2] === 1 ? 1 : 3 } as const) : wish;
  const images = await imageColumn(table, column, folderOfTable({ path: table.name }, folder), all, options);
  notices.push(...tornNotices(table, images));
  return images;
}

function readerFor({ column, date }: TypedColumnSpec, file: string): DateReader {
  const reader = dateReader(date?.format ?? '');
  if (!reader) throw dataError('data-date-format', 'engine.dataDateFormat', { file, column });
  return reader;
}

/** Where two formats fit, which one was taken. */
function ambiguousDates(specs: readonly TypedColumnSpec[], data: DataSpec, facts: DataFacts): readonly Message[] {
  return specs.flatMap(({ column }) => {
    const { dateFormat, dateFormatToo } = facts.columns?.find(({ name }) => name === column) ?? {};
    const said = data.inputs?.some((input) => input.column === column && input.date?.format);
    if (said || dateFormat === undefined || dateFormatToo === undefined) return [];
    const plain = (format: string) => format.replace(/\[.*$/, '');
    const args = { column, format: plain(dateFormat), other: plain(dateFormatToo) };
    return [{ key: 'engine.dataDateGuess' as const, args }];
  });
}

/** Which series each row over all tables belongs to. */
function groupsOf({ group }: WindowSpec, tables: readonly Table[]): Int32Array | null {
  if (group === null) return null;
  const column = concatenate(tables.map((one) => asWords(columnIn(one, group))));
  return column.kind === 'words' ? column.codes : null;
}

/** A part with rows must have a window. */
function windowsIn(part: keyof SplitRows, rows: Int32Array, groups: Int32Array | null, spec: WindowSpec): Windows {
  const windows = windowsOf(rows, groups, spec);
  if (windows.targets.length > 0 || (rows.length === 0 && part !== 'train')) return windows;
  const { length, horizon } = spec;
  throw dataError('data-window', 'engine.dataWindow', {
    part,
    rows: rows.length,
    length,
    horizon,
    needed: length + horizon,
  });
}

export function columnIn(table: Table, name: string): TableColumn {
  const column = findColumn(table, name);
  if (column) return column;
  const columns = table.columns.map((one) => one.name).join(', ');
  throw dataError('data-column-missing', 'engine.dataColumnMissing', { file: table.name, column: name, columns });
}

function loadTarget(file: ModelFile, facts: DataFacts, tables: readonly Table[]): NumberColumn | WordColumn | null {
  const target = targetOf(file.data, facts);
  if (!target) return null;
  const [main, ...others] = tables;
  if (!main) return null;
  const column = columnIn(main, target.column);
  const type = target.type ?? 'category';
  if (type === 'numeric') {
    return concatenate(tables.map((one) => asType(one, columnIn(one, target.column), 'numeric'))) as NumberColumn;
  }
  const classes = asCategory(column);
  const columns = [classes, ...others.map((one) => codesOf(one, columnIn(one, target.column), classes.values))];
  return concatenate(columns) as WordColumn;
}

/** The column that says how much rows count: numbers from 0 on. */
function loadWeights({ sampleWeight }: DataSpec, tables: readonly Table[]): NumberColumn | null {
  if (sampleWeight === undefined) return null;
  const columns = tables.map((table) => {
    const column = asNumbers(table, columnIn(table, sampleWeight));
    let row = 0;
    for (const part of partsOf(column)()) {
      for (const value of part) {
        if (value < 0) {
          const args = { file: table.name, line: lineOf(table, row), column: sampleWeight, value };
          throw dataError('data-weight-negative', 'engine.dataWeightNegative', args);
        }
        row++;
      }
    }
    return column;
  });
  return concatenate(columns) as NumberColumn;
}

/** The rows of each table that can be used, as numbers over all tables. */
function usableRows(
  file: ModelFile,
  inputs: readonly TypedInput[],
  target: TableColumn | null,
  weights: TableColumn | null,
  tables: readonly Table[],
  notices: Message[],
  leftOut: CleaningStep[],
): Int32Array[] {
  let withoutTarget = 0;
  let withoutWeight = 0;
  let dropped = 0;
  let withoutImage = 0;
  let first = 0;
  const usable = tables.map((table) => {
    const rows = new Int32Array(table.rows);
    let kept = 0;
    for (let row = first; row < first + table.rows; row++) {
      if (target && isMissing(target, row)) withoutTarget++;
      else if (weights && isMissing(weights, row)) withoutWeight++;
      else if (inputs.some(({ column }) => column.kind === 'images' && isMissing(column, row))) withoutImage++;
      else if (file.data.preprocess.missing === 'drop' && inputs.some(({ column }) => isMissing(column, row)))
        dropped++;
      else rows[kept++] = row;
    }
    first += table.rows;
    return kept === table.rows ? rows : rows.slice(0, kept);
  });
  if (target && withoutTarget > 0) {
    notices.push({ key: 'engine.dataNoTarget', args: { rows: withoutTarget, column: target.name } });
    leftOut.push({ what: 'targetMissing', column: target.name, rows: withoutTarget, split: 'data' });
  }
  if (weights && withoutWeight > 0) {
    leftOut.push({ what: 'weightMissing', column: weights.name, rows: withoutWeight, split: 'data' });
  }
  if (withoutImage > 0) {
    notices.push({ key: 'engine.dataRowsWithoutImage', args: { rows: withoutImage } });
    leftOut.push({ what: 'imageMissing', rows: withoutImage, split: 'data' });
  }
  if (dropped > 0) {
    notices.push({ key: 'engine.dataRowsDropped', args: { rows: dropped } });
    leftOut.push({ what: 'rowDropped', rows: dropped, split: 'data' });
  }
  return usable;
}

/** Before the split, so that no row is met on both sides of it. In the order of time equal rows are no duplicates. */
function withoutDuplicates(
  file: ModelFile,
  usable: readonly Int32Array[],
  columns: readonly TableColumn[],
  notices: Message[],
  leftOut: CleaningStep[],
): readonly Int32Array[] {
  if (file.data.preprocess.duplicates !== 'drop' || file.data.window) return usable;
  const { kept, dropped } = dropDuplicates(usable, columns);
  if (dropped > 0) {
    notices.push({ key: 'engine.dataDuplicatesDropped', args: { rows: dropped } });
    leftOut.push({ what: 'duplicateDropped', rows: dropped, split: 'data' });
  }
  return kept;
}
