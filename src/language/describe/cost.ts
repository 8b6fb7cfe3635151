import { elements } from '../schema/layers/shapes';
import { generatorFacts } from '../data/generators';
import type { DataFacts } from '../types/dataFacts';
import type { LayerDescription, NetworkDescription } from '../types/description';
import type { CheckResult } from '../types/editor';
import type { MachineSpeed, MeasuredEpoch, WorkKind } from '../types/machineSpeed';
import type { DataSpec, OptimizerSpec } from '../types/modelFile';

/** What a network costs to keep and to train. */
export interface TrainingCost {
  readonly parameters: number;
  readonly trainableParameters: number;
  /** One sample, forward. */
  readonly flops: number;
  readonly weightBytes: number;
  /** What a batch leaves in memory for the way back: the results of every layer, with their gradients. */
  readonly activationBytes: number;
  /** What the optimizer keeps beside the weights, and the gradients. */
  readonly optimizerBytes: number;
  readonly memoryBytes: number;
  /** Training rows; null while they are not known. */
  readonly rows: number | null;
  readonly steps: number | null;
  /** As it is reckoned; null while rows or the machine's speed are not known. */
  readonly epochSeconds: number | null;
  /** As it was, where this model was trained before. */
  readonly measured?: MeasuredEpoch;
}

const bytesPerNumber = 4;

/** Numbers that an optimizer keeps for each weight. */
export function slotsOf({ name, config }: OptimizerSpec): number {
  const momentum = typeof config['momentum'] === 'number' && config['momentum'] > 0 ? 1 : 0;
  switch (name) {
    case 'sgd':
      return momentum;
    case 'rmsprop':
      return 1 + momentum + (config['centered'] === true ? 1 : 0);
    case 'adagrad':
    case 'lion':
      return 1;
    case 'adam':
    case 'adamW':
      return 2 + (config['amsgrad'] === true ? 1 : 0);
    default:
      return 2;
  }
}

/** Bytes that a layer's result and its gradient take for a batch. */
export function resultBytes(layer: LayerDescription, batchSize: number): number {
  return 2 * numbersOf(layer) * batchSize * bytesPerNumber;
}

/** Training rows of a file; null while they are not known. Windows are counted as rows. */
export function trainingRows(data: DataSpec, facts: DataFacts | undefined): number | null {
  const made = data.source.kind === 'generate' ? generatorFacts(data.source).rows : undefined;
  const rows = facts?.partial ? undefined : (facts?.rows ?? made);
  if (rows === undefined) return null;
  const { validation, test } = data.split;
  const counts = (part: number, own: unknown) => (own || part <= 1 ? 0 : part);
  const shared = rows - counts(validation, data.validation) - counts(test, data.test);
  const share = (part: number, own: unknown) => (own || part > 1 ? 0 : Math.floor(part * shared));
  return Math.max(0, shared - share(validation, data.validation) - share(test, data.test));
}

function kindOf({ type }: LayerDescription): WorkKind {
  if (/conv/i.test(type)) return 'convolution';
  return /lstm|gru|rnn|bidirectional/i.test(type) ? 'recurrent' : 'dense';
}

function numbersOf({ outputShape }: LayerDescription): number {
  return outputShape ? (elements(outputShape) ?? 0) : 0;
}

/** Steps that a recurrent layer takes one after the other. */
function sequenceOf(layer: LayerDescription, { layers, inputs }: NetworkDescription): number {
  if (kindOf(layer) !== 'recurrent') return 0;
  const from = layer.inputs[0];
  const shape =
    layers.find(({ name }) => name === from)?.outputShape ?? inputs.find(({ name }) => name === from)?.shape ?? [];
  return shape[0] ?? 0;
}

/** Seconds of a training step of one network. */
function stepSeconds(network: NetworkDescription, batchSize: number, speed: MachineSpeed): number {
  return network.layers.reduce((sum, layer) => {
    const work = (3 * layer.flops * batchSize) / speed.flopsPerSecond[kindOf(layer)];
    const moved = (3 * numbersOf(layer) * batchSize) / speed.numbersPerSecond;
    return sum + Math.max(work, moved) + sequenceOf(layer, network) * speed.sequenceSeconds;
  }, 0);
}

/** What all networks of a file cost; null while a layer's shape is not known, or the file cannot be trained. */
export function trainingCost(
  { networks, data, model }: CheckResult,
  facts?: DataFacts,
  speed?: MachineSpeed,
  measured?: MeasuredEpoch,
): TrainingCost | null {
  if (!data || !networks.length) return null;
  if (networks.some(({ layers }) => layers.some(({ outputShape }) => outputShape === null))) return null;
  const total = (value: (network: NetworkDescription) => number) =>
    networks.reduce((sum, network) => sum + value(network), 0);
  const train = model?.train;
  const batchSize = train?.batchSize ?? 32;
  const parameters = total((network) => network.parameters);
  const trainable = total((network) => network.trainableParameters);
  const weightBytes = parameters * bytesPerNumber;
  const results = total(({ layers }) => layers.reduce((sum, layer) => sum + numbersOf(layer), 0));
  const activationBytes = 2 * results * batchSize * bytesPerNumber;
  const slots = train ? slotsOf(train.gan?.generatorOptimizer ?? train.optimizer) : 2;
  const optimizerBytes = (slots + 1) * trainable * bytesPerNumber;
  const rows = trainingRows(data, facts);
  const steps = rows === null ? null : Math.max(1, Math.ceil(rows / batchSize));
  const seconds = speed && total((network) => stepSeconds(network, batchSize, speed)) + speed.stepSeconds;
  return {
    parameters,
    trainableParameters: trainable,
    flops: total((network) => network.flops),
    weightBytes,
    activationBytes,
    optimizerBytes,
    memoryBytes: weightBytes + activationBytes + optimizerBytes,
    rows,
    steps,
    // The discriminator sees each batch twice, and the generator's way back goes through it.
    epochSeconds: steps === null || seconds === undefined ? null : steps * seconds * (train?.gan ? 2 : 1),
    ...(measured && { measured }),
  };
}

/** What is reckoned may be half or twice of what comes; a machine that is faster than that was busy when it was measured. */
const mostTimesReckoned = 2;

/** Whether the model took so much less time than is reckoned that the speed of this machine cannot be right. */
export function speaksAgainstSpeed({ epochSeconds, measured }: TrainingCost): boolean {
  return epochSeconds !== null && measured !== undefined && epochSeconds > mostTimesReckoned * measured.seconds;
}
