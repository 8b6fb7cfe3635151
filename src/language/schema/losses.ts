import { boolean, choice, nullable, number, type ChoiceOption } from './node';
import { share } from './values';

const fromLogits = () => boolean({ doc: 'language.argFromLogits', default: false });
const labelSmoothing = () => share('language.argLabelSmoothing', 0);
const gamma = () => number({ doc: 'language.argGamma', default: 2, minimum: 0 });
const focalAlpha = () => number({ doc: 'language.argFocalAlpha', default: 0.25, minimum: 0, maximum: 1 });

/** What a loss asks of target and network. */
interface LossOption extends ChoiceOption {
  readonly target: 'category' | 'numeric';
  /** For classes: a number for each, or one for two of them. */
  readonly units?: 'classes' | 'one';
  /** What the last layer ends with, unless told otherwise by `fromLogits`. */
  readonly activation?: 'softmax' | 'sigmoid';
  /** The target must be in its own units: its ratios or its sign count. */
  readonly ownUnits?: true;
}

/** The losses, and the kind of target and output that each is for. */
export const losses = {
  sparseCategoricalCrossentropy: {
    doc: 'language.lossSparseCategoricalCrossentropy',
    target: 'category',
    units: 'classes',
    activation: 'softmax',
    arguments: { fromLogits: fromLogits() },
  },
  categoricalCrossentropy: {
    doc: 'language.lossCategoricalCrossentropy',
    target: 'category',
    units: 'classes',
    activation: 'softmax',
    arguments: { fromLogits: fromLogits(), labelSmoothing: labelSmoothing() },
  },
  binaryCrossentropy: {
    doc: 'language.lossBinaryCrossentropy',
    target: 'category',
    units: 'one',
    activation: 'sigmoid',
    arguments: { fromLogits: fromLogits(), labelSmoothing: labelSmoothing() },
  },
  categoricalFocalCrossentropy: {
    doc: 'language.lossCategoricalFocalCrossentropy',
    target: 'category',
    units: 'classes',
    activation: 'softmax',
    arguments: {
      alpha: focalAlpha(),
      gamma: gamma(),
      fromLogits: fromLogits(),
      labelSmoothing: labelSmoothing(),
    },
  },
  binaryFocalCrossentropy: {
    doc: 'language.lossBinaryFocalCrossentropy',
    target: 'category',
    units: 'one',
    activation: 'sigmoid',
    arguments: {
      applyClassBalancing: boolean({ doc: 'language.argApplyClassBalancing', default: false }),
      alpha: focalAlpha(),
      gamma: gamma(),
      fromLogits: fromLogits(),
      labelSmoothing: labelSmoothing(),
    },
  },
  klDivergence: {
    doc: 'language.lossKlDivergence',
    target: 'category',
    units: 'classes',
    activation: 'softmax',
    arguments: {},
  },
  hinge: { doc: 'language.lossHinge', target: 'category', units: 'one', arguments: {} },
  squaredHinge: { doc: 'language.lossSquaredHinge', target: 'category', units: 'one', arguments: {} },
  categoricalHinge: { doc: 'language.lossCategoricalHinge', target: 'category', units: 'classes', arguments: {} },
  meanSquaredError: { doc: 'language.lossMeanSquaredError', target: 'numeric', arguments: {} },
  meanAbsoluteError: { doc: 'language.lossMeanAbsoluteError', target: 'numeric', arguments: {} },
  meanAbsolutePercentageError: {
    doc: 'language.lossMeanAbsolutePercentageError',
    target: 'numeric',
    ownUnits: true,
    arguments: {},
  },
  meanSquaredLogarithmicError: {
    doc: 'language.lossMeanSquaredLogarithmicError',
    target: 'numeric',
    ownUnits: true,
    arguments: {},
  },
  poisson: { doc: 'language.lossPoisson', target: 'numeric', ownUnits: true, arguments: {} },
  cosineSimilarity: { doc: 'language.lossCosineSimilarity', target: 'numeric', arguments: {} },
  huber: {
    doc: 'language.lossHuber',
    target: 'numeric',
    arguments: { delta: number({ doc: 'language.argDelta', default: 1, exclusiveMinimum: 0 }) },
  },
  logCosh: { doc: 'language.lossLogCosh', target: 'numeric', arguments: {} },
} as const satisfies Readonly<Record<string, LossOption>>;

export type LossName = keyof typeof losses;

/** What a loss asks; undefined for a name that the language does not have. */
export const lossOption = (name: string): LossOption | undefined =>
  Object.hasOwn(losses, name) ? losses[name as LossName] : undefined;

export const lossSchema = nullable(choice(losses, { doc: 'language.trainLoss' }), {
  doc: 'language.trainLoss',
  default: null,
});
