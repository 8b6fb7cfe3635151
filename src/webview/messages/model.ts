import { anything, isBoolean, isCount, isNumber, isText, listOf, nullable, optional, recordOf, shape } from './check';
import { error, message } from './common';
import { dataSummary } from './data';

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
export const model = shape({
  name: isText,
  fileName: isText,
  networks: listOf(network),
  problems: listOf(shape({ severity: isText, code: isText, message })),
  train: nullable(shape({ optimizer: isText, loss: isText, batchSize: isCount, epochs: isCount })),
  data: nullable(dataSummary),
  dataError: optional(error),
  changedSinceRun: isBoolean,
});
