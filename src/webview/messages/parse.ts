import { explainMethods, isNotebookItem, runStatuses, type ToPanelMessage } from '../../protocol';
import {
  anything,
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
import { error, image, locale, message } from './common';

const status = oneOf(...runStatuses);
const actions = listOf(oneOf('train', 'pause', 'resume', 'stop'));
const measures = recordOf(nullable(isNumber));
const sizes = listOf(nullable(isCount));

const layer = shape({
  name: isText,
  type: isText,
  inputs: listOf(isText),
  outputShape: nullable(sizes),
  parameters: isCount,
  flops: isNumber,
  config: recordOf(anything),
  range: shape({ start: shape({ line: isCount }), end: shape({ line: isCount, character: isCount }) }),
});
const network = shape({
  name: isText,
  inputs: listOf(shape({ name: isText, shape: sizes })),
  layers: listOf(layer),
  outputs: listOf(isText),
  parameters: isCount,
  flops: isNumber,
  memoryBytes: isNumber,
});
const histogram = shape({ minimum: isNumber, maximum: isNumber, counts: listOf(isNumber) });
const preview: Check = (value, path) => {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (kind === 'image') return shape({ image })(value, path);
  if (kind === 'text') return shape({ text: isText })(value, path);
  if (kind === 'row') return shape({ cells: recordOf(anything) })(value, path);
  return `${path}.kind is unknown`;
};
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
const dataSummary = shape({
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
  if (type === 'image') return shape({ name: isText, height: isCount, width: isCount, channels: isCount })(value, path);
  return `${path}.type is unknown`;
};
const target: Check = (value, path) => {
  const type = isObject(value) ? value['type'] : undefined;
  if (type === 'category') return shape({ name: isText, classes: listOf(isText) })(value, path);
  if (type === 'numeric') return shape({ name: isText, minimum: isNumber, maximum: isNumber, histogram })(value, path);
  return `${path}.type is unknown`;
};
const signature = nullable(
  shape({
    inputs: listOf(input),
    target: nullable(target),
    generates: optional(shape({ latent: isCount })),
    reconstructs: optional(shape({ errors: optional(listOf(isNumber)) })),
  }),
);
const model = shape({
  name: isText,
  fileName: isText,
  networks: listOf(network),
  problems: listOf(shape({ severity: isText, code: isText, message })),
  train: nullable(shape({ optimizer: isText, loss: isText, batchSize: isCount, epochs: isCount })),
  data: nullable(dataSummary),
  dataError: optional(error),
  changedSinceRun: isBoolean,
});
const summary = shape({
  run: isText,
  model: isText,
  status,
  epoch: isCount,
  epochs: isCount,
  step: isCount,
  error: optional(error),
});
const split = shape({
  split: isText,
  rows: isCount,
  loss: nullable(isNumber),
  metrics: measures,
  classification: optional(
    shape({
      labels: listOf(isText),
      confusion: listOf(listOf(isCount)),
      perClass: listOf(
        shape({ precision: nullable(isNumber), recall: nullable(isNumber), f1: nullable(isNumber), support: isCount }),
      ),
      curves: optional(
        listOf(
          shape({
            label: isCount,
            areaUnderRoc: nullable(isNumber),
            averagePrecision: nullable(isNumber),
            points: listOf(
              shape({
                threshold: nullable(isNumber),
                falsePositiveRate: isNumber,
                truePositiveRate: isNumber,
                precision: isNumber,
              }),
            ),
          }),
        ),
      ),
      calibration: optional(
        shape({
          of: oneOf('second', 'answer'),
          error: nullable(isNumber),
          bins: listOf(shape({ from: isNumber, rows: isCount, probability: isNumber, share: isNumber })),
        }),
      ),
      wrong: listOf(shape({ row: isCount, actual: isCount, predicted: isCount, probability: isNumber, preview })),
    }),
  ),
  reconstruction: optional(
    shape({
      errors: histogram,
      quantiles: listOf(isNumber),
      worst: listOf(shape({ row: isCount, error: isNumber, preview, reconstruction: preview })),
    }),
  ),
  regression: optional(
    shape({
      target: isText,
      points: listOf(shape({ row: isCount, actual: isNumber, predicted: isNumber })),
      baselineRmse: nullable(isNumber),
      worst: listOf(shape({ row: isCount, actual: isNumber, predicted: isNumber, preview })),
    }),
  ),
});

const prediction = shape({
  output: listOf(nullable(isNumber)),
  label: optional(isText),
  probability: optional(nullable(isNumber)),
  reconstruction: optional(shape({ sample: preview, error: nullable(isNumber), standing: optional(isNumber) })),
});
const explainedPart: Check = (value, path) => {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (kind === 'columns')
    return shape({ columns: listOf(shape({ name: isText, effect: isNumber, steps: optional(listOf(isNumber)) })) })(
      value,
      path,
    );
  if (kind === 'image')
    return shape({
      name: isText,
      image,
      ground: oneOf('dark', 'light', 'mean'),
      height: isCount,
      width: isCount,
      values: listOf(isNumber),
    })(value, path);
  if (kind === 'text')
    return shape({ name: isText, pieces: listOf(shape({ text: isText, value: nullable(isNumber) })) })(value, path);
  return `${path}.kind is unknown`;
};
const explanation = shape({
  method: oneOf(...explainMethods),
  target: nullable(isCount),
  output: isNumber,
  baseline: nullable(isNumber),
  gap: nullable(isNumber),
  parts: listOf(explainedPart),
});
const importance = shape({
  split: isText,
  rows: isCount,
  measure: oneOf('accuracy', 'rmse', 'reconstruction'),
  base: nullable(isNumber),
  repeats: isCount,
  columns: listOf(shape({ name: isText, mean: isNumber, deviation: isNumber })),
});
const dependence = shape({
  column: isText,
  target: nullable(isCount),
  split: isText,
  rows: isCount,
  points: listOf(shape({ mean: isNumber, low: isNumber, high: isNumber })),
});
const distribution: Readonly<Record<string, Check>> = {
  shape: listOf(isCount),
  lie: nullable(shape({ mean: isNumber, deviation: isNumber, histogram })),
  notFinite: isCount,
};
const epochEnd = shape({
  epoch: isCount,
  step: isCount,
  seconds: isNumber,
  logs: measures,
  best: isBoolean,
  learningRate: isNumber,
});
const answer = shape({
  epochs: optional(listOf(epochEnd)),
  weights: optional(listOf(shape({ name: isText, ...distribution }))),
  file: optional(nullable(isText)),
  all: optional(isCount),
  rows: optional(listOf(recordOf(anything))),
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
const entry: Check = (value, path) => {
  const head = shape({ seq: isCount, time: isNumber, type: isText })(value, path);
  if (head) return head;
  // A newer engine may write entries that this panel does not know: they are passed over, not refused.
  const fields = isObject(value) ? entryFields[String(value['type'])] : undefined;
  return fields?.(value, path);
};
const progress = shape({
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
/** A step, counted from 1. More of them than these nobody trains, and no page could hold. */
const step: Check = (value, path) =>
  isCount(value, path) ?? (Number(value) >= 1 && Number(value) <= 1e8 ? undefined : `${path} is not a step`);
const values = listOf(nullable(isNumber));
/** Any 32 bits are a value, or none: there is nothing to check in them. */
const stretch: Check = (value, path) => (value instanceof Float32Array ? undefined : values(value, path));
const part = shape({ from: step, series: recordOf(stretch) });
const versions = listOf(shape({ version: isCount, run: isText, created: isText, measures }));
const snapshot = shape({
  locale,
  trusted: isBoolean,
  model,
  run: nullable(shape({ summary, entries: listOf(entry), series: part, progress: nullable(progress) })),
  runs: listOf(summary),
  versions,
  signature,
  actions,
});

const serving = shape({
  state: oneOf('off', 'starting', 'on', 'stopping'),
  error: optional(error),
  server: optional(
    shape({
      url: isText,
      keys: isBoolean,
      started: isText,
      figures: nullable(
        shape({ requests: isCount, failed: isCount, half: nullable(isNumber), most: nullable(isNumber) }),
      ),
    }),
  ),
  version: nullable(isCount),
  keys: listOf(
    shape({ id: isText, name: isText, actions: listOf(isText), expires: optional(isText), expired: isBoolean }),
  ),
});

const notebookItem: Check = (value, path) => (isNotebookItem(value) ? undefined : `${path} is no item of a notebook`);

const messages: Readonly<Record<ToPanelMessage['type'], Check>> = {
  snapshot: shape({ snapshot }),
  model: shape({ model }),
  'run/event': shape({ run: isText, entry }),
  'run/progress': shape({ run: isText, progress }),
  'run/reading': shape({ run: isText, reading: shape({ done: isNumber, total: isNumber }) }),
  'run/series': shape({ run: isText, part }),
  'run/status': shape({ run: isText, status, summary, actions }),
  versions: shape({ versions, signature }),
  serving: shape({ serving }),
  notebook: shape({ items: listOf(notebookItem), error: optional(error) }),
  cursor: shape({ line: isCount }),
  'request/progress': shape({ id: isCount, fraction: nullable(isNumber) }),
  response: shape({
    id: isCount,
    result: (value, path) =>
      isObject(value) && 'error' in value ? shape({ error })(value, path) : shape({ ok: answer })(value, path),
  }),
};

/** A message of the host, or what is wrong with it. */
export function parseMessage(data: unknown): { readonly message: ToPanelMessage } | { readonly problem: string } {
  if (!isObject(data) || typeof data['type'] !== 'string') return { problem: 'a message without a type was ignored' };
  const check = Object.hasOwn(messages, data['type']) ? messages[data['type'] as ToPanelMessage['type']] : undefined;
  if (!check) return { problem: `a message of the unknown type ${data['type']} was ignored` };
  const problem = check(data, data['type']);
  return problem ? { problem: `a message was ignored: ${problem}` } : { message: data as unknown as ToPanelMessage };
}
