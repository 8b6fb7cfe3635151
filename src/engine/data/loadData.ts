import { columnSpecs, targetOf, type DataFacts, type ModelFile } from '../../language';
import type { Message } from '../../texts';
import { declaredWords } from './analyse/columnFacts';
import { dataError } from './dataError';
import type { LoadedData, TypedInput } from './loadedData';
import { factsOf, readSource, type DataOptions } from './readSource';
import { splitRows } from './split/splitRows';
import { concatenate } from './table/concatenate';
import { findColumn, isMissing, type NumberColumn, type Table, type TableColumn, type WordColumn } from './table/table';
import { asType, asCategory } from './table/typedColumn';
import { codesOf } from './table/knownClasses';

export async function loadData(file: ModelFile, folder: string, options: DataOptions): Promise<LoadedData> {
  const start = performance.now();
  const { data } = file;
  const words = declaredWords(data);
  const readOptions = { words, signal: options.signal };
  const table = await readSource(data.source, folder, readOptions);
  const validation = data.validation ? await readSource(data.validation, folder, readOptions) : null;
  const test = data.test ? await readSource(data.test, folder, readOptions) : null;
  const facts = await factsOf(table, data, folder, false);
  options.signal?.throwIfAborted();
  const tables = [table, validation, test].filter((one) => one !== null);
  const specs = columnSpecs(data, facts) ?? [];
  const inputs = specs.map((spec): TypedInput => ({
    spec,
    column: concatenate(tables.map((one) => asType(one, columnIn(one, spec.column), spec.type))),
  }));
  const target = loadTarget(file, facts, tables);
  const notices = tables.flatMap((one) => one.notices);
  const usable = usableRows(file, inputs, target, tables, notices);
  const classes = target?.kind === 'words' ? target.codes : null;
  const stratified = classes !== null && data.split.stratify && data.split.shuffle;
  const [main = new Int32Array(), ...others] = usable;
  const split = splitRows(
    main,
    {
      ...data.split,
      validation: validation ? 0 : data.split.validation,
      test: test ? 0 : data.split.test,
    },
    stratified ? main.map((row) => classes[row] ?? 0) : null,
  );
  const rows = {
    train: split.train,
    validation: (validation ? others.shift() : undefined) ?? split.validation,
    test: (test ? others.shift() : undefined) ?? split.test,
  };
  return { facts, table, inputs, target, rows, stratified, notices, seconds: (performance.now() - start) / 1000 };
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

/** The rows of each table that can be used, as numbers over all tables. */
function usableRows(
  file: ModelFile,
  inputs: readonly TypedInput[],
  target: TableColumn | null,
  tables: readonly Table[],
  notices: Message[],
): Int32Array[] {
  let withoutTarget = 0;
  let dropped = 0;
  let first = 0;
  const usable = tables.map((table) => {
    const rows: number[] = [];
    for (let row = first; row < first + table.rows; row++) {
      if (target && isMissing(target, row)) withoutTarget++;
      else if (file.data.preprocess.missing === 'drop' && inputs.some(({ column }) => isMissing(column, row)))
        dropped++;
      else rows.push(row);
    }
    first += table.rows;
    return Int32Array.from(rows);
  });
  if (target && withoutTarget > 0) {
    notices.push({ key: 'engine.dataNoTarget', args: { rows: withoutTarget, column: target.name } });
  }
  if (dropped > 0) notices.push({ key: 'engine.dataRowsDropped', args: { rows: dropped } });
  return usable;
}
