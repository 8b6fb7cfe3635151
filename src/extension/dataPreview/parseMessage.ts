import { mostColumnsAtOnce, mostRowsAtOnce, type FromDataPageMessage, type RowsWish } from '../../protocol';

const mostText = 1_000_000;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= mostText;
}

function isColumns(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= mostColumnsAtOnce && value.every(isCount);
}

function wishOf(value: unknown): RowsWish | undefined {
  if (!isFields(value)) return undefined;
  const { from, count, label } = value;
  if (!isCount(from) || !isCount(count) || count > mostRowsAtOnce) return undefined;
  return label === null || isText(label) ? { from, count, label } : undefined;
}

/** A message of a data preview's page as what it says it is; undefined where it is nothing that we know. */
export function parseDataPageMessage(message: unknown): FromDataPageMessage | undefined {
  if (!isFields(message)) return undefined;
  const { type, id, wish, columns, text } = message;
  switch (type) {
    case 'ready':
    case 'openText':
      return { type };
    case 'copy':
      return isText(text) ? { type, text } : undefined;
    case 'rows': {
      const known = wishOf(wish);
      return isCount(id) && known ? { type, id, wish: known } : undefined;
    }
    case 'statistics':
      return isCount(id) && isColumns(columns) ? { type, id, columns } : undefined;
    default:
      return undefined;
  }
}
