import type { FileSource } from '../../../language';
import type { Message } from '../../../texts';
import { dataError } from '../dataError';
import { ColumnBuilder } from '../table/columnBuilder';
import type { ColumnCollector } from '../table/columnCollector';
import { GrowingIntegers } from '../table/growing';
import { parseNumeric } from '../table/numberText';
import type { Table } from '../table/table';
import { textPieces } from './decodeText';
import { DelimitedRows, OpenQuote } from './delimitedRows';
import { withPoint } from './decimalComma';
import { guessDialect } from './dialect';
import { missingTest } from './missing';
import type { ReadOptions } from './readOptions';

/** A row longer than this is a quote that was never closed. */
const longestRow = 16 << 20;
const headCharacters = 1 << 16;

/** Reads CSV and TSV, piece after piece. */
export async function readDelimited(path: string, source: FileSource, options: ReadOptions): Promise<Table> {
  let words = options.words;
  for (;;) {
    const reading = new Reading(source, { ...options, words });
    for await (const piece of textPieces(path, source.path, source.encoding, {
      signal: options.signal,
      limit: options.headBytes,
      onProgress: options.onProgress,
    })) {
      reading.push(piece);
    }
    const { table, lateWords } = reading.finish();
    if (lateWords.length === 0) return table;
    options.writer?.restart();
    words = new Set([...words, ...lateWords]);
  }
}

class Reading {
  readonly #isMissing: (cell: string) => boolean;
  #head: string | null = '';
  #rows: DelimitedRows | null = null;
  #builders: ColumnCollector[] = [];
  #lines = new GrowingIntegers();
  #count = 0;
  #short = { count: 0, line: 0 };
  #decimalComma = false;

  constructor(
    readonly source: FileSource,
    readonly options: ReadOptions,
  ) {
    this.#isMissing = missingTest(source.missingValues);
  }

  push(piece: string): void {
    if (this.#head !== null) {
      this.#head += piece;
      if (this.#head.length < headCharacters) return;
      this.#start();
      return;
    }
    this.#rows?.push(piece);
    if (this.#rows && this.#rows.held > longestRow) this.#failOpenQuote(this.#rows.line);
  }

  finish(): { table: Table; lateWords: string[] } {
    this.#start();
    try {
      // The last row of a head that was cut is not whole.
      if (this.options.headBytes === undefined || this.#count === 0) this.#rows?.end();
    } catch (error) {
      if (error instanceof OpenQuote) {
        if (this.options.headBytes === undefined) this.#failOpenQuote(error.line);
      } else throw error;
    }
    if (this.#builders.length === 0) throw dataError('data-empty', 'engine.dataEmpty', { file: this.source.path });
    const notices: Message[] = [];
    if (this.#short.count > 0) {
      notices.push({
        key: 'engine.dataShortRows',
        args: { file: this.source.path, rows: this.#short.count, line: this.#short.line },
      });
    }
    return {
      table: {
        name: this.source.path,
        rows: this.#count,
        columns: this.#builders.flatMap((builder) => (builder instanceof ColumnBuilder ? [builder.finish()] : [])),
        lines: this.options.writer ? null : this.#lines.finish(),
        notices,
      },
      lateWords: this.#builders.filter((builder) => builder.lateWord).map((builder) => builder.name),
    };
  }

  #start(): void {
    if (this.#head === null) return;
    const head = this.#head;
    this.#head = null;
    const dialect = guessDialect(this.source, head.slice(0, headCharacters), this.#isMissing);
    this.#decimalComma = dialect.decimalComma;
    let headerDue = dialect.header;
    this.#rows = new DelimitedRows(dialect.delimiter, (cells, line) => {
      if (this.#builders.length === 0) {
        const named = this.#holdsNames(cells);
        headerDue ||= named;
        this.#nameColumns(cells, headerDue, named ? undefined : this.source.columns);
        if (!headerDue) this.#requireValues(cells);
      }
      if (headerDue) headerDue = false;
      else this.#addRow(cells, line);
    });
    this.#rows.push(head);
  }

  #holdsNames(cells: readonly string[]): boolean {
    const { expected = [] } = this.options;
    return expected.length > 0 && expected.every((name) => cells.includes(name));
  }

  #nameColumns(cells: readonly string[], header: boolean, columns: readonly string[] | undefined): void {
    const { path } = this.source;
    const names = columns ? columnsFor(columns, cells.length, this.options.leftOut) : headerNames(cells, header);
    if (!names) {
      throw dataError('data-column-count', 'engine.dataColumnCount', {
        file: path,
        found: cells.length,
        named: columns?.length ?? 0,
      });
    }
    const { words, writer } = this.options;
    this.#builders = names.map(
      (name) => writer?.column(name, words.has(name)) ?? new ColumnBuilder(name, words.has(name)),
    );
  }

  /** A first row without any of the numbers that the model takes holds names, and others than the model's. */
  #requireValues(cells: readonly string[]): void {
    const { expected = [], words } = this.options;
    const numbers = this.#builders.flatMap(({ name }, column) => {
      const isNumber = expected.includes(name) && !words.has(name);
      return isNumber ? [this.#decimalComma ? this.#plain(cells[column] ?? '', column) : (cells[column] ?? '')] : [];
    });
    const isName = (cell: string) => !this.#isMissing(cell) && parseNumeric(cell) === undefined;
    if (numbers.length === 0 || !numbers.every(isName)) return;
    throw dataError('data-header-unknown', 'engine.dataHeaderUnknown', {
      file: this.source.path,
      found: cells.join(', '),
      columns: expected.join(', '),
    });
  }

  #addRow(cells: readonly string[], line: number): void {
    const width = this.#builders.length;
    if (cells.length > width && cells.slice(width).some((cell) => cell !== '')) {
      throw dataError('data-long-row', 'engine.dataLongRow', {
        file: this.source.path,
        line,
        found: cells.length,
        expected: width,
      });
    }
    if (cells.length < width) {
      if (this.#short.count === 0) this.#short.line = line;
      this.#short.count++;
    }
    for (let column = 0; column < width; column++) {
      const cell = cells[column];
      if (cell === undefined || this.#isMissing(cell)) this.#builders[column]?.addMissing();
      else this.#builders[column]?.addCell(this.#decimalComma ? this.#plain(cell, column) : cell);
    }
    if (this.options.writer) this.options.writer.addLine(line);
    else this.#lines.push(line);
    this.#count++;
  }

  /** With a decimal point, unless the column's cells are to stay as they are written. */
  #plain(cell: string, column: number): string {
    return this.options.words.has(this.#builders[column]?.name ?? '') ? cell : withPoint(cell);
  }

  #failOpenQuote(line: number): never {
    throw dataError('data-open-quote', 'engine.dataOpenQuote', { file: this.source.path, line });
  }
}

/** The names that the file gives; a file to predict may come without the target's column. */
function columnsFor(columns: readonly string[], cells: number, leftOut: string | undefined): readonly string[] | null {
  if (columns.length === cells) return columns;
  const shorter = columns.filter((name) => name !== leftOut);
  return shorter.length === cells ? shorter : null;
}

/** Names from a header, or `column_1`, `column_2`; an empty name and a repeated one get a number. */
function headerNames(cells: readonly string[], header: boolean): readonly string[] {
  const names: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const wanted = header && cell !== '' ? cell : `column_${index + 1}`;
    let name = wanted;
    for (let count = 2; names.includes(name); count++) name = `${wanted}_${count}`;
    names.push(name);
  }
  return names;
}
