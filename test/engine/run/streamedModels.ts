import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { EngineLocation } from '../../../src/client';
import type { Workspace } from '../cli/workspace';

/** The engine with every table above so many megabytes on disk. */
export function engineWith(workspace: Workspace, megabytes: string): EngineLocation {
  const more = {
    MODEL_STUDIO_DATA_IN_MEMORY: megabytes,
    MODEL_STUDIO_DATA_CACHE: path.join(workspace.folder, 'cache'),
  };
  return { ...workspace.engine, environment: { ...workspace.environment, ...more } };
}

/** Rows of numbers, words and one of three unequal classes, the same at each call. */
export function* csvLines(rows: number, numbers = 4): Generator<string> {
  yield [...Array.from({ length: numbers }, (_, column) => `x${String(column)}`), 'city', 'kind'].join(',');
  for (let row = 0; row < rows; row++) {
    const random = (salt: number): number => ((row + 1) * 2654435761 * (salt + 1)) % 4294967296;
    const values = Array.from({ length: numbers }, (_, column) => (random(column) / 2 ** 32).toFixed(6));
    const city = ['Rome', 'Bern', 'Oslo'][random(20) % 3] ?? '';
    const kind = Number(values[0]) + Number(values[1]) > 1.2 ? 'high' : random(21) % 7 === 0 ? 'odd' : 'low';
    yield `${values.join(',')},${city},${kind}`;
  }
}

/** A model of them, with weights of classes, dropout and shuffling. */
export function modelOf(source: string, train = 'epochs: 3'): string {
  return `
data: {source: ${source}, target: {column: kind, type: category}, split: {validation: 0.2, test: 0.1}}
model:
  - dense: {units: 12, activation: relu}
  - dropout: 0.2
  - dense: {units: 3, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy]
  classWeights: balanced
  batchSize: 32
  ${train}
`;
}

/** Writes a CSV file's rows to a Parquet file. */
export async function toParquet(csv: string, parquet: string): Promise<void> {
  const quoted = (file: string): string => `'${file.replaceAll("'", "''")}'`;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('SET preserve_insertion_order = true');
  await connection.run(`COPY (SELECT * FROM read_csv(${quoted(csv)})) TO ${quoted(parquet)} (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
