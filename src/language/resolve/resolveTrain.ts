import type { Choice, ChoiceOption, Static } from '../schema/node';
import { sectionDefaults } from '../schema/defaults';
import { losses, type LossName } from '../schema/losses';
import { alwaysReported, isOfReconstruction, metrics, type MetricName } from '../schema/metrics';
import type { trainSchema } from '../schema/train';
import { node, section } from '../schema/node';
import type { TargetDescription } from '../types/editor';
import type {
  EarlyStoppingSpec,
  GanSpec,
  JsonValue,
  LossSpec,
  MetricSpec,
  OptimizerSpec,
  ScheduleSpec,
  TrainSpec,
} from '../types/modelFile';

export type RawTrain = Static<typeof trainSchema>;

/** What the network and the data say of a training section that leaves things open. */
export interface TrainContext {
  readonly target: TargetDescription | null;
  /** An autoencoder, whose target is its input. */
  readonly reconstructs?: boolean;
  /** Numbers that leave the network for a sample; null while not known. */
  readonly units: number | null;
  /** The activation they went through last; null when it cannot be told. */
  readonly activation: string | null;
  readonly validates: boolean;
  /** The noise that the generator's `input:` asks for; null where the file does not say. */
  readonly generatorInput: number | null;
  readonly monitorWritten: boolean;
  /** The same of `schedule: {reduceOnPlateau: {monitor: ...}}`. */
  readonly plateauMonitorWritten: boolean;
}

function argumentDefaults(option: ChoiceOption): Readonly<Record<string, JsonValue>> {
  return sectionDefaults(node(section(option.arguments, { doc: option.doc }))) ?? {};
}

function withDefaults(name: LossName, said: Readonly<Record<string, boolean>> = {}): LossSpec {
  return { name, config: { ...argumentDefaults(losses[name]), ...said } };
}

/** The kind of target as far as known, else what the last layer suggests. */
export function targetKind(context: TrainContext): 'category' | 'numeric' {
  if (context.reconstructs) return 'numeric';
  if (context.target?.type) return context.target.type;
  return context.activation === 'softmax' || context.activation === 'sigmoid' ? 'category' : 'numeric';
}

/** The loss for a file that names none: by the target's type and the last layer. */
export function usualLoss(context: TrainContext): LossSpec {
  if (targetKind(context) === 'numeric') return withDefaults('meanSquaredError');
  if (context.units === 1) return withDefaults('binaryCrossentropy', { fromLogits: context.activation !== 'sigmoid' });
  return withDefaults('sparseCategoricalCrossentropy', { fromLogits: context.activation !== 'softmax' });
}

function isMetric(name: string): name is MetricName {
  return name in metrics;
}

/** The metrics of the file that suit the target, after those that are always reported. */
function metricSpecs(raw: readonly Choice[] | null, context: TrainContext): readonly MetricSpec[] {
  const kind = targetKind(context);
  const suits = (name: string): boolean =>
    isMetric(name) && (context.reconstructs ? isOfReconstruction(name) : metrics[name].target === kind);
  const said = (raw ?? []).filter((metric) => suits(metric.name));
  const always = alwaysReported[context.reconstructs ? 'reconstruction' : kind]
    .filter((name) => !said.some((metric) => metric.name === name))
    .map((name): MetricSpec => ({ name, config: argumentDefaults(metrics[name]) }));
  return [...said, ...always];
}

/** Names that early stopping can watch. */
export function monitorNames(train: { metrics: readonly MetricSpec[] }, validates: boolean): readonly string[] {
  const names = ['loss', ...train.metrics.map((metric) => metric.name)];
  return validates ? [...names.map((name) => `val_${name}`), ...names] : names;
}

/** Whether less or more of what is measured is better. */
export function betterWhen(monitor: string): 'min' | 'max' {
  const name = monitor.replace(/^val_/, '');
  return isMetric(name) ? metrics[name].better : 'min';
}

function earlyStopping(raw: RawTrain['earlyStopping'], context: TrainContext): EarlyStoppingSpec | null {
  if (!raw) return null;
  const monitor = context.monitorWritten || context.validates ? raw.monitor : raw.monitor.replace(/^val_/, '');
  const { patience, minDelta, mode } = raw;
  return { monitor, patience, minDelta, mode: mode === 'auto' ? betterWhen(monitor) : mode };
}

/** What is watched when the file does not say: `val_loss`, without validation `loss`; for a GAN the generator's loss. */
function schedule(raw: RawTrain['schedule'], context: TrainContext, gan: boolean): ScheduleSpec | null {
  if (raw?.name !== 'reduceOnPlateau') return raw;
  const { monitor: said } = raw.config;
  if (typeof said !== 'string') return raw;
  const usual = gan ? 'generator_loss' : context.validates ? said : said.replace(/^val_/, '');
  const monitor = context.plateauMonitorWritten ? said : usual;
  const { mode } = raw.config;
  return {
    name: raw.name,
    config: { ...raw.config, monitor, mode: mode === 'auto' ? betterWhen(monitor) : (mode ?? 'min') },
  };
}

/** Optimizer settings with which adversarial training is usually steady (DCGAN: Radford, Metz, Chintala 2015). */
function ganOptimizer(said: Choice | null, shared: OptimizerSpec, sharedWritten: boolean): OptimizerSpec {
  if (said) return said;
  if (sharedWritten || shared.name !== 'adam') return shared;
  return { name: 'adam', config: { ...shared.config, learningRate: 0.0002, beta1: 0.5 } };
}

const usualNoise = 100;

function gan(
  raw: RawTrain['gan'],
  shared: OptimizerSpec,
  sharedWritten: boolean,
  context: TrainContext,
): GanSpec | null {
  if (!raw) return null;
  const { generator, discriminator, latent, realLabel } = raw;
  return {
    generator,
    discriminator,
    latent: latent ?? context.generatorInput ?? usualNoise,
    generatorOptimizer: ganOptimizer(raw.generatorOptimizer, shared, sharedWritten),
    discriminatorOptimizer: ganOptimizer(raw.discriminatorOptimizer, shared, sharedWritten),
    realLabel,
  };
}

/** The training section with every default. */
export function resolveTrain(raw: RawTrain, context: TrainContext, optimizerWritten: boolean): TrainSpec {
  const { optimizer, epochs, batchSize, shuffle, seed } = raw;
  const adversarial = gan(raw.gan, optimizer, optimizerWritten, context);
  const ganLoss = withDefaults('binaryCrossentropy', { fromLogits: context.activation !== 'sigmoid' });
  return {
    optimizer,
    schedule: schedule(raw.schedule, context, adversarial !== null),
    loss: raw.loss ?? (adversarial ? ganLoss : usualLoss(context)),
    classWeights: adversarial ? null : raw.classWeights,
    metrics: adversarial ? [] : metricSpecs(raw.metrics, context),
    epochs,
    batchSize,
    shuffle,
    seed,
    earlyStopping: earlyStopping(raw.earlyStopping, context),
    gan: adversarial,
  };
}
