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
} from './check';
import { histogram, message, preview } from './common';

const column = shape({
  name: isText,
  type: isText,
  use: oneOf('input', 'target', 'weight', 'unused'),
  missing: isCount,
  distinct: isCount,
  dates: optional(shape({ minimum: isText, maximum: isText, histogram })),
  numeric: optional(shape({ minimum: isNumber, maximum: isNumber, mean: isNumber, histogram })),
  categories: optional(listOf(shape({ value: isText, count: isCount }))),
});
export const dataSummary = shape({
  source: isText,
  rows: isCount,
  readSeconds: isNumber,
  split: shape({ train: isCount, validation: isCount, test: isCount, stratified: isBoolean }),
  columns: listOf(column),
  classes: optional(listOf(shape({ label: isText, count: isCount }))),
  samples: listOf(shape({ row: isCount, preview })),
  notices: listOf(message),
});
const input: Check = (value, path) => {
  const type = isObject(value) ? value['type'] : undefined;
  if (type === 'numeric')
    return shape({ name: isText, minimum: isNumber, maximum: isNumber, mean: isNumber, histogram })(value, path);
  if (type === 'category')
    return shape({ name: isText, values: listOf(shape({ value: isText, count: isCount })) })(value, path);
  if (type === 'text') return shape({ name: isText, example: isText })(value, path);
  if (type === 'date') return shape({ name: isText, minimum: isText, maximum: isText, time: isBoolean })(value, path);
  if (type === 'image') {
    const ground = optional(oneOf('light', 'dark'));
    return shape({ name: isText, height: isCount, width: isCount, channels: isCount, ground })(value, path);
  }
  return `${path}.type is unknown`;
};
const target: Check = (value, path) => {
  const type = isObject(value) ? value['type'] : undefined;
  if (type === 'category') return shape({ name: isText, classes: listOf(isText) })(value, path);
  if (type === 'numeric') return shape({ name: isText, minimum: isNumber, maximum: isNumber, histogram })(value, path);
  return `${path}.type is unknown`;
};
export const signature = nullable(
  shape({
    inputs: listOf(input),
    target: nullable(target),
    generates: optional(shape({ latent: isCount })),
    reconstructs: optional(shape({ errors: optional(listOf(isNumber)) })),
  }),
);
