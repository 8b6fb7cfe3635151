import { lossSchema } from './losses';
import { metricsSchema } from './metrics';
import { anyOf, boolean, integer, nothing, nullable, number, oneOf, record, section, string } from './node';
import { optimizer, optionalOptimizer } from './optimizers';
import { scheduleSchema } from './schedules';
import { count } from './values';

/** The `train` section. */

const earlyStopping = section(
  {
    monitor: string({ doc: 'language.stoppingMonitor', default: 'val_loss', suggest: 'monitor' }),
    patience: integer({ doc: 'language.stoppingPatience', default: 5, minimum: 0 }),
    minDelta: number({ doc: 'language.stoppingMinDelta', default: 0, minimum: 0 }),
    mode: oneOf(['auto', 'min', 'max'], { doc: 'language.stoppingMode', default: 'auto' }),
  },
  { doc: 'language.trainEarlyStopping' },
);

const gan = section(
  {
    generator: string({ doc: 'language.ganGenerator', default: 'generator', suggest: 'network' }),
    discriminator: string({ doc: 'language.ganDiscriminator', default: 'discriminator', suggest: 'network' }),
    latent: nullable(count('language.ganLatent'), { doc: 'language.ganLatent', default: null }),
    generatorOptimizer: optionalOptimizer('language.ganGeneratorOptimizer'),
    discriminatorOptimizer: optionalOptimizer('language.ganDiscriminatorOptimizer'),
    realLabel: number({ doc: 'language.ganRealLabel', default: 1, exclusiveMinimum: 0, maximum: 1 }),
  },
  { doc: 'language.trainGan' },
);

const weight = number({ doc: 'language.classWeight', minimum: 0 });

const classWeights = anyOf(
  { doc: 'language.trainClassWeights', default: null, wrong: 'language.wrongClassWeights' },
  oneOf(['balanced'], { doc: 'language.trainClassWeights', valueDocs: { balanced: 'language.classWeightsBalanced' } }),
  record(weight, { doc: 'language.trainClassWeights', minProperties: 1 }),
  nothing(),
);

export const trainSchema = section(
  {
    optimizer: optimizer('language.trainOptimizer'),
    schedule: scheduleSchema,
    loss: lossSchema,
    classWeights,
    metrics: metricsSchema,
    epochs: count('language.trainEpochs', 10),
    batchSize: count('language.trainBatchSize', 32),
    shuffle: boolean({ doc: 'language.trainShuffle', default: true }),
    seed: integer({ doc: 'language.trainSeed', default: 7, minimum: 0 }),
    earlyStopping: nullable(earlyStopping, { doc: 'language.trainEarlyStopping', default: null }),
    gan: nullable(gan, { doc: 'language.trainGan', default: null }),
  },
  { doc: 'language.sectionTrain', default: {} },
);
