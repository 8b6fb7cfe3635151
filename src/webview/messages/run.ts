import { runStatuses } from '../../protocol';
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
  recordOf,
  shape,
  type Check,
} from './check';
import { error, measures, message, preview } from './common';
import { dataSummary, signature } from './data';
import { split } from './evaluation';

export const status = oneOf(...runStatuses);
export const actions = listOf(oneOf('train', 'pause', 'resume', 'stop'));
export const summary = shape({
  run: isText,
  model: isText,
  status,
  epoch: isCount,
  epochs: isCount,
  step: isCount,
  error: optional(error),
});
const epochEnd = shape({
  epoch: isCount,
  step: isCount,
  seconds: isNumber,
  logs: measures,
  best: isBoolean,
  learningRate: isNumber,
});
const entryFields: Readonly<Record<string, Check>> = {
  status: shape({ status }),
  started: shape({
    backend: oneOf('tensorflow', 'cpu'),
    mode: isText,
    parameters: isCount,
    epochs: isCount,
    stepsPerEpoch: isCount,
  }),
  data: shape({ summary: dataSummary, signature }),
  epoch: epochEnd,
  checkpoint: shape({ epoch: isCount, step: isCount }),
  resumed: shape({ epoch: isCount, step: isCount }),
  samples: shape({ epoch: isCount, samples: listOf(preview), real: optional(listOf(preview)) }),
  evaluation: shape({ epoch: isCount, splits: listOf(split) }),
  version: shape({ version: isCount, epoch: isCount }),
  notice: shape({ severity: oneOf('information', 'warning'), code: isText, message }),
  finished: shape({ status, epoch: isCount, bestEpoch: nullable(isCount), seconds: isNumber, error: optional(error) }),
};
export const entry: Check = (value, path) => {
  const head = shape({ seq: isCount, time: isNumber, type: isText })(value, path);
  if (head) return head;
  // A newer engine may write entries that this panel does not know: they are passed over, not refused.
  const fields = isObject(value) ? entryFields[String(value['type'])] : undefined;
  return fields?.(value, path);
};
export const progress = shape({
  epoch: isCount,
  epochs: isCount,
  batch: isCount,
  batches: isCount,
  step: isCount,
  logs: measures,
  samplesPerSecond: isNumber,
  stepMilliseconds: isNumber,
  secondsLeft: nullable(isNumber),
  elapsedSeconds: isNumber,
});
export const expectations = listOf(shape({ measure: isText, bound: oneOf('atLeast', 'atMost'), value: isNumber }));
/** A step, counted from 1. More of them than these nobody trains, and no page could hold. */
const step: Check = (value, path) =>
  isCount(value, path) ?? (Number(value) >= 1 && Number(value) <= 1e8 ? undefined : `${path} is not a step`);
const values = listOf(nullable(isNumber));
/** Any 32 bits are a value, or none: there is nothing to check in them. */
const stretch: Check = (value, path) => (value instanceof Float32Array ? undefined : values(value, path));
export const part = shape({ from: step, series: recordOf(stretch) });
