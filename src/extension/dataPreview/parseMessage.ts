import {
  mostColumnsAtOnce,
  mostRowsAtOnce,
  type FromDataPageMessage,
  type RowsChoice,
  type RowsWish,
} from '../../protocol';
import { isFields, isText, isWhole } from '../messageFields';

function isColumns(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= mostColumnsAtOnce && value.every(isWhole);
}

function wishOf(value: unknown): RowsWish | undefined {
  if (!isFields(value)) return undefined;
  const { from, count, label, only, order } = value;
  if (!isWhole(from) || !isWhole(count) || count > mostRowsAtOnce) return undefined;
  return (label === null || isText(label)) && isOnly(only) && isOrder(order)
    ? { from, count, label, only, order }
    : undefined;
}

function isOnly(value: unknown): value is RowsChoice['only'] {
  if (value === null) return true;
  return isFields(value) && isWhole(value['column']) && (value['kind'] === 'missing' || value['kind'] === 'outliers');
}

function isOrder(value: unknown): value is RowsChoice['order'] {
  if (value === null) return true;
  return isFields(value) && isWhole(value['column']) && typeof value['descending'] === 'boolean';
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
      return isWhole(id) && known ? { type, id, wish: known } : undefined;
    }
    case 'statistics':
      return isWhole(id) && isColumns(columns) ? { type, id, columns } : undefined;
    default:
      return undefined;
  }
}
