import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { readTable } from '../../../src/engine/data/read/readTable';
import { cellOf } from '../../../src/engine/data/table/table';
import { fileSource, withFiles } from './fileSource';

it('Parquet gives the same table as the other formats', async () => {
  await withFiles({}, async (folder) => {
    const file = path.join(folder, 'table.parquet').replaceAll("'", "''");
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * FROM (VALUES (1::BIGINT, 'x', 1.5::DECIMAL(4,1), true), (NULL, ' y ', -2, false)) AS t(a, b, c, d))
       TO '${file}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const table = await readTable(fileSource('table.parquet', { format: 'parquet' }), folder, { words: new Set() });
    const rows = [0, 1].map((row) => table.columns.map((column) => cellOf(column, row)));
    expect(table.columns.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect(rows).toEqual([
      [1, 'x', 1.5, 'true'],
      [null, 'y', -2, 'false'],
    ]);
  });
});
