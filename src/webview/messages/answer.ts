import {
  anything,
  isBoolean,
  isCount,
  isNumber,
  isText,
  listOf,
  nullable,
  optional,
  recordOf,
  shape,
  type Check,
} from './check';
import { histogram, message, preview } from './common';
import { split } from './evaluation';
import { dependence, explanation, importance } from './explanation';

const prediction = shape({
  output: listOf(nullable(isNumber)),
  label: optional(isText),
  probability: optional(nullable(isNumber)),
  reconstruction: optional(shape({ sample: preview, error: nullable(isNumber), standing: optional(isNumber) })),
});
const distribution: Readonly<Record<string, Check>> = {
  shape: listOf(isCount),
  lie: nullable(shape({ mean: isNumber, deviation: isNumber, histogram })),
  notFinite: isCount,
};
/** Of a row by its columns, of a layer one after another, where any number may stand. */
const values: Check = (value, path) => (Array.isArray(value) ? listOf(anything) : recordOf(anything))(value, path);

/** What a request of the panel is answered with: any of the answers there are. */
export const answer = shape({
  weights: optional(listOf(shape({ name: isText, ...distribution }))),
  file: optional(nullable(isText)),
  all: optional(isCount),
  rows: optional(listOf(recordOf(anything))),
  values: optional(values),
  notices: optional(listOf(message)),
  saved: optional(nullable(isText)),
  window: optional(listOf(recordOf(anything))),
  key: optional(isText),
  revoked: optional(isBoolean),
  status: optional(isCount),
  body: optional(isText),
  milliseconds: optional(isNumber),
  predictions: optional(listOf(prediction)),
  splits: optional(listOf(split)),
  explanation: optional(explanation),
  importance: optional(importance),
  dependence: optional(dependence),
});
