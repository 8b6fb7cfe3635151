import { describe, expect, it } from 'vitest';
import { parseDataPageMessage } from '../../../src/extension/dataPreview/parseMessage';

const rows = (wish: object, id: unknown = 1) => ({ type: 'rows', id, wish });
const wish = { from: 0, count: 100, label: null, only: null, order: null };

describe('what the page of a data preview says', () => {
  it.each([
    [{ type: 'ready' }],
    [{ type: 'openText' }],
    [{ type: 'copy', text: 'a' }],
    [rows(wish)],
    [rows({ ...wish, label: 'yes' })],
    [rows({ ...wish, only: { column: 1, kind: 'outliers' }, order: { column: 2, descending: true } })],
    [{ type: 'statistics', id: 2, columns: [0, 5] }],
  ])('is understood: %j', (message) => {
    expect(parseDataPageMessage(message)).toEqual(message);
  });

  it.each([
    [null],
    [5],
    ['ready'],
    [[]],
    [{ type: 'explode' }],
    [{ type: 'copy', text: 5 }],
    [{ type: 'copy', text: 'x'.repeat(1_000_001) }],
    [rows({ ...wish, count: 501 })],
    [rows({ ...wish, from: -1 })],
    [rows({ ...wish, label: 5 })],
    [rows({ ...wish, label: undefined })],
    [rows({ ...wish, only: { column: 1, kind: 'all' } })],
    [rows({ ...wish, order: { column: -1, descending: true } })],
    [rows({ ...wish, order: undefined })],
    [rows(wish, '1')],
    [{ type: 'rows', id: 1 }],
    [{ type: 'statistics', id: 1, columns: [1.5] }],
    [{ type: 'statistics', id: 1, columns: Array.from({ length: 65 }, () => 0) }],
  ])('is refused where it is nothing that is known: %j', (message) => {
    expect(parseDataPageMessage(message)).toBeUndefined();
  });
});
