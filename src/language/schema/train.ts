import { lossSchema } from './losses';
import { metricsSchema } from './metrics';
import { boolean, integer, nullable, number, oneOf, section, string } from './node';
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

export const trainSchema = section(
  {
    optimizer: optimizer('language.trainOptimizer'),
    schedule: scheduleSchema,
    loss: lossSchema,
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
