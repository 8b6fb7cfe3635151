import type { FileSource } from '../../../language';
import { dataError } from '../dataError';
import type { Table } from '../table/table';
import { tableOf } from './readJson';
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
      const literal = `'${path.replaceAll("'", "''")}'`;
      const limit = options.headBytes === undefined ? '' : ' LIMIT 1000';
      const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet(${literal})${limit}`);
      return tableOf(reader.getRowObjectsJS(), null, source, options);
    } catch (cause) {
      throw dataError('data-parquet', 'engine.dataParquet', { file: source.path, detail: String(cause) }, cause);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}
