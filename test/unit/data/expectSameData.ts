import { expect } from 'vitest';
import type { ArrayData, PreparedData, PreparedSplit } from '../../../src/engine/contract';

function allRows(split: PreparedSplit | null, name: string): readonly number[] {
  const input = split?.inputs[name];
  const rows = Int32Array.from({ length: split?.rows ?? 0 }, (_, row) => row);
  return [...(input?.read ? input.read(rows) : (input?.values ?? []))];
}

const valuesOf = (array: ArrayData | null | undefined): readonly number[] => [...(array?.values ?? [])];

const untimed = (data: PreparedData): unknown => ({ ...data.summary, readSeconds: 0 });

/** That data is prepared to the same bits, wherever its rows lie. */
export function expectSameData(found: PreparedData, expected: PreparedData): void {
  expect(found.preprocessing).toEqual(expected.preprocessing);
  expect(found.fingerprint).toBe(expected.fingerprint);
  expect(found.facts).toEqual(expected.facts);
  expect(found.signature).toEqual(expected.signature);
  expect(untimed(found)).toEqual(untimed(expected));
  for (const name of ['train', 'validation', 'test'] as const) {
    const [one, other] = [found.splits[name], expected.splits[name]];
    expect(one === null).toBe(other === null);
    if (!one || !other) continue;
    expect([...one.sourceRows]).toEqual([...other.sourceRows]);
    expect(valuesOf(one.target)).toEqual(valuesOf(other.target));
    expect(Object.keys(one.inputs)).toEqual(Object.keys(other.inputs));
    for (const input of Object.keys(other.inputs)) {
      expect(one.inputs[input]?.shape).toEqual(other.inputs[input]?.shape);
      expect(allRows(one, input)).toEqual(allRows(other, input));
    }
    for (const row of [0, other.rows - 1]) expect(found.preview(name, row)).toEqual(expected.preview(name, row));
  }
}
