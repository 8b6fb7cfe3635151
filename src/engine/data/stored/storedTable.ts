import * as fs from 'node:fs';
import path from 'node:path';
import type { Message } from '../../../texts';
import type { Table, TableColumn } from '../table/table';
import { ArrayWriter, held, StoredArray } from './storedArray';
import { StoredNumbers, StoredWords } from './storedColumns';
import { StoredColumnBuilder, type StoredColumn } from './storedColumnBuilder';
import { storedTexts } from './storedTexts';

const manifestFile = 'table.json';

interface Manifest {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly StoredColumn[];
  readonly lines: boolean;
  readonly notices: readonly Message[];
}

/** The columns of a table that is written to a folder as its source is read. */
export class TableWriter {
  #builders: StoredColumnBuilder[] = [];
  #lines: ArrayWriter<'int32'> | null = null;
  #made = 0;

  constructor(readonly folder: string) {}

  column(name: string, words: boolean): StoredColumnBuilder {
    const builder = new StoredColumnBuilder(this.folder, `column${String(this.#made++)}`, name, words);
    this.#builders.push(builder);
    return builder;
  }

  addLine(line: number): void {
    this.#lines ??= new ArrayWriter(path.join(this.folder, 'lines'), 'int32');
    this.#lines.push(line);
  }

  /** Forgets what was written: the source is read once more. */
  restart(): void {
    for (const builder of this.#builders) builder.drop();
    this.#lines?.drop();
    this.#builders = [];
    this.#lines = null;
  }

  finish(table: Pick<Table, 'name' | 'rows' | 'notices'>): void {
    const columns = this.#builders.map((builder) => builder.end());
    this.#lines?.finish();
    const { name, rows, notices } = table;
    const manifest: Manifest = { name, rows, columns, lines: this.#lines !== null, notices };
    fs.writeFileSync(path.join(this.folder, manifestFile), JSON.stringify(manifest));
  }
}

/** Whether a table in a folder is what reading it with these columns as words would give. */
export function serves(folder: string, words: ReadonlySet<string>): boolean {
  const file = path.join(folder, manifestFile);
  if (!fs.existsSync(file)) return false;
  const { columns } = JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
  return columns.every((column) =>
    column.kind === 'words' ? words.has(column.name) || !column.numbers : !words.has(column.name),
  );
}

/** Opens a table that was written to a folder; its values are read when they are asked for. */
export function openTable(folder: string, key: string): Table {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, manifestFile), 'utf8')) as Manifest;
  const { name, rows, notices } = manifest;
  const lines = manifest.lines ? new StoredArray(path.join(folder, 'lines'), 'int32', rows) : null;
  return {
    name,
    rows,
    notices,
    columns: manifest.columns.map((column) => openColumn(folder, column, rows)),
    stored: key,
    get lines() {
      return lines && held(lines, () => lines.read());
    },
  };
}

function openColumn(folder: string, column: StoredColumn, rows: number): TableColumn {
  const file = path.join(folder, column.file);
  if (column.kind === 'numbers') {
    return new StoredNumbers(column.name, new StoredArray(`${file}.numbers`, 'float64', rows));
  }
  const texts = storedTexts({ texts: `${file}.texts`, offsets: `${file}.offsets`, length: column.words });
  const few = column.words <= mostWordsInMemory && fs.statSync(`${file}.texts`).size <= mostBytesInMemory;
  return new StoredWords(column.name, new StoredArray(`${file}.codes`, 'int32', rows), few ? [...texts] : texts);
}

const mostWordsInMemory = 1 << 17;
const mostBytesInMemory = 1 << 23;
