import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelSignature } from '../../../src/protocol';
import { rowsAsCsv } from '../../../src/protocol';
import { mostRows, rowsFromCsv, rowsFromJson } from '../../../src/webview/cells/predict/rowsInput';

const histogram = { minimum: 0, maximum: 1, counts: [1] };
const signature: ModelSignature = {
  inputs: [
    { type: 'numeric', name: 'age', minimum: 0, maximum: 99, mean: 40, integer: true, histogram },
    { type: 'category', name: 'town', values: [{ value: 'Basel', count: 2 }] },
  ],
  target: { type: 'category', name: 'answer', classes: ['no', 'yes'] },
};
const two = [
  { age: 30, town: 'Basel' },
  { age: 41.5, town: 'Bern' },
];

describe('rows from CSV', () => {
  it.each([
    ['with names', 'age,town\n30,Basel\n41.5,Bern\n', [null, null]],
    [
      'with names in another order, other columns and the answer',
      'answer,town,x,age\nyes,Basel,1,30\nno,Bern,2,41.5',
      ['yes', 'no'],
    ],
    ['without names, in the order of the form', '30,Basel\n41.5,Bern', [null, null]],
    ['without names, with the answer last', '30,Basel,yes\n41.5,Bern,', ['yes', null]],
    ['from a spreadsheet, with tabs', 'age\ttown\r\n30\tBasel\r\n41.5\tBern\r\n', [null, null]],
    [
      'with semicolons, quotes and a byte order mark',
      '\uFEFF"age";"town"\n30;"Basel"\n"41.5"; Bern \n\n',
      [null, null],
    ],
  ])('%s', (_, source, actual) => expect(rowsFromCsv(source, signature)).toEqual({ rows: two, actual }));

  it('keeps quotes, line breaks and separators inside quotes', () => {
    expect(rowsFromCsv('age,town\n1,"Bern, ""west""\nside"', signature)).toMatchObject({
      rows: [{ age: 1, town: 'Bern, "west"\nside' }],
    });
  });

  it('takes an empty cell and a question mark as missing', () => {
    expect(rowsFromCsv('age,town\n,Basel\n?,Bern', signature)).toMatchObject({ rows: [{ age: null }, { age: null }] });
  });

  it.each([
    ['nothing', '', { problem: 'csvEmpty' }],
    ['names alone', 'age,town', { problem: 'csvEmpty' }],
    ['a column too few', 'age\n30', { problem: 'csvColumnMissing', args: { column: 'town' } }],
    [
      'no number',
      'age,town\n30,Basel\nold,Bern',
      { problem: 'csvNotNumber', args: { row: 2, column: 'age', value: 'old' } },
    ],
    [
      'too many rows',
      `age,town\n${'1,Bern\n'.repeat(mostRows + 1)}`,
      { problem: 'tooManyRows', args: { rows: mostRows + 1, most: mostRows } },
    ],
  ])('are refused with the reason: %s', (_, source, problem) =>
    expect(rowsFromCsv(source, signature)).toEqual(problem),
  );

  it('read back what was written, whatever stands in it', () => {
    const town = fc
      .string({ minLength: 1 })
      .filter((text) => text.trim() === text && text !== '?' && !text.includes('\r'));
    fc.assert(
      fc.property(fc.array(fc.record({ age: fc.integer(), town }), { minLength: 1, maxLength: 5 }), (rows) => {
        const source = rowsAsCsv(
          ['age', 'town'],
          rows.map(({ age, town: name }) => [age, name]),
        );
        expect(rowsFromCsv(source, signature)).toMatchObject({ rows });
      }),
    );
  });
});

describe('rows from JSON', () => {
  it('are one object or a list of them', () => {
    expect(rowsFromJson(JSON.stringify(two[0]), signature)).toEqual({ rows: [two[0]], actual: [null] });
    expect(rowsFromJson(JSON.stringify([{ ...two[0], answer: 'yes', more: 1 }, two[1]]), signature)).toEqual({
      rows: two,
      actual: ['yes', null],
    });
  });

  it.each([
    ['not JSON', '{', 'jsonWrong'],
    ['a number', '5', 'jsonObject'],
    ['an empty list', '[]', 'jsonObject'],
    ['a list with something else', '[{"age": 1, "town": "Bern"}, 5]', 'jsonObject'],
    ['a column too few', '[{"age": 1, "town": "Bern"}, {"age": 1}]', 'columnMissing'],
  ])('are refused with the reason: %s', (_, source, problem) =>
    expect(rowsFromJson(source, signature)).toMatchObject({ problem }),
  );
});
