import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCompareMessage } from '../../../src/extension/compare/parseMessage';
import {
  alignLayers,
  bestRows,
  shortPath,
  sortedRows,
  toCsv,
  toMarkdown,
  type CellValue,
  type ComparedLayer,
  type ComparisonColumn,
} from '../../../src/protocol';

const column = (cells: readonly CellValue[], more: Partial<ComparisonColumn> = {}): ComparisonColumn => ({
  id: 'c',
  kind: 'measure',
  title: 'c',
  better: null,
  cells,
  ...more,
});

describe('a sorted column', () => {
  it.each<[readonly CellValue[], boolean, readonly number[]]>([
    [[3, 1, 2], false, [1, 2, 0]],
    [[3, 1, 2], true, [0, 2, 1]],
    [[null, 1, null, 2], true, [3, 1, 0, 2]],
    [[null, 1, null, 2], false, [1, 3, 0, 2]],
    [['run 10', 'run 9', 'Run 1'], false, [2, 1, 0]],
    [[1, 1, 0], false, [2, 0, 1]],
  ])('%j, descending %s: %j', (cells, descending, rows) => {
    expect(sortedRows(column(cells), descending)).toEqual(rows);
  });

  it.each<[readonly CellValue[], 'low' | 'high' | null, readonly number[]]>([
    [[0.2, 0.1, 0.1, null], 'low', [1, 2]],
    [[0.2, 0.1, null], 'high', [0]],
    [[0.2, 0.2], 'high', []],
    [[0.2, 0.1], null, []],
  ])('of %j the %s ones are the best: %j', (cells, better, rows) => {
    expect([...bestRows(column(cells, { better }))]).toEqual(rows);
  });
});

it.each([
  ['train.optimizer.config.learningRate', ['train.batchSize'], 'learningRate'],
  ['dense_1.units', ['dense_2.units'], 'dense_1.units'],
  ['train.epochs', [], 'train.epochs'],
  ['data.columns.0', ['data.columns.1'], 'columns.0'],
])('a setting %s beside %j is headed %s', (path, others, title) => {
  expect(shortPath(path, [path, ...others])).toBe(title);
});

describe('an exported table', () => {
  const columns = [
    column(['a,b', '=1+2', 'say "hi"\nyou'], { title: 'name' }),
    column([0.123456789, null, -3], { title: 'val_loss' }),
  ];

  it('is CSV that no spreadsheet calculates, in the order that is asked for', () => {
    expect(toCsv(columns, [2, 0, 1])).toBe('name,val_loss\r\n"say ""hi""\nyou",-3\r\n"a,b",0.123456789\r\n\'=1+2,\r\n');
  });

  it('is Markdown in which nothing is more than text', () => {
    const lines = toMarkdown([column(['<b>|x|</b>\n`y`'], { title: 't' }), columns[1] ?? column([])], [0]).split('\n');
    expect(lines).toEqual(['| t | val_loss |', '| --- | ---: |', '| \\<b\\>\\|x\\|\\</b\\> \\`y\\` | 0.12346 |', '']);
  });
});

const layer = (type: string, units = 0): ComparedLayer => ({
  name: type,
  type,
  config: { units },
  shape: null,
  parameters: null,
});
const types = fc.constantFrom('dense', 'dropout', 'conv2d');
const layers = fc.array(
  fc.tuple(types, fc.integer({ min: 1, max: 3 })).map(([type, units]) => layer(type, units)),
  { maxLength: 12 },
);

describe('layers side by side', () => {
  it('keep their order and lose none', () => {
    fc.assert(
      fc.property(layers, layers, (left, right) => {
        const pairs = alignLayers(left, right);
        expect(pairs.flatMap((pair) => pair.left ?? [])).toEqual(left);
        expect(pairs.flatMap((pair) => pair.right ?? [])).toEqual(right);
      }),
    );
  });

  it('are all the same for the same network, and all added to none', () => {
    fc.assert(
      fc.property(layers, (some) => {
        expect(alignLayers(some, some).every(({ mark }) => mark === 'same')).toBe(true);
        expect(alignLayers([], some).every(({ mark }) => mark === 'added')).toBe(true);
        expect(alignLayers(some, []).every(({ mark }) => mark === 'removed')).toBe(true);
      }),
    );
  });

  it('show one more layer as added, and another size as changed', () => {
    const left = [layer('dense', 1), layer('dense', 3)];
    const right = [layer('dense', 2), layer('dropout'), layer('dense', 3)];
    expect(alignLayers(left, right).map(({ mark, differing }) => [mark, ...differing])).toEqual([
      ['changed', 'units'],
      ['added'],
      ['same'],
    ]);
  });
});

describe('a message of the page of a comparison', () => {
  it.each([
    { type: 'ready' },
    { type: 'add' },
    { type: 'open', id: 'iris@1' },
    { type: 'remove', id: 'x' },
    { type: 'export', format: 'csv', order: ['a'] },
    { type: 'copy', order: [] },
  ])('is understood: $type', (message) => {
    expect(parseCompareMessage(message)).toEqual(message);
  });

  it.each([
    null,
    [],
    'ready',
    { type: '__proto__' },
    { type: 'open' },
    { type: 'open', id: 'x'.repeat(2000) },
    { type: 'export', format: 'exe', order: [] },
    { type: 'export', format: 'csv', order: [{}] },
    { type: 'copy', order: new Array(20_000).fill('a') },
  ])('is refused: %#', (message) => {
    expect(parseCompareMessage(message)).toBeUndefined();
  });

  it('never makes the host throw', () => {
    fc.assert(fc.property(fc.anything(), (message) => void parseCompareMessage(message)));
  });
});
