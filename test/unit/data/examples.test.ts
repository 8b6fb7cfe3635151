import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareData, readFacts } from '../../../src/engine/data';
import { checkModelFile, type ModelFile } from '../../../src/language';

const folder = path.join(import.meta.dirname, '../../../examples');
const names = readdirSync(folder).filter((name) => name.endsWith('.model.yaml'));

/** The example as the engine runs it, checked against its own data. */
async function example(fileName: string): Promise<ModelFile> {
  const text = readFileSync(path.join(folder, fileName), 'utf8');
  const { data } = checkModelFile(text, { fileName });
  if (!data) throw new Error(`${fileName} has no data section`);
  const { model, problems } = checkModelFile(text, { fileName, facts: await readFacts(data, folder) });
  expect(problems).toEqual([]);
  if (!model) throw new Error(`${fileName} cannot be resolved`);
  return model;
}

describe('the data of an example', () => {
  it.each(names)('%s is read, divided and encoded', async (name) => {
    const file = await example(name);
    const data = await prepareData(file, folder);
    const { train, validation, test } = data.splits;
    const rows = data.facts.rows ?? 0;
    const { window } = file.data;
    // Each part's first window ends so many rows after the part's start.
    const before = window ? 3 * (window.length + window.horizon - 1) : 0;
    expect(train.rows + (validation?.rows ?? 0) + (test?.rows ?? 0)).toBe(rows - before);
    for (const input of Object.values(train.inputs)) {
      expect(input.values.length).toBe(train.rows * input.shape.reduce((product, size) => product * size, 1));
      expect(input.values.every(Number.isFinite)).toBe(true);
    }
    expect(data.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(data.summary.notices.filter(({ key }) => key !== 'engine.dataNaive')).toEqual([]);
  });
});
