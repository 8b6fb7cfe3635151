import { runStatuses, type ToComparePage } from '../../protocol';
import {
  isCount,
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  oneOf,
  optional,
  recordOf,
  shape,
  type Check,
} from '../messages/check';
import { locale } from '../messages/common';

/** Names and values become text and never markup; what is nested in them is written as JSON. */
const json: Check = (value, path) => (typeof value === 'function' ? `${path} is no value` : undefined);
const value: Check = (one, path) =>
  one === null || typeof one === 'string' || typeof one === 'boolean' || Number.isFinite(one)
    ? undefined
    : `${path} is no plain value`;

const layer = shape({
  name: isText,
  type: isText,
  config: recordOf(json),
  shape: nullable(listOf(nullable(isCount))),
  parameters: nullable(isCount),
});
const compared = shape({
  id: isText,
  place: optional(isText),
  model: isText,
  run: isText,
  version: nullable(isCount),
  title: nullable(isText),
  tags: listOf(isText),
  status: nullable(oneOf(...runStatuses)),
  created: isText,
  epoch: isCount,
  bestEpoch: nullable(isCount),
  seconds: nullable(isNumber),
  parameters: nullable(isCount),
  gitCommit: nullable(isText),
  dataFingerprint: nullable(isText),
  measures: recordOf(nullable(isNumber)),
  curves: listOf(shape({ measure: isText, points: listOf(shape({ epoch: isCount, value: isNumber })) })),
  networks: listOf(shape({ name: isText, layers: listOf(layer) })),
});
const comparison = shape({
  locale,
  comparison: shape({ compared: listOf(compared), settings: listOf(shape({ path: isText, values: listOf(value) })) }),
  folders: listOf(isText),
});

/** What the host says, checked; else what is wrong with it. */
export function parseComparison(data: unknown): { readonly message: ToComparePage } | { readonly problem: string } {
  if (!isObject(data) || data['type'] !== 'comparison') return { problem: 'a message of an unknown type' };
  const problem = comparison(data, 'comparison');
  // Every field that is read was checked above.
  return problem === undefined ? { message: data as unknown as ToComparePage } : { problem };
}
