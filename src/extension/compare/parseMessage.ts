import type { FromComparePage } from '../../protocol';
import { isFields } from '../messageFields';

const longestId = 1000;
const mostRows = 10_000;

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestId;
}

function isOrder(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= mostRows && value.every(isId);
}

/** A message of the page of a comparison as what it says it is; undefined where it is nothing that we know. */
export function parseCompareMessage(message: unknown): FromComparePage | undefined {
  if (!isFields(message)) return undefined;
  const { type, id, format, order } = message;
  switch (type) {
    case 'ready':
    case 'add':
      return { type };
    case 'open':
    case 'remove':
      return isId(id) ? { type, id } : undefined;
    case 'export':
      return (format === 'csv' || format === 'markdown') && isOrder(order) ? { type, format, order } : undefined;
    case 'copy':
      return isOrder(order) ? { type, order } : undefined;
    default:
      return undefined;
  }
}
