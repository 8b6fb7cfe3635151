import { boolean, choice, nullable, number } from './node';
import { share } from './values';

const fromLogits = () => boolean({ doc: 'language.argFromLogits', default: false });
const labelSmoothing = () => share('language.argLabelSmoothing', 0);

/** The losses, and the kind of target that each is for. */
export const losses = {
  sparseCategoricalCrossentropy: {
    doc: 'language.lossSparseCategoricalCrossentropy',
    target: 'category',
    arguments: { fromLogits: fromLogits() },
  },
  categoricalCrossentropy: {
    doc: 'language.lossCategoricalCrossentropy',
    target: 'category',
    arguments: { fromLogits: fromLogits(), labelSmoothing: labelSmoothing() },
  },
  binaryCrossentropy: {
    doc: 'language.lossBinaryCrossentropy',
    target: 'category',
    arguments: { fromLogits: fromLogits(), labelSmoothing: labelSmoothing() },
  },
  hinge: { doc: 'language.lossHinge', target: 'category', arguments: {} },
  squaredHinge: { doc: 'language.lossSquaredHinge', target: 'category', arguments: {} },
  meanSquaredError: { doc: 'language.lossMeanSquaredError', target: 'numeric', arguments: {} },
  meanAbsoluteError: { doc: 'language.lossMeanAbsoluteError', target: 'numeric', arguments: {} },
  huber: {
    doc: 'language.lossHuber',
    target: 'numeric',
    arguments: { delta: number({ doc: 'language.argDelta', default: 1, exclusiveMinimum: 0 }) },
  },
  logCosh: { doc: 'language.lossLogCosh', target: 'numeric', arguments: {} },
} as const;

export type LossName = keyof typeof losses;

export const lossSchema = nullable(choice(losses, { doc: 'language.trainLoss' }), {
  doc: 'language.trainLoss',
  default: null,
});
