import type { ToDataPageMessage } from '../../protocol';
import {
  isBoolean,
  isCount,
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  oneOf,
  optional,
  shape,
  type Check,
} from '../messages/check';
import { error, histogram, image, locale, message } from '../messages/common';

const types = oneOf('numeric', 'category', 'date', 'text', 'image');
const counted = listOf(shape({ value: isText, count: isCount }));

const cell: Check = (value, path) =>
  value === null || typeof value === 'string' || Number.isFinite(value) ? undefined : `${path} is no cell`;

const preview = shape({
  name: isText,
  rows: isCount,
  partial: isBoolean,
  columns: listOf(shape({ name: isText, type: types, use: nullable(oneOf('input', 'target', 'unused')) })),
  imageColumn: nullable(isCount),
  classColumn: nullable(isCount),
  classes: listOf(shape({ label: isText, count: isCount })),
  split: nullable(shape({ train: isCount, validation: isCount, test: isCount, unused: isCount })),
  notices: listOf(message),
});

const row = shape({
  row: isCount,
  split: nullable(oneOf('train', 'validation', 'test')),
  cells: listOf(cell),
  image: optional(image),
});

const statistics = shape({
  column: isCount,
  missing: isCount,
  distinct: isCount,
  numeric: optional(
    shape({
      minimum: isNumber,
      maximum: isNumber,
      mean: isNumber,
      median: isNumber,
      outliers: isCount,
      lowest: isNumber,
      highest: isNumber,
      histogram,
    }),
  ),
  categories: optional(counted),
  lengths: optional(shape({ shortest: isCount, median: isCount, longest: isCount })),
});

const checks: Readonly<Record<ToDataPageMessage['type'], Check>> = {
  preview: shape({ locale, preview, changed: nullable(isNumber) }),
  failed: shape({ locale, error }),
  rows: shape({ id: isCount, page: shape({ total: isCount, from: isCount, rows: listOf(row) }) }),
  statistics: shape({ id: isCount, columns: listOf(statistics) }),
  refused: shape({ id: isCount, error }),
};

function isType(type: unknown): type is ToDataPageMessage['type'] {
  return typeof type === 'string' && Object.hasOwn(checks, type);
}

/** A message of the host as what it says it is, or what is wrong with it. */
export function parseDataMessage(
  data: unknown,
): { readonly message: ToDataPageMessage } | { readonly problem: string } {
  if (!isObject(data) || !isType(data['type'])) return { problem: 'a message of an unknown type' };
  const problem = checks[data['type']](data, data['type']);
  return problem ? { problem } : { message: data as unknown as ToDataPageMessage };
}
