import type { DuckDBConnection } from '@duckdb/node-api';
import type { FileSource } from '../../../language';
import { dataError } from '../dataError';
import { missingTest } from './missing';
import type { TableWriter } from '../stored/storedTable';
import type { Table } from '../table/table';
import { StudioError } from '../../../protocol';
import { addValue, tableOf } from './readJson';
import type { ReadOptions } from './readOptions';

/** Reads Parquet with DuckDB, whose native part is not everywhere: it is loaded only here. */
export async function readParquet(path: string, source: FileSource, options: ReadOptions): Promise<Table> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((cause: unknown) => {
    throw dataError('data-parquet-reader', 'engine.dataParquetReader', { file: source.path }, cause);
  });
  const instance = await DuckDBInstance.create(':memory:');
  try {
    const connection = await instance.connect();
    try {
      if (options.writer) await connection.run("SET memory_limit = '384MB'; SET threads = 2");
      const literal = `'${path.replaceAll("'", "''")}'`;
      const limit = options.headBytes === undefined ? '' : ' LIMIT 1000';
      const query = `SELECT * FROM read_parquet(${literal})${limit}`;
      if (options.writer) return await streamTable(connection, query, source, options, options.writer);
      const reader = await connection.runAndReadAll(query);
      return tableOf(reader.getRowObjectsJS(), null, source, options);
    } catch (cause) {
      if (isOurs(cause)) throw cause;
      throw dataError(
        'data-parquet',
        'engine.dataParquet',
        { file: source.path, detail: reasonOf(cause, path, source) },
        cause,
      );
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

/** The first line of what DuckDB says, with the file as it was named. */
function reasonOf(cause: unknown, path: string, source: FileSource): string {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return line.replace(/^(?:[A-Z]\w* )+Error: /, '').replaceAll(path, source.path);
}

/** An error with its own words, a full disk, or the end that the caller asked for. */
function isOurs(error: unknown): boolean {
  if (error instanceof StudioError) return true;
  return error instanceof Error && (error.name === 'AbortError' || 'syscall' in error);
}

/** Hands a query's rows to the writer, some thousand at a time. */
async function streamTable(
  connection: DuckDBConnection,
  query: string,
  source: FileSource,
  options: ReadOptions,
  writer: TableWriter,
): Promise<Table> {
  const isMissing = missingTest(source.missingValues);
  const counted = await connection.runAndReadAll(`SELECT count(*) FROM (${query})`);
  const total = Number(counted.getRows()[0]?.[0] ?? 0);
  let words = options.words;
  for (;;) {
    const result = await connection.stream(query);
    const builders = result.deduplicatedColumnNames().map((name) => writer.column(name, words.has(name)));
    let rows = 0;
    for await (const part of result.yieldRowsJs()) {
      options.signal?.throwIfAborted();
      for (const row of part) {
        for (const [column, builder] of builders.entries()) addValue(builder, row[column], isMissing);
      }
      rows += part.length;
      options.onProgress?.(rows, total);
    }
    const late = builders.filter((builder) => builder.lateWord).map((builder) => builder.name);
    if (late.length === 0) return { name: source.path, rows, columns: [], lines: null, notices: [] };
    writer.restart();
    words = new Set([...words, ...late]);
  }
}
