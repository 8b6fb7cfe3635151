// What `model-studio` gives models in code. Made by the test test/unit/language/modelTypes.test.ts (-u renews it).
// Model Studio writes a copy beside the models that refer to it: changes there are lost.

declare module 'model-studio' {
  /** Sizes without the batch. */
  export type Shape = readonly number[];

  type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

  /** Literal values as what they are examples of. */
  type Wide<T> = T extends number
    ? number
    : T extends string
      ? string
      : T extends boolean
        ? boolean
        : T extends readonly (infer I)[]
          ? readonly Wide<I>[]
          : { readonly [K in keyof T]: Wide<T[K]> };

  /** Random numbers of a training step: the same each time that the step is run, also in a graph. Only while training. */
  export interface StepRandom {
    /** In [0, 1). */
    uniform(shape: readonly number[]): Tensor;
    /** Mean 0, deviation 1. */
    normal(shape: readonly number[]): Tensor;
  }

  /** Seeded random numbers: the same each time. */
  export interface Random {
    /** In [0, 1). */
    uniform(): number;
    /** Mean 0, deviation 1. */
    normal(): number;
    /** A whole number in [0, limit). */
    integer(limit: number): number;
  }

  export interface WeightOptions {
    /** As in a model file: `'heNormal'`, `{ constant: { value: 1 } }`. Default: `'glorotUniform'`. */
    readonly initializer?: string | { readonly [name: string]: { readonly [argument: string]: JsonValue } };
    readonly trainable?: boolean;
    readonly regularizer?: { readonly l1?: number; readonly l2?: number };
  }

  export interface BuildGiven<A> {
    /** Of the first input. */
    readonly inputShape: Shape;
    readonly inputShapes: readonly Shape[];
    readonly args: A;
    addWeight(name: string, shape: readonly number[], options?: WeightOptions): void;
  }

  export interface CallGiven<A> {
    readonly args: A;
    /** By the names that `build` gave. */
    readonly weights: { readonly [name: string]: any };
    readonly training: boolean;
    readonly random: StepRandom;
  }

  export interface LayerDefinition<A> {
    /** What the layer is called in the Studio and in messages. */
    readonly name: string;
    /** The arguments with their defaults: plain values. */
    readonly arguments?: A;
    /** Adds weights, once, when the shape of what comes in is known. */
    build?(given: BuildGiven<Wide<A>>): void;
    /** Calculates the output of a batch; several inputs come as a list. Only operations of `tf` have a gradient. */
    call(input: Tensor & readonly Tensor[], given: CallGiven<Wide<A>>): Tensor;
    /** Without it the shape is what `call` gives for zeros. */
    computeOutputShape?(inputShape: Shape & readonly Shape[], given: { readonly args: Wide<A> }): Shape;
  }

  /** What every layer may have beside its arguments. */
  export interface LayerCommon {
    readonly name?: string;
    readonly inputs?: LayerInputs;
    readonly trainable?: boolean;
  }

  const layerMark: unique symbol;
  const metricMark: unique symbol;
  const modelMark: unique symbol;

  /** A layer of one's own, as it stands in `model`. */
  export interface CustomLayer {
    readonly [layerMark]: true;
  }
  export interface Metric {
    readonly [metricMark]: true;
  }
  export interface Model {
    readonly [modelMark]: true;
  }

  type OneLayer = {
    [K in keyof LayerArguments]: { readonly [P in K]: LayerArguments[K] } & {
      readonly [P in Exclude<keyof LayerArguments, K>]?: never;
    } & { readonly name?: string; readonly inputs?: LayerInputs };
  }[keyof LayerArguments];

  /** One layer: `{ dense: { units: 16, activation: 'relu' } }`, `'flatten'`, one of one's own, or a function of a tensor. */
  export type Layer =
    LayerName | OneLayer | CustomLayer | ((input: Tensor & readonly Tensor[], given: CallGiven<{}>) => Tensor);

  /** Targets and what the network answers, to a number a row, or one for all. Classes come as numbers of classes. */
  export type LossFunction = (actual: Tensor, predicted: Tensor) => Tensor;
  /** As a loss; its mean over the rows is shown. Less is better; say otherwise with {@link defineMetric}. */
  export type MetricFunction = (actual: Tensor, predicted: Tensor) => Tensor;

  export interface MetricDefinition {
    readonly name: string;
    readonly better?: 'min' | 'max';
    call(actual: Tensor, predicted: Tensor): Tensor;
  }

  export interface DataGiven {
    /** Seeded by `data.split.seed`. */
    readonly random: Random;
    /** The folder of the model file. */
    readonly folder: string;
  }

  type Cell = string | number | boolean | null | undefined;
  type Row = { readonly [column: string]: Cell } | readonly Cell[];
  type Column =
    | readonly Cell[]
    | Float32Array
    | Float64Array
    | Int32Array
    | Uint8Array
    | { readonly shape: readonly [number, number, number]; readonly pixels: Uint8Array };
  type Rows = Iterable<Row> | AsyncIterable<Row> | { readonly [column: string]: Column };

  /** Gives rows, one after another or in a list, or columns by name; images as `{ shape: [height, width, channels], pixels }`. */
  export type DataFunction = (given: DataGiven) => Rows | Promise<Rows>;

  interface Shared {
    readonly name?: ModelName;
    readonly data: Data;
    readonly train?: Train;
    readonly expect?: Expect;
  }

  export interface SingleModel extends Shared {
    readonly model: readonly Layer[];
    readonly networks?: never;
  }
  export interface SeveralNetworks extends Shared {
    readonly networks: Networks;
    readonly model?: never;
  }

  /** A model in the words of a model file. Export it: `export default defineModel({ ... })`. */
  export function defineModel(model: SingleModel | SeveralNetworks): Model;

  /** A layer of one's own. What it gives stands in `model`: `scale({ start: 2 }, { name: 'first' })`. */
  export function defineLayer<const A extends { readonly [argument: string]: JsonValue } = {}>(
    definition: LayerDefinition<A>,
  ): (args?: Partial<Wide<A>>, common?: LayerCommon) => CustomLayer;

  /** A metric of one's own with a name, and whether more of it is better. */
  export function defineMetric(definition: MetricDefinition): Metric;

  // From the schema of model files.

  type Activation =
    | 'linear'
    | 'relu'
    | 'relu6'
    | 'sigmoid'
    | 'hardSigmoid'
    | 'tanh'
    | 'softmax'
    | 'logSoftmax'
    | 'elu'
    | 'selu'
    | 'softplus'
    | 'softsign'
    | 'swish'
    | 'silu'
    | 'hardSwish'
    | 'hardSilu'
    | 'mish'
    | 'gelu'
    | 'gelu_new'
    | 'leakyRelu'
    | 'celu'
    | 'exponential'
    | 'logSigmoid'
    | 'hardTanh'
    | 'tanhShrink'
    | 'hardShrink'
    | 'softShrink'
    | 'squareplus'
    | 'sparsePlus'
    | 'sparseSigmoid';

  type Initializer =
    | 'zeros'
    | 'ones'
    | 'glorotUniform'
    | 'glorotNormal'
    | 'heUniform'
    | 'heNormal'
    | 'leCunUniform'
    | 'leCunNormal'
    | 'randomUniform'
    | 'randomNormal'
    | 'truncatedNormal'
    | 'varianceScaling'
    | 'orthogonal'
    | 'identity'
    | { readonly zeros: {} }
    | { readonly ones: {} }
    | {
        readonly constant: {
          /** The value that every weight starts with. */ readonly value: number;
        };
      }
    | {
        readonly glorotUniform: {
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly glorotNormal: {
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly heUniform: {
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly heNormal: {
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly leCunUniform: {
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly leCunNormal: {
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly randomUniform: {
          /** Smallest value. */ readonly minval?: number;
          /** Largest value. */ readonly maxval?: number;
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly randomNormal: {
          /** Mean of the values. */ readonly mean?: number;
          /** Standard deviation of the values. */ readonly stddev?: number;
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly truncatedNormal: {
          /** Mean of the values. */ readonly mean?: number;
          /** Standard deviation of the values. */ readonly stddev?: number;
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly varianceScaling: {
          /** Factor on the variance. */ readonly scale?: number;
          /** Whether weights are scaled by inputs, outputs or their mean. */ readonly mode?:
            'fanIn' | 'fanOut' | 'fanAvg';
          /** Distribution that weights are drawn from. */ readonly distribution?:
            'normal' | 'uniform' | 'truncatedNormal';
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly orthogonal: {
          /** Factor on the matrix. */ readonly gain?: number;
          /** Seed of this one; left out, it follows the seed of the run. */ readonly seed?: number | null;
        };
      }
    | {
        readonly identity: {
          /** Factor on the matrix. */ readonly gain?: number;
        };
      };

  type Regularizer =
    | 'l1'
    | 'l2'
    | 'l1l2'
    | {
        /** Factor of the sum of absolute values. */ readonly l1?: number;
        /** Factor of the sum of squares. */ readonly l2?: number;
      }
    | null;

  type Constraint =
    | 'maxNorm'
    | 'minMaxNorm'
    | 'nonNeg'
    | 'unitNorm'
    | {
        readonly maxNorm: {
          /** Largest length. */ readonly maxValue?: number;
          /** Axis along which lengths are taken. */ readonly axis?: number;
        };
      }
    | {
        readonly minMaxNorm: {
          /** Smallest length. */ readonly minValue?: number;
          /** Largest length. */ readonly maxValue?: number;
          /** How fast the limit is enforced. */ readonly rate?: number;
          /** Axis along which lengths are taken. */ readonly axis?: number;
        };
      }
    | { readonly nonNeg: {} }
    | {
        readonly unitNorm: {
          /** Axis along which lengths are taken. */ readonly axis?: number;
        };
      };

  type Cropping =
    | number
    | readonly [
        number | readonly [number, number],
        number | readonly [number, number],
        number | readonly [number, number],
      ];

  type Parts =
    'year' | 'quarter' | 'month' | 'day' | 'dayOfYear' | 'weekday' | 'hour' | 'minute' | 'second' | 'elapsed';

  type Optimizer =
    | 'adam'
    | 'adamW'
    | 'sgd'
    | 'rmsprop'
    | 'nadam'
    | 'lion'
    | 'lamb'
    | 'adagrad'
    | 'adadelta'
    | 'adamax'
    | 'ftrl'
    | {
        readonly adam: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of the gradients. */ readonly beta1?: number;
          /** Decay of the mean of their squares. */ readonly beta2?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Whether steps are divided by the largest mean of squares so far (AMSGrad). */ readonly amsgrad?: boolean;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly adamW: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number;
          /** Decay of the mean of the gradients. */ readonly beta1?: number;
          /** Decay of the mean of their squares. */ readonly beta2?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Whether steps are divided by the largest mean of squares so far (AMSGrad). */ readonly amsgrad?: boolean;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly sgd: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Share of the last step that goes on. */ readonly momentum?: number;
          /** Whether the step looks ahead (Nesterov). */ readonly nesterov?: boolean;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly rmsprop: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of squares. */ readonly rho?: number;
          /** Share of the last step that goes on. */ readonly momentum?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Whether gradients are normalised by their estimated variance. */ readonly centered?: boolean;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly nadam: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of the gradients. */ readonly beta1?: number;
          /** Decay of the mean of their squares. */ readonly beta2?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly lion: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of the gradients. */ readonly beta1?: number;
          /** Decay of the mean of their squares. */ readonly beta2?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly lamb: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of the gradients. */ readonly beta1?: number;
          /** Decay of the mean of their squares. */ readonly beta2?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly adagrad: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** What the sums of squares start with. */ readonly initialAccumulatorValue?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly adadelta: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of squares. */ readonly rho?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly adamax: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** Decay of the mean of the gradients. */ readonly beta1?: number;
          /** Decay of the mean of their squares. */ readonly beta2?: number;
          /** Small number that keeps divisions finite. */ readonly epsilon?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      }
    | {
        readonly ftrl: {
          /** Size of a step. Too large and the loss jumps, too small and it creeps. */ readonly learningRate?: number;
          /** How the rate falls as gradients add up. */ readonly learningRatePower?: number;
          /** What the sums of squares start with. */ readonly initialAccumulatorValue?: number;
          /** Factor of the sum of absolute values. */ readonly l1RegularizationStrength?: number;
          /** Factor of the sum of squares. */ readonly l2RegularizationStrength?: number;
          /** Penalty on the size of weights, added to each gradient. */ readonly l2ShrinkageRegularizationStrength?: number;
          /** Smooths the first steps. */ readonly beta?: number;
          /** Share of each weight taken away at every step. */ readonly weightDecay?: number | null;
          /** Gradients of each weight are scaled down to this length at most. */ readonly clipNorm?: number | null;
          /** Gradients are cut off at this size. */ readonly clipValue?: number | null;
          /** All gradients together are scaled down to this length at most. */ readonly globalClipNorm?: number | null;
        };
      };

  type Schedule =
    | 'constant'
    | 'step'
    | 'exponential'
    | 'inverseTime'
    | 'cosine'
    | 'cosineRestarts'
    | 'linear'
    | 'polynomial'
    | 'reduceOnPlateau'
    | {
        readonly constant: {
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly step: {
          /** Epochs between two drops. */ readonly every?: number;
          /** What the rate is multiplied with at each drop. */ readonly factor?: number;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly piecewise: {
          /** Epochs after which the next value counts, ascending. */ readonly boundaries: readonly number[];
          /** The learning rates, one more than boundaries. */ readonly values: readonly number[];
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly exponential: {
          /** Epochs in which the rate decays once by decayRate. */ readonly decayEpochs?: number;
          /** What the rate is multiplied with; for inverseTime, what it is divided by grows by so much. */ readonly decayRate?: number;
          /** Whether the rate falls in steps, not evenly. */ readonly staircase?: boolean;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly inverseTime: {
          /** Epochs in which the rate decays once by decayRate. */ readonly decayEpochs?: number;
          /** What the rate is multiplied with; for inverseTime, what it is divided by grows by so much. */ readonly decayRate?: number;
          /** Whether the rate falls in steps, not evenly. */ readonly staircase?: boolean;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly cosine: {
          /** Epochs until the end of the decay; left out: the rest of the run. */ readonly decayEpochs?: number | null;
          /** What is left of the rate at the end, as a share of it. */ readonly alpha?: number;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly cosineRestarts: {
          /** Epochs until the first restart. */ readonly firstDecayEpochs?: number;
          /** Each stretch between restarts is so much longer than the one before. */ readonly tMul?: number;
          /** Each restart begins at so much of the one before. */ readonly mMul?: number;
          /** What is left of the rate at the end, as a share of it. */ readonly alpha?: number;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly linear: {
          /** Epochs until the end of the decay; left out: the rest of the run. */ readonly decayEpochs?: number | null;
          /** The rate that the decay ends at. */ readonly endLearningRate?: number;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly polynomial: {
          /** Epochs until the end of the decay; left out: the rest of the run. */ readonly decayEpochs?: number | null;
          /** The rate that the decay ends at. */ readonly endLearningRate?: number;
          /** Exponent of the decay; 1 is a straight line. */ readonly power?: number;
          /** Whether the rate rises again and falls anew, each time over a longer stretch. */ readonly cycle?: boolean;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      }
    | {
        readonly reduceOnPlateau: {
          /** What is watched, as in val_loss. */ readonly monitor?: string;
          /** What the rate is multiplied with. */ readonly factor?: number;
          /** Epochs without a gain before the rate is reduced. */ readonly patience?: number;
          /** A smaller gain does not count. */ readonly minDelta?: number;
          /** Whether less or more is better; auto tells it from the name. */ readonly mode?: 'auto' | 'min' | 'max';
          /** Epochs after a reduction in which none is counted. */ readonly cooldown?: number;
          /** The rate is never made smaller than this. */ readonly minLearningRate?: number;
          /** Epochs in which the rate rises from 0 to its start; the schedule begins after them. */ readonly warmUp?: number;
        };
      };

  type Loss =
    | 'sparseCategoricalCrossentropy'
    | 'categoricalCrossentropy'
    | 'binaryCrossentropy'
    | 'categoricalFocalCrossentropy'
    | 'binaryFocalCrossentropy'
    | 'klDivergence'
    | 'hinge'
    | 'squaredHinge'
    | 'categoricalHinge'
    | 'meanSquaredError'
    | 'meanAbsoluteError'
    | 'meanAbsolutePercentageError'
    | 'meanSquaredLogarithmicError'
    | 'poisson'
    | 'cosineSimilarity'
    | 'huber'
    | 'logCosh'
    | {
        readonly sparseCategoricalCrossentropy: {
          /** True when the last layer has no softmax or sigmoid. */ readonly fromLogits?: boolean;
        };
      }
    | {
        readonly categoricalCrossentropy: {
          /** True when the last layer has no softmax or sigmoid. */ readonly fromLogits?: boolean;
          /** Share of certainty taken from the true class. */ readonly labelSmoothing?: number;
        };
      }
    | {
        readonly binaryCrossentropy: {
          /** True when the last layer has no softmax or sigmoid. */ readonly fromLogits?: boolean;
          /** Share of certainty taken from the true class. */ readonly labelSmoothing?: number;
        };
      }
    | {
        readonly categoricalFocalCrossentropy: {
          /** Weight of the loss; for two classes the weight of the second one. */ readonly alpha?: number;
          /** How much less sure answers count; 0 is plain cross-entropy. */ readonly gamma?: number;
          /** True when the last layer has no softmax or sigmoid. */ readonly fromLogits?: boolean;
          /** Share of certainty taken from the true class. */ readonly labelSmoothing?: number;
        };
      }
    | {
        readonly binaryFocalCrossentropy: {
          /** Whether alpha weighs the two classes. */ readonly applyClassBalancing?: boolean;
          /** Weight of the loss; for two classes the weight of the second one. */ readonly alpha?: number;
          /** How much less sure answers count; 0 is plain cross-entropy. */ readonly gamma?: number;
          /** True when the last layer has no softmax or sigmoid. */ readonly fromLogits?: boolean;
          /** Share of certainty taken from the true class. */ readonly labelSmoothing?: number;
        };
      }
    | { readonly klDivergence: {} }
    | { readonly hinge: {} }
    | { readonly squaredHinge: {} }
    | { readonly categoricalHinge: {} }
    | { readonly meanSquaredError: {} }
    | { readonly meanAbsoluteError: {} }
    | { readonly meanAbsolutePercentageError: {} }
    | { readonly meanSquaredLogarithmicError: {} }
    | { readonly poisson: {} }
    | { readonly cosineSimilarity: {} }
    | {
        readonly huber: {
          /** Up to this error the loss is squared, beyond it grows evenly. */ readonly delta?: number;
        };
      }
    | { readonly logCosh: {} };

  type Metrics =
    | 'accuracy'
    | 'precision'
    | 'recall'
    | 'f1'
    | 'auc'
    | 'prAuc'
    | 'balancedAccuracy'
    | 'matthews'
    | 'kappa'
    | 'topK'
    | 'rmse'
    | 'mae'
    | 'mse'
    | 'mape'
    | 'explainedVariance'
    | 'r2'
    | { readonly accuracy: {} }
    | {
        readonly precision: {
          /** How the classes count: macro each the same, weighted by their size, micro all rows together. */ readonly average?:
            'macro' | 'weighted' | 'micro';
        };
      }
    | {
        readonly recall: {
          /** How the classes count: macro each the same, weighted by their size, micro all rows together. */ readonly average?:
            'macro' | 'weighted' | 'micro';
        };
      }
    | {
        readonly f1: {
          /** How the classes count: macro each the same, weighted by their size, micro all rows together. */ readonly average?:
            'macro' | 'weighted' | 'micro';
        };
      }
    | { readonly auc: {} }
    | { readonly prAuc: {} }
    | { readonly balancedAccuracy: {} }
    | { readonly matthews: {} }
    | { readonly kappa: {} }
    | {
        readonly topK: {
          /** How many classes count as a hit. */ readonly k?: number;
        };
      }
    | { readonly rmse: {} }
    | { readonly mae: {} }
    | { readonly mse: {} }
    | { readonly mape: {} }
    | { readonly explainedVariance: {} }
    | { readonly r2: {} };

  interface LayerArguments {
    /** Every number of the result depends on every number of the input. */
    readonly dense:
      | {
          /** Numbers in the result. */ readonly units: number;
          /** Function applied to what the layer computes. */ readonly activation?: Activation;
          /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
          /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
          /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
          /** Whether a bias is added. */ readonly useBias?: boolean;
          /** How the bias starts. */ readonly biasInitializer?: Initializer;
          /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
          /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Applies a function to each number. */
    readonly activation:
      | {
          /** Function applied to what the layer computes. */ readonly activation?: Activation;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | Activation
      | null;
    /** Makes one row of numbers out of any shape. */
    readonly flatten: {
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Gives the same numbers another shape. */
    readonly reshape:
      | {
          /** The new shape without the batch; one size may be -1. */ readonly targetShape: readonly number[];
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | readonly number[];
    /** Changes the order of the axes. */
    readonly permute:
      | {
          /** The axes in their new order, from 1: [2, 1] swaps two. */ readonly dims: readonly number[];
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | readonly number[];
    /** Makes a sequence by repeating one row. */
    readonly repeatVector:
      | {
          /** How often the row is repeated. */ readonly n: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Tells the layers after it which steps to leave out. */
    readonly masking:
      | {
          /** Steps that hold only this value are left out. */ readonly maskValue?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** A learned vector for each token. */
    readonly embedding:
      | {
          /** Number of different tokens. Left out, it is the vocabulary found in the data, padding (0) and unknown (1) included. */ readonly inputDim?:
            number | null;
          /** Numbers in each vector. */ readonly outputDim: number;
          /** How the vectors start. */ readonly embeddingsInitializer?: Initializer;
          /** Penalty on the vectors. */ readonly embeddingsRegularizer?: Regularizer;
          /** Limit on the vectors. */ readonly embeddingsConstraint?: Constraint | null;
          /** Whether the token 0, padding, is left out by the layers after it. */ readonly maskZero?: boolean;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Filters that slide along a sequence. */
    readonly conv1d: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number];
      /** Step of the window. */ readonly strides?: number | readonly [number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number];
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Filters that slide over an image. */
    readonly conv2d: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number, number];
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Filters that slide through a volume. */
    readonly conv3d: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number, number, number];
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** A convolution backwards: makes images larger. */
    readonly conv2dTranspose: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number, number];
      /** How much the result grows at the end of each axis, less than the strides; decided from the padding when left out. */ readonly outputPadding?:
        number | readonly [number, number] | null;
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** A convolution backwards: makes volumes larger. */
    readonly conv3dTranspose: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number, number, number];
      /** How much the result grows at the end of each axis, less than the strides; decided from the padding when left out. */ readonly outputPadding?:
        number | readonly [number, number, number] | null;
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** A convolution in two cheap steps: by channel, then across channels. */
    readonly separableConv2d: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number, number];
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** Filters for each input channel. */ readonly depthMultiplier?: number;
      /** How the depthwise kernel starts. */ readonly depthwiseInitializer?: Initializer;
      /** Penalty on the depthwise kernel. */ readonly depthwiseRegularizer?: Regularizer;
      /** Limit on the depthwise kernel. */ readonly depthwiseConstraint?: Constraint | null;
      /** How the pointwise kernel starts. */ readonly pointwiseInitializer?: Initializer;
      /** Penalty on the pointwise kernel. */ readonly pointwiseRegularizer?: Regularizer;
      /** Limit on the pointwise kernel. */ readonly pointwiseConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Filters each channel by itself. */
    readonly depthwiseConv2d: {
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number, number];
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** Filters for each input channel. */ readonly depthMultiplier?: number;
      /** How the depthwise kernel starts. */ readonly depthwiseInitializer?: Initializer;
      /** Penalty on the depthwise kernel. */ readonly depthwiseRegularizer?: Regularizer;
      /** Limit on the depthwise kernel. */ readonly depthwiseConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** A convolution backwards: makes sequences longer. */
    readonly conv1dTranspose: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number];
      /** Step of the window. */ readonly strides?: number | readonly [number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number];
      /** How much the result grows at the end of each axis, less than the strides; decided from the padding when left out. */ readonly outputPadding?:
        number | readonly [number] | null;
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** A convolution of sequences in two cheap steps: by channel, then across channels. */
    readonly separableConv1d: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number];
      /** Step of the window. */ readonly strides?: number | readonly [number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number];
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** Filters for each input channel. */ readonly depthMultiplier?: number;
      /** How the depthwise kernel starts. */ readonly depthwiseInitializer?: Initializer;
      /** Penalty on the depthwise kernel. */ readonly depthwiseRegularizer?: Regularizer;
      /** Limit on the depthwise kernel. */ readonly depthwiseConstraint?: Constraint | null;
      /** How the pointwise kernel starts. */ readonly pointwiseInitializer?: Initializer;
      /** Penalty on the pointwise kernel. */ readonly pointwiseRegularizer?: Regularizer;
      /** Limit on the pointwise kernel. */ readonly pointwiseConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Filters each channel of a sequence by itself. */
    readonly depthwiseConv1d: {
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number];
      /** Step of the window. */ readonly strides?: number | readonly [number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Gap between the points of the kernel; above 1 only with strides of 1. */ readonly dilationRate?:
        number | readonly [number];
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** Filters for each input channel. */ readonly depthMultiplier?: number;
      /** How the depthwise kernel starts. */ readonly depthwiseInitializer?: Initializer;
      /** Penalty on the depthwise kernel. */ readonly depthwiseRegularizer?: Regularizer;
      /** Limit on the depthwise kernel. */ readonly depthwiseConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** The largest value of each window of a sequence. */
    readonly maxPooling1d:
      | {
          /** Size of the window. */ readonly poolSize?: number | readonly [number];
          /** Step of the window; the window's own size when left out. */ readonly strides?:
            number | readonly [number] | null;
          /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
            'valid' | 'same';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number]
      | null;
    /** The largest value of each window of an image. */
    readonly maxPooling2d:
      | {
          /** Size of the window. */ readonly poolSize?: number | readonly [number, number];
          /** Step of the window; the window's own size when left out. */ readonly strides?:
            number | readonly [number, number] | null;
          /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
            'valid' | 'same';
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number]
      | null;
    /** The largest value of each window of a volume. */
    readonly maxPooling3d:
      | {
          /** Size of the window. */ readonly poolSize?: number | readonly [number, number, number];
          /** Step of the window; the window's own size when left out. */ readonly strides?:
            number | readonly [number, number, number] | null;
          /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
            'valid' | 'same';
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number, number]
      | null;
    /** The mean of each window of a sequence. */
    readonly averagePooling1d:
      | {
          /** Size of the window. */ readonly poolSize?: number | readonly [number];
          /** Step of the window; the window's own size when left out. */ readonly strides?:
            number | readonly [number] | null;
          /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
            'valid' | 'same';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number]
      | null;
    /** The mean of each window of an image. */
    readonly averagePooling2d:
      | {
          /** Size of the window. */ readonly poolSize?: number | readonly [number, number];
          /** Step of the window; the window's own size when left out. */ readonly strides?:
            number | readonly [number, number] | null;
          /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
            'valid' | 'same';
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number]
      | null;
    /** The mean of each window of a volume. */
    readonly averagePooling3d:
      | {
          /** Size of the window. */ readonly poolSize?: number | readonly [number, number, number];
          /** Step of the window; the window's own size when left out. */ readonly strides?:
            number | readonly [number, number, number] | null;
          /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
            'valid' | 'same';
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number, number]
      | null;
    /** The largest value over all steps. */
    readonly globalMaxPooling1d: {
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** The largest value of the whole image, for each channel. */
    readonly globalMaxPooling2d: {
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** The largest value of the whole volume, for each channel. */
    readonly globalMaxPooling3d: {
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** The mean over all steps. */
    readonly globalAveragePooling1d: {
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** The mean over the whole image, for each channel. */
    readonly globalAveragePooling2d: {
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** The mean over the whole volume, for each channel. */
    readonly globalAveragePooling3d: {
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Brings each channel to mean 0 and variance 1 over the batch; trains faster and steadier. */
    readonly batchNormalization: {
      /** The axis, counted from 1; -1 is the last. */ readonly axis?: number;
      /** Decay of the moving mean and variance. */ readonly momentum?: number;
      /** Small number added to the variance. */ readonly epsilon?: number;
      /** Whether a learned shift is added. */ readonly center?: boolean;
      /** Whether a learned factor is applied. */ readonly scale?: boolean;
      /** How the shift starts. */ readonly betaInitializer?: Initializer;
      /** How the scale starts. */ readonly gammaInitializer?: Initializer;
      /** Penalty on the shift. */ readonly betaRegularizer?: Regularizer;
      /** Penalty on the scale. */ readonly gammaRegularizer?: Regularizer;
      /** How the moving mean starts. */ readonly movingMeanInitializer?: Initializer;
      /** How the moving variance starts. */ readonly movingVarianceInitializer?: Initializer;
      /** Limit on the shift. */ readonly betaConstraint?: Constraint | null;
      /** Limit on the scale. */ readonly gammaConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Brings each sample to mean 0 and variance 1. */
    readonly layerNormalization: {
      /** The axis, counted from 1; -1 is the last. */ readonly axis?: number | readonly number[];
      /** Small number added to the variance. */ readonly epsilon?: number;
      /** Whether a learned shift is added. */ readonly center?: boolean;
      /** Whether a learned factor is applied. */ readonly scale?: boolean;
      /** How the shift starts. */ readonly betaInitializer?: Initializer;
      /** How the scale starts. */ readonly gammaInitializer?: Initializer;
      /** Penalty on the shift. */ readonly betaRegularizer?: Regularizer;
      /** Penalty on the scale. */ readonly gammaRegularizer?: Regularizer;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Brings each group of channels of a sample to mean 0 and variance 1. */
    readonly groupNormalization:
      | {
          /** How many groups the channels are put into; -1 means one for each channel. */ readonly groups?: number;
          /** The axis, counted from 1; -1 is the last. */ readonly axis?: number;
          /** Small number added to the variance. */ readonly epsilon?: number;
          /** Whether a learned shift is added. */ readonly center?: boolean;
          /** Whether a learned factor is applied. */ readonly scale?: boolean;
          /** How the shift starts. */ readonly betaInitializer?: Initializer;
          /** How the scale starts. */ readonly gammaInitializer?: Initializer;
          /** Penalty on the shift. */ readonly betaRegularizer?: Regularizer;
          /** Penalty on the scale. */ readonly gammaRegularizer?: Regularizer;
          /** Limit on the shift. */ readonly betaConstraint?: Constraint | null;
          /** Limit on the scale. */ readonly gammaConstraint?: Constraint | null;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** Divides by the root mean square along the last axis; without a mean, cheaper than layerNormalization. */
    readonly rmsNormalization: {
      /** Small number added to the variance. */ readonly epsilon?: number;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Brings rows to length 1. */
    readonly unitNormalization: {
      /** The axis, counted from 1; -1 is the last. */ readonly axis?: number | readonly number[];
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** A plain recurrent layer. */
    readonly simpleRNN:
      | {
          /** Numbers in the result. */ readonly units: number;
          /** Function applied to what the layer computes. */ readonly activation?: Activation;
          /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
          /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
          /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
          /** Whether a bias is added. */ readonly useBias?: boolean;
          /** How the bias starts. */ readonly biasInitializer?: Initializer;
          /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
          /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
          /** How the recurrent weights start. */ readonly recurrentInitializer?: Initializer;
          /** Penalty on the recurrent weights. */ readonly recurrentRegularizer?: Regularizer;
          /** Limit on the recurrent weights. */ readonly recurrentConstraint?: Constraint | null;
          /** Share of the inputs left out while training. */ readonly dropout?: number;
          /** Share of the state left out while training. */ readonly recurrentDropout?: number;
          /** Whether every step's result goes on, not the last one's alone. */ readonly returnSequences?: boolean;
          /** Whether the sequence is read from its end. */ readonly goBackwards?: boolean;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** A recurrent layer with a long memory. */
    readonly lstm:
      | {
          /** Numbers in the result. */ readonly units: number;
          /** Function applied to what the layer computes. */ readonly activation?: Activation;
          /** Function of the gates. Keras 3's default; tfjs alone would take hardSigmoid. */ readonly recurrentActivation?: Activation;
          /** Whether the forget gate starts open (a bias of 1). */ readonly unitForgetBias?: boolean;
          /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
          /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
          /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
          /** Whether a bias is added. */ readonly useBias?: boolean;
          /** How the bias starts. */ readonly biasInitializer?: Initializer;
          /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
          /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
          /** How the recurrent weights start. */ readonly recurrentInitializer?: Initializer;
          /** Penalty on the recurrent weights. */ readonly recurrentRegularizer?: Regularizer;
          /** Limit on the recurrent weights. */ readonly recurrentConstraint?: Constraint | null;
          /** Share of the inputs left out while training. */ readonly dropout?: number;
          /** Share of the state left out while training. */ readonly recurrentDropout?: number;
          /** Whether every step's result goes on, not the last one's alone. */ readonly returnSequences?: boolean;
          /** Whether the sequence is read from its end. */ readonly goBackwards?: boolean;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** A recurrent layer with two gates. */
    readonly gru:
      | {
          /** Numbers in the result. */ readonly units: number;
          /** Function applied to what the layer computes. */ readonly activation?: Activation;
          /** Function of the gates. Keras 3's default; tfjs alone would take hardSigmoid. */ readonly recurrentActivation?: Activation;
          /** Whether the reset gate stands after the product with the state. It does in Keras; tfjs alone has it before. */ readonly resetAfter?: boolean;
          /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
          /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
          /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
          /** Whether a bias is added. */ readonly useBias?: boolean;
          /** How the bias starts. */ readonly biasInitializer?: Initializer;
          /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
          /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
          /** How the recurrent weights start. */ readonly recurrentInitializer?: Initializer;
          /** Penalty on the recurrent weights. */ readonly recurrentRegularizer?: Regularizer;
          /** Limit on the recurrent weights. */ readonly recurrentConstraint?: Constraint | null;
          /** Share of the inputs left out while training. */ readonly dropout?: number;
          /** Share of the state left out while training. */ readonly recurrentDropout?: number;
          /** Whether every step's result goes on, not the last one's alone. */ readonly returnSequences?: boolean;
          /** Whether the sequence is read from its end. */ readonly goBackwards?: boolean;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** An LSTM over images, with convolutions inside. */
    readonly convLstm2d: {
      /** Number of filters: channels of the result. */ readonly filters: number;
      /** Size of the window: one number for all axes, or one for each. */ readonly kernelSize:
        number | readonly [number, number];
      /** Step of the window. */ readonly strides?: number | readonly [number, number];
      /** valid: the window stays inside; same: edges are padded, so that the size stays. */ readonly padding?:
        'valid' | 'same';
      /** Function applied to what the layer computes. */ readonly activation?: Activation;
      /** Function of the gates. Keras 3's default; tfjs alone would take hardSigmoid. */ readonly recurrentActivation?: Activation;
      /** Whether the forget gate starts open (a bias of 1). */ readonly unitForgetBias?: boolean;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** How the recurrent weights start. */ readonly recurrentInitializer?: Initializer;
      /** Penalty on the recurrent weights. */ readonly recurrentRegularizer?: Regularizer;
      /** Limit on the recurrent weights. */ readonly recurrentConstraint?: Constraint | null;
      /** Share of the inputs left out while training. */ readonly dropout?: number;
      /** Share of the state left out while training. */ readonly recurrentDropout?: number;
      /** Whether every step's result goes on, not the last one's alone. */ readonly returnSequences?: boolean;
      /** Whether the sequence is read from its end. */ readonly goBackwards?: boolean;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Attention of several heads: each step of the first input (query) takes from the steps of the second (value), chosen by the third (key). One input attends to itself. */
    readonly multiHeadAttention: {
      /** How many heads attend, each in its own way. */ readonly numHeads: number;
      /** Numbers of query and key in each head. */ readonly keyDim: number;
      /** Numbers of value in each head; as many as of key when left out. */ readonly valueDim?: number | null;
      /** Numbers in each step of the result; as many as in the query's when left out. */ readonly outputShape?:
        number | null;
      /** Whether a step sees only itself and the steps before it. */ readonly causal?: boolean;
      /** Share of the attention left out while training. */ readonly dropout?: number;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** Penalty on the weights: l1, l2 or factors, as in {l2: 0.01}. */ readonly kernelRegularizer?: Regularizer;
      /** Limit on the weights. */ readonly kernelConstraint?: Constraint | null;
      /** Whether a bias is added. */ readonly useBias?: boolean;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Penalty on the bias. */ readonly biasRegularizer?: Regularizer;
      /** Limit on the bias. */ readonly biasConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Attention by products of query and key. Takes query, value and, where it is another, key; one input attends to itself. */
    readonly attention: {
      /** Whether the scores have a learned factor. */ readonly useScale?: boolean;
      /** How query and key are compared: dot multiplies, concat adds and bends with tanh. */ readonly scoreMode?:
        'dot' | 'concat';
      /** Whether a step sees only itself and the steps before it. */ readonly causal?: boolean;
      /** Share of the attention left out while training. */ readonly dropout?: number;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Attention by sums of query and key (Bahdanau). Takes query, value and, where it is another, key. */
    readonly additiveAttention: {
      /** Whether each feature has a learned factor. */ readonly useScale?: boolean;
      /** Whether a step sees only itself and the steps before it. */ readonly causal?: boolean;
      /** Share of the attention left out while training. */ readonly dropout?: number;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** A block of a transformer: attention of each step to all, then two dense layers, each added to what came in and normalized. */
    readonly transformerEncoder: {
      /** Numbers between the two dense layers. */ readonly intermediateDim: number;
      /** How many heads attend, each in its own way. */ readonly numHeads: number;
      /** Share left out while training, of the attention and of both parts' results. */ readonly dropout?: number;
      /** Function between the two dense layers. */ readonly activation?: Activation;
      /** Small number added to the variance. */ readonly layerNormEpsilon?: number;
      /** How the weights start. Keras 3's default; tfjs alone would take glorotNormal. */ readonly kernelInitializer?: Initializer;
      /** How the bias starts. */ readonly biasInitializer?: Initializer;
      /** Whether each part is normalized before it (pre-norm) instead of after it. */ readonly normalizeFirst?: boolean;
      /** Whether a step sees only itself and the steps before it. */ readonly causal?: boolean;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Adds to each step a vector that says where it stands. */
    readonly positionEmbedding: {
      /** Where the vectors come from. */ readonly type?: 'learned' | 'sinusoidal';
      /** The most steps there can be; as many as there are when left out. */ readonly maxLength?: number | null;
      /** The longest wavelength of the sines. */ readonly maxWavelength?: number;
      /** How the vectors start. */ readonly embeddingsInitializer?: Initializer;
      /** Penalty on the vectors. */ readonly embeddingsRegularizer?: Regularizer;
      /** Limit on the vectors. */ readonly embeddingsConstraint?: Constraint | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Adds its inputs. */
    readonly add:
      | {
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Takes the second input from the first. */
    readonly subtract:
      | {
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Takes the mean of its inputs. */
    readonly average:
      | {
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Takes the largest of its inputs. */
    readonly maximum:
      | {
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Takes the smallest of its inputs. */
    readonly minimum:
      | {
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Multiplies its inputs. */
    readonly multiply:
      | {
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Puts its inputs one after another along an axis. */
    readonly concatenate:
      | {
          /** The axis, counted from 1; -1 is the last. */ readonly axis?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Multiplies two inputs along an axis (dot product). */
    readonly dot:
      | {
          /** The axis to multiply along, or one for each input. */ readonly axes?: number | readonly [number, number];
          /** Whether inputs are brought to length 1 first: the result is then a cosine. */ readonly normalize?: boolean;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | string
      | readonly string[]
      | null
      | null;
    /** Zero below zero, unchanged above. */
    readonly reLU:
      | {
          /** Largest value of the result; none when left out. */ readonly maxValue?: number | null;
          /** Slope below the threshold. */ readonly negativeSlope?: number;
          /** Below this the result is 0, or has the negative slope. */ readonly threshold?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null
      | null;
    /** A small slope below zero. */
    readonly leakyReLU:
      | {
          /** Slope below zero. */ readonly alpha?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** A learned slope below zero. */
    readonly prelu: {
      /** How the slopes start. */ readonly alphaInitializer?: Initializer;
      /** Penalty on the slopes. */ readonly alphaRegularizer?: Regularizer;
      /** Limit on the slopes. */ readonly alphaConstraint?: Constraint | null;
      /** Axes, from 1, along which one slope serves all. */ readonly sharedAxes?: readonly number[] | null;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    } | null;
    /** Exponential below zero, unchanged above. */
    readonly elu:
      | {
          /** How far the result goes below zero; tfjs alone knows only 1. */ readonly alpha?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** Zero below a threshold. */
    readonly thresholdedReLU:
      | {
          /** Below this the result is 0. */ readonly theta?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** Makes probabilities that add up to 1. */
    readonly softmax:
      | {
          /** The axis along which probabilities add up to 1; axes count from 1, -1 is the last. Keras 3's default is -1; tfjs alone would take 1. */ readonly axis?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** Leaves out a share of the numbers while training, against overfitting. */
    readonly dropout:
      | {
          /** Share left out while training, from 0 up to 1. */ readonly rate: number;
          /** The shape, batch first, of what is left out together: 1 for an axis along which all share it, null for one that has its own, as in [null, 1, null]. */ readonly noiseShape?:
            readonly (number | null)[] | null;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Leaves out whole features of a sequence while training. */
    readonly spatialDropout1d:
      | {
          /** Share left out while training, from 0 up to 1. */ readonly rate: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Leaves out whole channels of an image while training. */
    readonly spatialDropout2d:
      | {
          /** Share left out while training, from 0 up to 1. */ readonly rate: number;
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Leaves out whole channels of a volume while training. */
    readonly spatialDropout3d:
      | {
          /** Share left out while training, from 0 up to 1. */ readonly rate: number;
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Dropout that keeps mean and variance; goes with selu. */
    readonly alphaDropout:
      | {
          /** Share left out while training, from 0 up to 1. */ readonly rate: number;
          /** The shape, batch first, of what is left out together: 1 for an axis along which all share it, null for one that has its own, as in [null, 1, null]. */ readonly noiseShape?:
            readonly (number | null)[] | null;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Multiplies by noise around 1 while training. */
    readonly gaussianDropout:
      | {
          /** Share left out while training, from 0 up to 1. */ readonly rate: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Adds noise while training. */
    readonly gaussianNoise:
      | {
          /** Standard deviation of the noise. */ readonly stddev: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Cuts rows and columns off an image. */
    readonly cropping2D:
      | {
          /** Rows and columns cut off: one number, [height, width] or [[top, bottom], [left, right]]. */ readonly cropping?:
            number | readonly [number | readonly [number, number], number | readonly [number, number]];
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number | readonly [number, number], number | readonly [number, number]]
      | null;
    /** Adds rows and columns of zeros to an image. */
    readonly zeroPadding2d:
      | {
          /** Rows and columns added: one number, [height, width] or [[top, bottom], [left, right]]. */ readonly padding?:
            number | readonly [number | readonly [number, number], number | readonly [number, number]];
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number | readonly [number, number], number | readonly [number, number]]
      | null;
    /** Makes an image larger by repeating or interpolating. */
    readonly upSampling2d:
      | {
          /** Factor for height and width. */ readonly size?: number | readonly [number, number];
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** How new pixels are made. */ readonly interpolation?: 'nearest' | 'bilinear';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number]
      | null;
    /** Cuts steps off a sequence. */
    readonly cropping1d:
      | {
          /** Steps cut off: one number for both ends, or [before, after]. */ readonly cropping?:
            number | readonly [number, number];
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number]
      | null;
    /** Cuts margins off a volume. */
    readonly cropping3d:
      | {
          /** What is cut off: one number, one for each axis, or a pair [before, after] for each. */ readonly cropping?: Cropping;
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | Cropping
      | null;
    /** Adds steps of zeros to a sequence. */
    readonly zeroPadding1d:
      | {
          /** Steps added: one number for both ends, or [before, after]. */ readonly padding?:
            number | readonly [number, number];
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number]
      | null;
    /** Adds margins of zeros to a volume. */
    readonly zeroPadding3d:
      | {
          /** What is added: one number, one for each axis, or a pair [before, after] for each. */ readonly padding?: Cropping;
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | Cropping
      | null;
    /** Repeats each step of a sequence. */
    readonly upSampling1d:
      | {
          /** How often each step is repeated. */ readonly size?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | null;
    /** Makes a volume larger by repeating. */
    readonly upSampling3d:
      | {
          /** Factor for each axis. */ readonly size?: number | readonly [number, number, number];
          /** Whether channels are the last axis or the first. */ readonly dataFormat?:
            'channelsLast' | 'channelsFirst';
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number
      | readonly [number, number, number]
      | null;
    /** Makes an image of the given size. */
    readonly resizing: {
      /** Rows of the result. */ readonly height: number;
      /** Columns of the result. */ readonly width: number;
      /** How new pixels are made. */ readonly interpolation?: 'bilinear' | 'nearest';
      /** Whether the image is cropped first, so that it is not stretched. */ readonly cropToAspectRatio?: boolean;
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Cuts the middle out of an image; a smaller image is made larger first. */
    readonly centerCrop: {
      /** Rows of the result. */ readonly height: number;
      /** Columns of the result. */ readonly width: number;
      /** Whether channels are the last axis or the first. */ readonly dataFormat?: 'channelsLast' | 'channelsFirst';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Multiplies by a number and adds another, as in 1/255 for pixels. */
    readonly rescaling:
      | {
          /** What every number is multiplied by. */ readonly scale: number;
          /** What is added after that. */ readonly offset?: number;
          /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
          /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
            string | readonly string[] | null;
          /** False keeps the weights as they are. */ readonly trainable?: boolean;
        }
      | number;
    /** Reads a sequence forwards and backwards. */
    readonly bidirectional: {
      /** The layer inside, written as any layer. */ readonly layer: Layer;
      /** How both directions are put together. */ readonly mergeMode?: 'concat' | 'sum' | 'mul' | 'ave';
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
    /** Applies a layer to every step. */
    readonly timeDistributed: {
      /** The layer inside, written as any layer. */ readonly layer: Layer;
      /** A name of your own, for inputs of other layers and for the graph. */ readonly name?: string | null;
      /** Layers or inputs of the data that this layer takes. Left out: the layer above. */ readonly inputs?:
        string | readonly string[] | null;
      /** False keeps the weights as they are. */ readonly trainable?: boolean;
    };
  }

  type LayerName =
    | 'activation'
    | 'flatten'
    | 'masking'
    | 'maxPooling1d'
    | 'maxPooling2d'
    | 'maxPooling3d'
    | 'averagePooling1d'
    | 'averagePooling2d'
    | 'averagePooling3d'
    | 'globalMaxPooling1d'
    | 'globalMaxPooling2d'
    | 'globalMaxPooling3d'
    | 'globalAveragePooling1d'
    | 'globalAveragePooling2d'
    | 'globalAveragePooling3d'
    | 'batchNormalization'
    | 'layerNormalization'
    | 'groupNormalization'
    | 'rmsNormalization'
    | 'unitNormalization'
    | 'attention'
    | 'additiveAttention'
    | 'positionEmbedding'
    | 'add'
    | 'subtract'
    | 'average'
    | 'maximum'
    | 'minimum'
    | 'multiply'
    | 'concatenate'
    | 'dot'
    | 'reLU'
    | 'leakyReLU'
    | 'prelu'
    | 'elu'
    | 'thresholdedReLU'
    | 'softmax'
    | 'cropping2D'
    | 'zeroPadding2d'
    | 'upSampling2d'
    | 'cropping1d'
    | 'cropping3d'
    | 'zeroPadding1d'
    | 'zeroPadding3d'
    | 'upSampling1d'
    | 'upSampling3d';

  type LayerInputs = string | readonly string[] | null;

  export interface Data {
    /** The data file or, with a slash at its end, folder of images (a sub-folder a class), relative to the model file, or {generate: ...}. */ readonly source:
      | string
      | {
          /** Data that is made, from a seed, without a file. */ readonly generate:
            'digits' | 'moons' | 'blobs' | 'spirals' | 'sine' | 'sentiment' | 'series';
          /** Number of rows to make. */ readonly samples?: number | null;
          /** How much the generated data is disturbed. */ readonly noise?: number | null;
          /** Seed of the generator. */ readonly seed?: number;
        }
      | DataFunction;
    /** The IDX file with the labels of the images. */ readonly labels?: string | null;
    /** Format of the file; told by its name when left out. images: a folder whose sub-folders are the classes. */ readonly format?:
      'csv' | 'tsv' | 'json' | 'jsonl' | 'parquet' | 'idx' | 'images' | null;
    /** Whether the first line holds the names; guessed when left out. */ readonly header?: boolean | null;
    /** Names of the columns, where the file has no header or other names are wanted. */ readonly columns?:
      readonly string[] | null;
    /** Sign between cells; guessed when left out. */ readonly delimiter?: string | null;
    /** What stands before the decimals of numbers; guessed when left out: a comma where cells are apart by something else, numbers such as 1,5 occur and none has a decimal point. With a comma, points are between thousands: 1.234,5. */ readonly decimal?:
      '.' | ',' | null;
    /** Encoding of the file: utf-8, gbk, windows-1252. */ readonly encoding?: string;
    /** Cells that stand for a missing value. */ readonly missingValues?: readonly string[];
    /** The column to predict, or "inputs" for an autoencoder, which learns to give its whole input again (a column of that name is {column: inputs}). */ readonly target?:
      | string
      | {
          /** The column to predict. */ readonly column: string;
          /** Whether it is a number or a class; guessed from the data when left out. */ readonly type?:
            'numeric' | 'category' | null;
        }
      | null;
    /** Columns to learn from: a list, or a map with settings. Left out: all but the target. */ readonly inputs?:
      | readonly string[]
      | {
          readonly [name: string]: {
            /** What the column holds; guessed from the data when left out. */ readonly type?:
              'numeric' | 'category' | 'text' | 'image' | 'date' | null;
            /** What a text is split into. */ readonly tokens?: 'words' | 'characters' | 'subwords';
            /** Largest number of different tokens kept, the commonest first, padding and unknown included. */ readonly vocabulary?: number;
            /** Tokens in a row: longer texts are cut, shorter ones padded. */ readonly length?: number;
            /** Whether padding stands before or behind the text. */ readonly padding?: 'pre' | 'post';
            /** Whether capitals are made small. */ readonly lowercase?: boolean;
            /** Height and width to resize to; left out, the images stay as they are. Needed where their sizes differ. */ readonly size?:
              number | readonly [number, number] | null;
            /** 1 for gray, 3 for colour; left out, as the files are. */ readonly channels?: number | null;
            /** What black and white become, as in [0, 1] or [-1, 1]. */ readonly range?: readonly [number, number];
            /** How dates are written, such as dd/MM/yyyy HH:mm: yyyy, yy, M, MMM (English name), d, H, h with a, m, s, SSS, X (offset); what may be left out in [brackets], other letters in 'quotes'. Also unixSeconds and unixMilliseconds. Guessed when left out. ISO 8601 is always understood in predictions. */ readonly dateFormat?:
              string | null;
            /** What dates are taken apart into; left out, whatever of year, month, day, weekday, hour, minute and second differs in the data. Parts that go round (all but year and elapsed) become sine and cosine of their place on the circle, so that December is beside January; year and elapsed are scaled like numbers. A missing date is the middle of the circle and the mean of the training rows. */ readonly dateParts?:
              readonly Parts[] | null;
          };
        }
      | null;
    /** A column that says how much each row counts, 0 or more: its loss in training, validation and evaluation is times that (Keras's sample_weight), and so is its part in every metric (Keras's weighted_metrics). Tables and curves of an evaluation count rows. It is no input. */ readonly sampleWeight?:
      string | null;
    /** How columns become numbers. What is learned for it comes from the training rows alone. */ readonly preprocess?: {
      /** How numbers are scaled. */ readonly numeric?: 'standardize' | 'minMax' | 'none';
      /** What stands in for a missing number. */ readonly missing?: 'mean' | 'median' | 'drop' | 'constant';
      /** The number for missing values, with missing: constant. */ readonly constant?: number;
      /** How categories become numbers. */ readonly category?: 'oneHot' | 'index';
      /** What a category becomes that the training rows do not have, and one that is missing. */ readonly unknownCategories?:
        'zeros' | 'bucket';
      /** A category with fewer training rows than this counts as unknown. */ readonly rareCategories?: number;
      /** What happens to numbers of the inputs that lie far out. */ readonly outliers?: 'keep' | 'clip';
      /** The limits with outliers: clip, as shares of the training values: 0.01 and 0.99 clip one in a hundred at each end. */ readonly outlierQuantiles?: readonly [
        number,
        number,
      ];
      /** The limits with outliers: clip, in standard deviations around the mean of the training values, instead of quantiles. */ readonly outlierDeviations?:
        number | null;
      /** What happens to rows that equal an earlier one in every input and the target. */ readonly duplicates?:
        'keep' | 'drop';
      /** Whether a numeric target is scaled for training. Metrics and predictions are in its own units either way. */ readonly target?:
        'standardize' | 'none';
    };
    /** How rows are divided into training, validation and test. */ readonly split?: {
      /** Share of the rows for validation, or their number when above 1. */ readonly validation?: number;
      /** Share of the rows for the test, or their number when above 1. */ readonly test?: number;
      /** Seed of the split; apart from the training's seed. */ readonly seed?: number;
      /** Whether classes keep their shares in every part; so by default where the target has classes. */ readonly stratify?:
        boolean | null;
      /** Whether rows are mixed before they are split. */ readonly shuffle?: boolean;
    };
    /** For rows in the order of time: the network sees this many rows and predicts the target of a later one. The first rows train, later ones validate, the last ones test; no window of one part has a row of another. */ readonly window?: {
      /** Rows in a window. */ readonly length: number;
      /** How many rows after the last row of a window its target lies. */ readonly horizon?: number;
      /** Rows from one window's start to the next one's. */ readonly stride?: number;
      /** The column that tells several series in the file apart; no window goes from one into the next. */ readonly group?:
        string | null;
    } | null;
    /** Random changes of the training batches, anew in every step: the network sees no image twice alike. Validation, test and predictions are not changed. Of an autoencoder (target: inputs) flip, rotation, shift and zoom move the target as well; contrast, brightness and noise change its input only, and so it learns to take them away. */ readonly augment?: {
      /** Which way images are mirrored, half of them at random. */ readonly flip?:
        'horizontal' | 'vertical' | 'horizontalAndVertical' | null;
      /** How far images are turned either way, as a share of a whole turn: 0.1 is up to 36 degrees. */ readonly rotation?: number;
      /** How far images are moved either way, as a share of their height and width. */ readonly shift?: number;
      /** How much smaller or larger images become: 0.2 is 0.8 to 1.2. */ readonly zoom?: number;
      /** How much stronger or weaker the contrast: 0.2 is 0.8 to 1.2 of it. */ readonly contrast?: number;
      /** How much lighter or darker, as a share of the range: 0.2 is up to a fifth. */ readonly brightness?: number;
      /** Deviation of the noise added to every number that the network gets (after scaling); also for tables. */ readonly noise?: number;
      /** What comes in over the edges of an image that is moved. */ readonly fill?:
        'reflect' | 'wrap' | 'constant' | 'nearest';
    } | null;
    /** A file of its own for validation. */ readonly validation?: string | null;
    /** A file of its own for the test. */ readonly test?: string | null;
  }

  export interface Train {
    /** How the weights are changed. */ readonly optimizer?: Optimizer;
    /** How the learning rate changes, from the optimizer's on. Lengths are in epochs. */ readonly schedule?: Schedule | null;
    /** What is made small. Left out, it follows from the target and the last layer. */ readonly loss?:
      Loss | null | LossFunction;
    /** What the loss of a row counts by its class, in training only, as in Keras: balanced, or {class: weight}. */ readonly classWeights?:
      'balanced' | { readonly [name: string]: number } | null;
    /** What is measured besides the loss; accuracy and f1, or rmse, mae and r2, always are. */ readonly metrics?:
      readonly (Metrics | MetricFunction | Metric)[] | null;
    /** How often all training rows are gone through. */ readonly epochs?: number;
    /** Rows in each step. */ readonly batchSize?: number;
    /** Whether rows are mixed before each epoch. */ readonly shuffle?: boolean;
    /** Seed of weights, shuffling and dropout. */ readonly seed?: number;
    /** Stops when a measure no longer gets better. */ readonly earlyStopping?: {
      /** What is watched, as in val_loss. */ readonly monitor?: string;
      /** Epochs without a gain before training stops. */ readonly patience?: number;
      /** A smaller gain does not count. */ readonly minDelta?: number;
      /** Whether less or more is better; auto tells it from the name. */ readonly mode?: 'auto' | 'min' | 'max';
    } | null;
    /** Adversarial training: a generator and a discriminator against one another. */ readonly gan?: {
      /** The network that makes samples. */ readonly generator?: string;
      /** The network that tells real from made. */ readonly discriminator?: string;
      /** Numbers of noise that the generator starts from; 100 when left out. */ readonly latent?: number | null;
      /** Optimizer of the generator. Left out: train.optimizer, else adam with learning rate 0.0002 and beta1 0.5. */ readonly generatorOptimizer?: Optimizer | null;
      /** Optimizer of the discriminator. Left out: train.optimizer, else adam with learning rate 0.0002 and beta1 0.5. */ readonly discriminatorOptimizer?: Optimizer | null;
      /** What the discriminator is told of real samples; a little below 1 steadies the training. */ readonly realLabel?: number;
    } | null;
  }

  export interface Networks {
    readonly [name: string]:
      | readonly Layer[]
      | {
          /** Shape of what the network takes, without the batch, as in [100]. */ readonly input?: readonly number[];
          /** The layers of the network, in order. */ readonly layers: readonly Layer[];
        };
  }

  /** What the trained model is to reach on the test split, without one on validation: a number for each measure. The evaluation, the Test Explorer and the terminal say whether it does. */
  export type Expect = { readonly [name: string]: number };

  /** Name of the model; the file's own name when left out. */
  type ModelName = string;

  // From TensorFlow.js (Apache-2.0): tensors, and the operations on them.

  export type Rank = 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6';
  export type DataType = 'float32' | 'int32' | 'bool' | 'complex64' | 'string';
  interface DataTypeMap {
    float32: Float32Array;
    int32: Int32Array;
    bool: Uint8Array;
    complex64: Float32Array;
    string: string[];
  }
  type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];
  type NumericDataType = 'float32' | 'int32' | 'bool' | 'complex64';
  type TypedArray = Float32Array | Int32Array | Uint8Array | Uint8ClampedArray;
  type ScalarLike = number | boolean | string | Uint8Array;
  type RecursiveArray<T> = readonly (T | RecursiveArray<T>)[];
  type TensorLike =
    | TypedArray
    | number
    | boolean
    | string
    | RecursiveArray<number | number[] | TypedArray>
    | RecursiveArray<boolean>
    | RecursiveArray<string>
    | Uint8Array[];
  type TensorLike1D = TypedArray | readonly number[] | readonly boolean[] | readonly string[];
  type TensorLike2D =
    | TypedArray
    | readonly number[]
    | readonly (readonly number[])[]
    | readonly boolean[]
    | readonly (readonly boolean[])[];
  type TensorLike3D = TypedArray | readonly number[] | readonly (readonly (readonly number[])[])[];
  type TensorLike4D = TypedArray | readonly number[] | readonly (readonly (readonly (readonly number[])[])[])[];
  type TensorLike5D = TypedArray | readonly number[] | RecursiveArray<number>;
  type TensorLike6D = TypedArray | readonly number[] | RecursiveArray<number>;
  interface ShapeMap {
    R0: number[];
    R1: [number];
    R2: [number, number];
    R3: [number, number, number];
    R4: [number, number, number, number];
    R5: [number, number, number, number, number];
    R6: [number, number, number, number, number, number];
  }
  type NamedTensorMap = { [name: string]: Tensor };
  type TensorContainer =
    | Tensor
    | string
    | number
    | boolean
    | null
    | undefined
    | void
    | { [name: string]: TensorContainer }
    | TensorContainer[];
  type FusedActivation = 'linear' | 'relu' | 'prelu' | 'elu' | 'relu6' | 'leakyrelu' | 'sigmoid';
  type FusedBatchMatMulConfig = object;
  interface Variable<R extends Rank = Rank> extends Tensor<R> {
    readonly name: string;
    readonly trainable: boolean;
    assign(value: Tensor<R>): void;
  }
  export type Scalar = Tensor<'R0'>;
  export type Tensor1D = Tensor<'R1'>;
  export type Tensor2D = Tensor<'R2'>;
  export type Tensor3D = Tensor<'R3'>;
  export type Tensor4D = Tensor<'R4'>;
  export type Tensor5D = Tensor<'R5'>;
  export type Tensor6D = Tensor<'R6'>;

  export interface Tensor<R extends Rank = Rank> {
    readonly shape: ShapeMap[R];
    readonly size: number;
    readonly rank: number;
    readonly dtype: DataType;
    /** Read now: a step in which this happens cannot be a graph. */
    dataSync(): TypedArray;
    data(): Promise<TypedArray>;
    arraySync(): number | RecursiveArray<number>;
    array(): Promise<number | RecursiveArray<number>>;
    dispose(): void;
    print(verbose?: boolean): void;
    abs<T extends Tensor>(this: T): T;
    acos<T extends Tensor>(this: T): T;
    acosh<T extends Tensor>(this: T): T;
    add<T extends Tensor>(b: Tensor | TensorLike): T;
    all<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
    any<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
    argMax<T extends Tensor>(axis?: number): T;
    argMin<T extends Tensor>(axis?: number): T;
    as1D<T extends Tensor>(): Tensor1D;
    as2D<T extends Tensor>(rows: number, columns: number): Tensor2D;
    as3D<T extends Tensor>(rows: number, columns: number, depth: number): Tensor3D;
    as4D<T extends Tensor>(rows: number, columns: number, depth: number, depth2: number): Tensor4D;
    as5D<T extends Tensor>(rows: number, columns: number, depth: number, depth2: number, depth3: number): Tensor5D;
    asScalar<T extends Tensor>(): Scalar;
    asType<T extends Tensor>(this: T, dtype: DataType): T;
    asin<T extends Tensor>(this: T): T;
    asinh<T extends Tensor>(this: T): T;
    atan<T extends Tensor>(this: T): T;
    atan2<T extends Tensor>(b: Tensor | TensorLike): T;
    atanh<T extends Tensor>(this: T): T;
    avgPool<T extends Tensor3D | Tensor4D>(
      filterSize: [number, number] | number,
      strides: [number, number] | number,
      pad: 'valid' | 'same' | number | ExplicitPadding,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    batchToSpaceND<R extends Rank>(blockShape: number[], crops: number[][]): Tensor<R>;
    batchNorm<T extends Tensor>(
      mean: Tensor<R> | Tensor1D | TensorLike,
      variance: Tensor<R> | Tensor1D | TensorLike,
      offset?: Tensor<R> | Tensor1D | TensorLike,
      scale?: Tensor<R> | Tensor1D | TensorLike,
      varianceEpsilon?: number,
    ): Tensor<R>;
    broadcastTo<R extends Rank>(shape: ShapeMap[R]): Tensor<R>;
    cast<T extends Tensor>(dtype: DataType): T;
    ceil<T extends Tensor>(this: T): T;
    clipByValue<T extends Tensor>(min: number, max: number): Tensor;
    concat<T extends Tensor>(tensors: T | Array<T | TensorLike>, axis?: number): T;
    conv1d<T extends Tensor2D | Tensor3D>(
      filter: Tensor3D | TensorLike3D,
      stride: number,
      pad: 'valid' | 'same' | number | ExplicitPadding,
      dataFormat?: 'NWC' | 'NCW',
      dilation?: number,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    conv2d<T extends Tensor3D | Tensor4D>(
      filter: Tensor4D | TensorLike4D,
      strides: [number, number] | number,
      pad: 'valid' | 'same' | number,
      dataFormat?: 'NHWC' | 'NCHW',
      dilations?: [number, number] | number,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    conv2dTranspose<T extends Tensor3D | Tensor4D>(
      filter: Tensor4D | TensorLike4D,
      outputShape: [number, number, number, number] | [number, number, number],
      strides: [number, number] | number,
      pad: 'valid' | 'same' | number,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    cos<T extends Tensor>(this: T): T;
    cosh<T extends Tensor>(this: T): T;
    cumprod<R extends Rank>(axis?: number, exclusive?: boolean, reverse?: boolean): Tensor<R>;
    cumsum<R extends Rank>(axis?: number, exclusive?: boolean, reverse?: boolean): Tensor<R>;
    depthToSpace<T extends Tensor4D>(blockSize: number, dataFormat: 'NHWC' | 'NCHW'): T;
    depthwiseConv2d<T extends Tensor3D | Tensor4D>(
      filter: Tensor4D | TensorLike4D,
      strides: [number, number] | number,
      pad: 'valid' | 'same' | number,
      dataFormat?: 'NHWC' | 'NCHW',
      dilations?: [number, number] | number,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    dilation2d<T extends Tensor3D | Tensor4D>(
      filter: Tensor3D | TensorLike3D,
      strides: [number, number] | number,
      pad: 'valid' | 'same',
      dilations?: [number, number] | number,
      dataFormat?: 'NHWC',
    ): T;
    div<T extends Tensor>(b: Tensor | TensorLike): T;
    divNoNan<T extends Tensor>(b: Tensor | TensorLike): T;
    dot<T extends Tensor>(b: Tensor | TensorLike): Tensor;
    elu<T extends Tensor>(): T;
    equal<T extends Tensor>(b: Tensor | TensorLike): T;
    erf<T extends Tensor>(this: T): T;
    euclideanNorm<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
    exp<T extends Tensor>(this: T): T;
    expandDims<T extends Tensor>(axis?: number): T;
    expm1<T extends Tensor>(this: T): T;
    fft<T extends Tensor>(this: Tensor): Tensor;
    flatten<T extends Tensor>(): Tensor1D;
    floor<T extends Tensor>(this: T): T;
    floorDiv<T extends Tensor>(b: Tensor | TensorLike): T;
    gather<T extends Tensor>(this: T, indices: Tensor | TensorLike, axis?: number, batchDims?: number): T;
    greater<T extends Tensor>(b: Tensor | TensorLike): T;
    greaterEqual<T extends Tensor>(b: Tensor | TensorLike): T;
    ifft<T extends Tensor>(this: Tensor): Tensor;
    irfft<T extends Tensor>(this: Tensor): Tensor;
    isFinite<T extends Tensor>(this: T): T;
    isInf<T extends Tensor>(this: T): T;
    isNaN<T extends Tensor>(this: T): T;
    leakyRelu<T extends Tensor>(alpha: number): T;
    less<T extends Tensor>(b: Tensor | TensorLike): T;
    lessEqual<T extends Tensor>(b: Tensor | TensorLike): T;
    localResponseNormalization<T extends Tensor>(depthRadius?: number, bias?: number, alpha?: number, beta?: number): T;
    log<T extends Tensor>(this: T): T;
    log1p<T extends Tensor>(this: T): T;
    logSigmoid<T extends Tensor>(this: T): T;
    logSoftmax<T extends Tensor>(this: T, axis?: number): T;
    logSumExp<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
    logicalAnd<T extends Tensor>(b: Tensor | TensorLike): T;
    logicalNot<T extends Tensor>(): T;
    logicalOr<T extends Tensor>(b: Tensor | TensorLike): T;
    logicalXor<T extends Tensor>(b: Tensor | TensorLike): T;
    matMul<T extends Tensor>(b: Tensor | TensorLike, transposeA?: boolean, transposeB?: boolean): Tensor;
    max<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    maxPool<T extends Tensor3D | Tensor4D>(
      filterSize: [number, number] | number,
      strides: [number, number] | number,
      pad: 'valid' | 'same' | number | ExplicitPadding,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    maximum<T extends Tensor>(b: Tensor | TensorLike): T;
    mean<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    min<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    minimum<T extends Tensor>(b: Tensor | TensorLike): T;
    mirrorPad<T extends Tensor>(paddings: Array<[number, number]>, mode: 'reflect' | 'symmetric'): T;
    mod<T extends Tensor>(b: Tensor | TensorLike): T;
    mul<T extends Tensor>(b: Tensor | TensorLike): T;
    neg<T extends Tensor>(this: T): T;
    norm<T extends Tensor>(ord?: number | 'euclidean' | 'fro', axis?: number | number[], keepDims?: boolean): Tensor;
    notEqual<T extends Tensor>(b: Tensor | TensorLike): T;
    oneHot(depth: number, onValue: number, offValue: number): Tensor;
    onesLike<T extends Tensor>(this: T): T;
    pad<T extends Tensor>(paddings: Array<[number, number]>, constantValue?: number): T;
    pool<T extends Tensor3D | Tensor4D>(
      windowShape: [number, number] | number,
      poolingType: 'avg' | 'max',
      padding: 'valid' | 'same' | number | ExplicitPadding,
      diationRate?: [number, number] | number,
      strides?: [number, number] | number,
      dimRoundingMode?: 'floor' | 'round' | 'ceil',
    ): T;
    pow<T extends Tensor>(exp: Tensor | TensorLike): T;
    prelu<T extends Tensor>(alpha: T | TensorLike): T;
    prod<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
    reciprocal<T extends Tensor>(this: T): T;
    relu<T extends Tensor>(): T;
    relu6<T extends Tensor>(): T;
    reshape<T extends Tensor>(shape: number[]): T;
    reshapeAs<T extends Tensor>(x: T): T;
    resizeBilinear<T extends Tensor3D | Tensor4D>(
      newShape2D: [number, number],
      alignCorners?: boolean,
      halfPixelCenters?: boolean,
    ): T;
    resizeNearestNeighbor<T extends Tensor3D | Tensor4D>(
      newShape2D: [number, number],
      alignCorners?: boolean,
      halfFloatCenters?: boolean,
    ): T;
    reverse<T extends Tensor>(this: T, axis?: number | number[]): T;
    rfft<T extends Tensor>(this: Tensor): Tensor;
    round<T extends Tensor>(this: T): T;
    rsqrt<T extends Tensor>(this: T): T;
    selu<T extends Tensor>(): T;
    separableConv2d<T extends Tensor3D | Tensor4D>(
      depthwiseFilter: Tensor4D | TensorLike4D,
      pointwiseFilter: Tensor4D | TensorLike,
      strides: [number, number] | number,
      pad: 'valid' | 'same',
      dilation?: [number, number] | number,
      dataFormat?: 'NHWC' | 'NCHW',
    ): T;
    sigmoid<T extends Tensor>(this: T): T;
    sign<T extends Tensor>(this: T): T;
    sin<T extends Tensor>(this: T): T;
    sinh<T extends Tensor>(this: T): T;
    slice<T extends Tensor>(this: T, begin: number | number[], size?: number | number[]): T;
    softmax<T extends Tensor>(this: T, dim?: number): T;
    softplus<T extends Tensor>(this: T): T;
    spaceToBatchND<R extends Rank>(blockShape: number[], paddings: number[][]): Tensor<R>;
    split<T extends Tensor>(numOrSizeSplits: number[] | number, axis?: number): T[];
    sqrt<T extends Tensor>(this: T): T;
    square<T extends Tensor>(this: T): T;
    squaredDifference<T extends Tensor>(b: Tensor | TensorLike): T;
    squeeze<T extends Tensor>(axis?: number[]): T;
    stack<T extends Tensor>(x: Tensor | Tensor[], axis?: number): T;
    step<T extends Tensor>(this: T, alpha?: number): T;
    stridedSlice<T extends Tensor>(
      this: Tensor,
      begin: number[],
      end: number[],
      strides: number[],
      beginMask?: number,
      endMask?: number,
      ellipsisMask?: number,
      newAxisMask?: number,
      shrinkAxisMask?: number,
    ): Tensor;
    sub<T extends Tensor>(b: Tensor | TensorLike): T;
    sum<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
    tan<T extends Tensor>(this: T): T;
    tanh<T extends Tensor>(this: T): T;
    tile<T extends Tensor>(b: number[]): T;
    toBool<T extends Tensor>(this: T): T;
    toFloat<T extends Tensor>(this: T): T;
    toInt<T extends Tensor>(this: T): T;
    topk<T extends Tensor>(this: T, k?: number, sorted?: boolean): { values: T; indices: T };
    transpose<T extends Tensor>(perm?: number[]): T;
    unique<T extends Tensor>(this: T, axis?: number): { values: T; indices: T };
    unsortedSegmentSum<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
    unstack<T extends Tensor>(axis?: number): T[];
    where<T extends Tensor>(condition: Tensor | TensorLike, x: Tensor | TensorLike): T;
    zerosLike<T extends Tensor>(this: T): T;
  }

  export namespace tf {
    /** Computes absolute value element-wise: `abs(x)` */
    function abs<T extends Tensor>(x: T | TensorLike): T;
    /** Computes acos of the input `tf.Tensor` element-wise: `acos(x)` */
    function acos<T extends Tensor>(x: TensorLike | T): T;
    /** Computes the inverse hyperbolic cos of the input `tf.Tensor` element-wise: `acosh(x)` */
    function acosh<T extends Tensor>(x: TensorLike | T): T;
    /** Adds two `tf.Tensor`s element-wise, A + B. Supports broadcasting. */
    function add<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Adds a list of `tf.Tensor`s element-wise, each with the same shape and dtype. */
    function addN<T extends Tensor>(tensors: (TensorLike | T)[]): T;
    /** Computes the logical and of elements across dimensions of a `tf.Tensor`. */
    function all<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Computes the logical or of elements across dimensions of a `tf.Tensor`. */
    function any<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Returns the indices of the maximum values along an `axis`. */
    function argMax<T extends Tensor>(x: Tensor<Rank> | TensorLike, axis?: number | undefined): T;
    /** Returns the indices of the minimum values along an `axis`. */
    function argMin<T extends Tensor>(x: Tensor<Rank> | TensorLike, axis?: number | undefined): T;
    /** Computes asin of the input `tf.Tensor` element-wise: `asin(x)` */
    function asin<T extends Tensor>(x: TensorLike | T): T;
    /** Computes inverse hyperbolic sin of the input `tf.Tensor` element-wise: `asinh(x)` */
    function asinh<T extends Tensor>(x: TensorLike | T): T;
    /** Computes atan of the input `tf.Tensor` element-wise: `atan(x)` */
    function atan<T extends Tensor>(x: TensorLike | T): T;
    /** Computes arctangent of `tf.Tensor`s a / b element-wise: `atan2(a, b)`. Supports broadcasting. */
    function atan2<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Computes inverse hyperbolic tan of the input `tf.Tensor` element-wise: `atanh(x)` */
    function atanh<T extends Tensor>(x: TensorLike | T): T;
    /** Computes the 2D average pooling of an image. */
    function avgPool<T extends Tensor3D | Tensor4D>(
      x: TensorLike | T,
      filterSize: number | [number, number],
      strides: number | [number, number],
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Computes the 3D average pooling. */
    function avgPool3d<T extends Tensor4D | Tensor5D>(
      x: TensorLike | T,
      filterSize: number | [number, number, number],
      strides: number | [number, number, number],
      pad: number | 'valid' | 'same',
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
      dataFormat?: 'NDHWC' | 'NCDHW' | undefined,
    ): T;
    /** Computes the next state and output of a BasicLSTMCell. */
    function basicLSTMCell(
      forgetBias: TensorLike | Scalar,
      lstmKernel: TensorLike | Tensor2D,
      lstmBias: TensorLike | Tensor1D,
      data: TensorLike | Tensor2D,
      c: TensorLike | Tensor2D,
      h: TensorLike | Tensor2D,
    ): [Tensor2D, Tensor2D];
    /** This operation reshapes the "batch" dimension 0 into `M + 1` dimensions of shape `blockShape + [batch]`, interleaves these blocks back into the grid defined by the spatial dimensions `[1, ..., M]`, to obtain a result with the same rank as the input. The spatial dimensions of this intermediate result are then optionally cropped according to `crops` to produce the output. This is the reverse of `tf.spaceToBatchND`. See below for a precise description. */
    function batchToSpaceND<T extends Tensor>(x: TensorLike | T, blockShape: number[], crops: number[][]): T;
    /** Batch normalization. */
    function batchNorm<R extends Rank>(
      x: TensorLike | Tensor<R>,
      mean: TensorLike | Tensor1D | Tensor<R>,
      variance: TensorLike | Tensor1D | Tensor<R>,
      offset?: TensorLike | Tensor1D | Tensor<R> | undefined,
      scale?: TensorLike | Tensor1D | Tensor<R> | undefined,
      varianceEpsilon?: number | undefined,
    ): Tensor<R>;
    /** Batch normalization, strictly for 2D. For the more relaxed version, see `tf.batchNorm`. */
    function batchNorm2d(
      x: TensorLike | Tensor2D,
      mean: TensorLike | Tensor2D | Tensor1D,
      variance: TensorLike | Tensor2D | Tensor1D,
      offset?: TensorLike | Tensor2D | Tensor1D | undefined,
      scale?: TensorLike | Tensor2D | Tensor1D | undefined,
      varianceEpsilon?: number | undefined,
    ): Tensor2D;
    /** Batch normalization, strictly for 3D. For the more relaxed version, see `tf.batchNorm`. */
    function batchNorm3d(
      x: TensorLike | Tensor3D,
      mean: TensorLike | Tensor3D | Tensor1D,
      variance: TensorLike | Tensor3D | Tensor1D,
      offset?: TensorLike | Tensor3D | Tensor1D | undefined,
      scale?: TensorLike | Tensor3D | Tensor1D | undefined,
      varianceEpsilon?: number | undefined,
    ): Tensor3D;
    /** Batch normalization, strictly for 4D. For the more relaxed version, see `tf.batchNorm`. */
    function batchNorm4d(
      x: TensorLike | Tensor4D,
      mean: TensorLike | Tensor4D | Tensor1D,
      variance: TensorLike | Tensor4D | Tensor1D,
      offset?: TensorLike | Tensor4D | Tensor1D | undefined,
      scale?: TensorLike | Tensor4D | Tensor1D | undefined,
      varianceEpsilon?: number | undefined,
    ): Tensor4D;
    /** Outputs a vector with length `size` and the same dtype as `weights`. */
    function bincount<T extends Tensor1D>(x: TensorLike | T, weights: TensorLike | T, size: number): T;
    /** Bitwise `AND` operation for input tensors. */
    function bitwiseAnd<R extends Rank>(x: Tensor<Rank>, y: Tensor<Rank>): Tensor<R>;
    /** Return the shape of s0 op s1 with broadcast. */
    function broadcastArgs<R extends Rank>(s0: Tensor<Rank> | TensorLike, s1: Tensor<Rank> | TensorLike): Tensor<R>;
    /** Broadcast an array to a compatible shape NumPy-style. */
    function broadcastTo<R extends Rank>(x: Tensor<Rank> | TensorLike, shape: ShapeMap[R]): Tensor<R>;
    /** Casts a `tf.Tensor` to a new dtype. */
    function cast<T extends Tensor>(x: TensorLike | T, dtype: keyof DataTypeMap): T;
    /** Computes ceiling of input `tf.Tensor` element-wise: `ceil(x)` */
    function ceil<T extends Tensor>(x: TensorLike | T): T;
    /** Clips values element-wise. `max(min(x, clipValueMax), clipValueMin)` */
    function clipByValue<T extends Tensor>(x: TensorLike | T, clipValueMin: number, clipValueMax: number): T;
    /** Creates a new tensor with the same values and shape as the specified tensor. */
    function clone<T extends Tensor>(x: TensorLike | T): T;
    /** Converts two real numbers to a complex number. */
    function complex<T extends Tensor>(real: TensorLike | T, imag: TensorLike | T): T;
    /** Concatenates a list of `tf.Tensor`s along a given axis. */
    function concat<T extends Tensor>(tensors: (TensorLike | T)[], axis?: number | undefined): T;
    /** Concatenates a list of`tf.Tensor1D`s along an axis. See `concat` for details. */
    function concat1d(tensors: (TensorLike | Tensor1D)[]): Tensor1D;
    /** Concatenates a list of`tf.Tensor2D`s along an axis. See `concat` for details. */
    function concat2d(tensors: (TensorLike | Tensor2D)[], axis: number): Tensor2D;
    /** Concatenates a list of `tf.Tensor3D`s along an axis. See `concat` for details. */
    function concat3d(tensors: (TensorLike | Tensor3D)[], axis: number): Tensor3D;
    /** Concatenates a list of `tf.Tensor4D`s along an axis. See `concat` for details. */
    function concat4d(tensors: (TensorLike | Tensor4D)[], axis: number): Tensor4D;
    /** Computes a 1D convolution over the input x. */
    function conv1d<T extends Tensor2D | Tensor3D>(
      x: TensorLike | T,
      filter: TensorLike | Tensor3D,
      stride: number,
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dataFormat?: 'NWC' | 'NCW' | undefined,
      dilation?: number | undefined,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Computes a 2D convolution over the input x. */
    function conv2d<T extends Tensor3D | Tensor4D>(
      x: TensorLike | T,
      filter: TensorLike | Tensor4D,
      strides: number | [number, number],
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dataFormat?: 'NHWC' | 'NCHW' | undefined,
      dilations?: number | [number, number] | undefined,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Computes the transposed 2D convolution of an image, also known as a deconvolution. */
    function conv2dTranspose<T extends Tensor3D | Tensor4D>(
      x: TensorLike | T,
      filter: TensorLike | Tensor4D,
      outputShape: [number, number, number] | [number, number, number, number],
      strides: number | [number, number],
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Computes a 3D convolution over the input x. */
    function conv3d<T extends Tensor4D | Tensor5D>(
      x: TensorLike | T,
      filter: TensorLike | Tensor5D,
      strides: number | [number, number, number],
      pad: 'valid' | 'same',
      dataFormat?: 'NDHWC' | 'NCDHW' | undefined,
      dilations?: number | [number, number, number] | undefined,
    ): T;
    /** Computes the transposed 3D convolution of a volume, also known as a deconvolution. */
    function conv3dTranspose<T extends Tensor4D | Tensor5D>(
      x: TensorLike | T,
      filter: TensorLike | Tensor5D,
      outputShape: [number, number, number, number] | [number, number, number, number, number],
      strides: number | [number, number, number],
      pad: 'valid' | 'same',
    ): T;
    /** Computes cos of the input `tf.Tensor` element-wise: `cos(x)` */
    function cos<T extends Tensor>(x: TensorLike | T): T;
    /** Computes hyperbolic cos of the input `tf.Tensor` element-wise: `cosh(x)` */
    function cosh<T extends Tensor>(x: TensorLike | T): T;
    /** Computes the cumulative product of a `tf.Tensor` along `axis`. */
    function cumprod<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | undefined,
      exclusive?: boolean | undefined,
      reverse?: boolean | undefined,
    ): T;
    /** Computes the cumulative sum of a `tf.Tensor` along `axis`. */
    function cumsum<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | undefined,
      exclusive?: boolean | undefined,
      reverse?: boolean | undefined,
    ): T;
    /** Outputs a vector with length `size` and the same dtype as `weights`. */
    function denseBincount<T extends Tensor1D | Tensor2D>(
      x: TensorLike | T,
      weights: TensorLike | T,
      size: number,
      binaryOutput?: boolean | undefined,
    ): T;
    /** Rearranges data from depth into blocks of spatial data. More specifically, this op outputs a copy of the input tensor where values from the `depth` dimension are moved in spatial blocks to the `height` and `width` dimensions. The attr `blockSize` indicates the input block size and how the data is moved. */
    function depthToSpace(
      x: Tensor4D | TensorLike4D,
      blockSize: number,
      dataFormat?: 'NHWC' | 'NCHW' | undefined,
    ): Tensor4D;
    /** Depthwise 2D convolution. */
    function depthwiseConv2d<T extends Tensor3D | Tensor4D>(
      x: TensorLike | T,
      filter: TensorLike | Tensor4D,
      strides: number | [number, number],
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dataFormat?: 'NHWC' | 'NCHW' | undefined,
      dilations?: number | [number, number] | undefined,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Returns a diagonal tensor with given diagonal values. */
    function diag(x: Tensor<Rank>): Tensor<Rank>;
    /** Divides two `tf.Tensor`s element-wise, A / B. Supports broadcasting. */
    function div<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Divides two `tf.Tensor`s element-wise, A / B. Supports broadcasting. Return 0 if denominator is 0. */
    function divNoNan<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Computes the dot product of two matrices and/or vectors, `t1` and `t2`. */
    function dot(t1: Tensor<Rank> | TensorLike, t2: Tensor<Rank> | TensorLike): Tensor<Rank>;
    /** Tensor contraction over specified indices and outer product. */
    function einsum(equation: string, ...tensors: Tensor<Rank>[]): Tensor<Rank>;
    /** Computes exponential linear element-wise: `x > 0 ? x : (e ^ x) - 1`. */
    function elu<T extends Tensor>(x: TensorLike | T): T;
    /** Checks the input tensor mathes the given shape. */
    function ensureShape<R extends Rank>(x: Tensor<Rank>, shape: ShapeMap[R]): Tensor<Rank>;
    /** Returns the truth value of (a == b) element-wise. Supports broadcasting. */
    function equal<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Computes Gauss error function of the input `tf.Tensor` element-wise: `erf(x)` */
    function erf<T extends Tensor>(x: TensorLike | T): T;
    /** Computes the Euclidean norm of scalar, vectors, and matrices. */
    function euclideanNorm(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): Tensor<Rank>;
    /** Computes exponential of the input `tf.Tensor` element-wise. `e ^ x` */
    function exp<T extends Tensor>(x: TensorLike | T): T;
    /** Returns a `tf.Tensor` that has expanded rank, by inserting a dimension into the tensor's shape. */
    function expandDims<T extends Tensor>(x: Tensor<Rank> | TensorLike, axis?: number | undefined): T;
    /** Computes exponential of the input `tf.Tensor` minus one element-wise. `e ^ x - 1` */
    function expm1<T extends Tensor>(x: TensorLike | T): T;
    /** Create an identity matrix. */
    function eye(
      numRows: number,
      numColumns?: number | undefined,
      batchShape?:
        [number, number] | [number, number, number] | [number, number, number, number] | [number] | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor2D;
    /** Creates a `tf.Tensor` filled with a scalar value. */
    function fill<R extends Rank>(
      shape: ShapeMap[R],
      value: string | number,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor<R>;
    /** Computes floor of input `tf.Tensor` element-wise: `floor(x)`. */
    function floor<T extends Tensor>(x: TensorLike | T): T;
    /** Divides two `tf.Tensor`s element-wise, A / B. Supports broadcasting. The result is rounded with floor function. */
    function floorDiv<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Gather slices from tensor `x`'s axis `axis` according to `indices`. */
    function gather<T extends Tensor>(
      x: TensorLike | T,
      indices: Tensor<Rank> | TensorLike,
      axis?: number | undefined,
      batchDims?: number | undefined,
    ): T;
    /** Returns the truth value of (a > b) element-wise. Supports broadcasting. */
    function greater<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Returns the truth value of (a >= b) element-wise. Supports broadcasting. */
    function greaterEqual<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Returns the imaginary part of a complex (or real) tensor. */
    function imag<T extends Tensor>(input: TensorLike | T): T;
    /** Returns which elements of x are finite. */
    function isFinite<T extends Tensor>(x: TensorLike | T): T;
    /** Returns which elements of x are Infinity or -Infinity. */
    function isInf<T extends Tensor>(x: TensorLike | T): T;
    /** Returns which elements of x are NaN. */
    function isNaN<T extends Tensor>(x: TensorLike | T): T;
    /** Computes leaky rectified linear element-wise. */
    function leakyRelu<T extends Tensor>(x: TensorLike | T, alpha?: number | undefined): T;
    /** Returns the truth value of (a < b) element-wise. Supports broadcasting. */
    function less<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Returns the truth value of (a <= b) element-wise. Supports broadcasting. */
    function lessEqual<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Return an evenly spaced sequence of numbers over the given interval. */
    function linspace(start: number, stop: number, num: number): Tensor1D;
    /** Computes natural logarithm of the input `tf.Tensor` element-wise: `ln(x)` */
    function log<T extends Tensor>(x: TensorLike | T): T;
    /** Computes natural logarithm of the input `tf.Tensor` plus one element-wise: `ln(1 + x)` */
    function log1p<T extends Tensor>(x: TensorLike | T): T;
    /** Computes log sigmoid of the input `tf.Tensor` element-wise: `logSigmoid(x)`. For numerical stability, we use `-tf.softplus(-x)`. */
    function logSigmoid<T extends Tensor>(x: TensorLike | T): T;
    /** Computes the log softmax. */
    function logSoftmax<T extends Tensor>(logits: TensorLike | T, axis?: number | undefined): T;
    /** Computes the log(sum(exp(elements across the reduction dimensions))). */
    function logSumExp<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Returns the truth value of `a AND b` element-wise. Supports broadcasting. */
    function logicalAnd<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Returns the truth value of `NOT x` element-wise. */
    function logicalNot<T extends Tensor>(x: TensorLike | T): T;
    /** Returns the truth value of `a OR b` element-wise. Supports broadcasting. */
    function logicalOr<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Returns the truth value of `a XOR b` element-wise. Supports broadcasting. */
    function logicalXor<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Searches for where a value would go in a sorted sequence. */
    function lowerBound(sortedSequence: Tensor<Rank> | TensorLike, values: Tensor<Rank> | TensorLike): Tensor<Rank>;
    /** Computes the dot product of two matrices, A * B. These must be matrices. */
    function matMul<T extends Tensor>(
      a: Tensor<Rank> | TensorLike,
      b: Tensor<Rank> | TensorLike,
      transposeA?: boolean | undefined,
      transposeB?: boolean | undefined,
    ): T;
    /** Computes the maximum of elements across dimensions of a `tf.Tensor`. */
    function max<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Computes the 2D max pooling of an image. */
    function maxPool<T extends Tensor3D | Tensor4D>(
      x: TensorLike | T,
      filterSize: number | [number, number],
      strides: number | [number, number],
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Computes the 3D max pooling. */
    function maxPool3d<T extends Tensor4D | Tensor5D>(
      x: TensorLike | T,
      filterSize: number | [number, number, number],
      strides: number | [number, number, number],
      pad: number | 'valid' | 'same',
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
      dataFormat?: 'NDHWC' | 'NCDHW' | undefined,
    ): T;
    /** Computes the 2D max pooling of an image with Argmax index. The indices in argmax are flattened, so that a maximum value at position `[b, y, x, c]` becomes flattened index: `(y * width + x) * channels + c` if include_batch_in_index is False; `((b * height + y) * width + x) * channels +c` if include_batch_in_index is True. */
    function maxPoolWithArgmax<T extends Tensor4D>(
      x: TensorLike | T,
      filterSize: number | [number, number],
      strides: number | [number, number],
      pad: number | 'valid' | 'same',
      includeBatchInIndex?: boolean | undefined,
    ): NamedTensorMap;
    /** Returns the max of a and b (`a > b ? a : b`) element-wise. Supports broadcasting. */
    function maximum<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Computes the mean of elements across dimensions of a `tf.Tensor`. */
    function mean<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Broadcasts parameters for evaluation on an N-D grid. */
    function meshgrid<T extends Tensor>(
      x?: TensorLike | T | undefined,
      y?: TensorLike | T | undefined,
      { indexing }?: { indexing?: string | undefined } | undefined,
    ): T[];
    /** Computes the minimum value from the input. */
    function min<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Returns the min of a and b (`a < b ? a : b`) element-wise. Supports broadcasting. */
    function minimum<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    function mirrorPad<T extends Tensor>(
      x: TensorLike | T,
      paddings: [number, number][],
      mode: 'reflect' | 'symmetric',
    ): T;
    /** Returns the mod of a and b element-wise. `floor(x / y) * y + mod(x, y) = x` Supports broadcasting. */
    function mod<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Calculates the mean and variance of `x`. The mean and variance are calculated by aggregating the contents of `x` across `axes`. If `x` is 1-D and `axes = [0]` this is just the mean and variance of a vector. */
    function moments(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): { mean: Tensor<Rank>; variance: Tensor<Rank> };
    /** Multiplies two `tf.Tensor`s element-wise, A * B. Supports broadcasting. */
    function mul<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Creates a `tf.Tensor` with values drawn from a multinomial distribution. */
    function multinomial(
      logits: TensorLike | Tensor2D | Tensor1D,
      numSamples: number,
      seed?: number | undefined,
      normalized?: boolean | undefined,
    ): Tensor2D | Tensor1D;
    /** Computes `-1 * x` element-wise. */
    function neg<T extends Tensor>(x: TensorLike | T): T;
    /** Returns the truth value of (a != b) element-wise. Supports broadcasting. */
    function notEqual<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Creates a one-hot `tf.Tensor`. The locations represented by `indices` take value `onValue` (defaults to 1), while all other locations take value `offValue` (defaults to 0). If `indices` is rank `R`, the output has rank `R+1` with the last axis of size `depth`. `indices` used to encode prediction class must start from 0. For example,  if you have 3 classes of data, class 1 should be encoded as 0, class 2  should be 1, and class 3 should be 2. */
    function oneHot(
      indices: Tensor<Rank> | TensorLike,
      depth: number,
      onValue?: number | undefined,
      offValue?: number | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor<Rank>;
    /** Creates a `tf.Tensor` with all elements set to 1. */
    function ones<R extends Rank>(shape: ShapeMap[R], dtype?: keyof DataTypeMap | undefined): Tensor<R>;
    /** Creates a `tf.Tensor` with all elements set to 1 with the same shape as the given tensor. */
    function onesLike<T extends Tensor>(x: TensorLike | T): T;
    /** Computes the outer product of two vectors, `v1` and `v2`. */
    function outerProduct(v1: TensorLike | Tensor1D, v2: TensorLike | Tensor1D): Tensor2D;
    /** Pads a `tf.Tensor` with a given value and paddings. */
    function pad<T extends Tensor>(
      x: TensorLike | T,
      paddings: [number, number][],
      constantValue?: number | undefined,
    ): T;
    /** Pads a `tf.Tensor1D` with a given value and paddings. See `pad` for details. */
    function pad1d(x: TensorLike | Tensor1D, paddings: [number, number], constantValue?: number | undefined): Tensor1D;
    /** Pads a `tf.Tensor2D` with a given value and paddings. See `pad` for details. */
    function pad2d(
      x: TensorLike | Tensor2D,
      paddings: [[number, number], [number, number]],
      constantValue?: number | undefined,
    ): Tensor2D;
    /** Pads a `tf.Tensor3D` with a given value and paddings. See `pad` for details. */
    function pad3d(
      x: TensorLike | Tensor3D,
      paddings: [[number, number], [number, number], [number, number]],
      constantValue?: number | undefined,
    ): Tensor3D;
    /** Pads a `tf.Tensor4D` with a given value and paddings. See `pad` for details. */
    function pad4d(
      x: TensorLike | Tensor4D,
      paddings: [[number, number], [number, number], [number, number], [number, number]],
      constantValue?: number | undefined,
    ): Tensor4D;
    /** Performs an N-D pooling operation */
    function pool<T extends Tensor3D | Tensor4D>(
      input: TensorLike | T,
      windowShape: number | [number, number],
      poolingType: 'avg' | 'max',
      pad: number | 'valid' | 'same' | ExplicitPadding,
      dilations?: number | [number, number] | undefined,
      strides?: number | [number, number] | undefined,
      dimRoundingMode?: 'floor' | 'round' | 'ceil' | undefined,
    ): T;
    /** Computes the power of one `tf.Tensor` to another. Supports broadcasting. */
    function pow<T extends Tensor>(base: Tensor<Rank> | TensorLike, exp: Tensor<Rank> | TensorLike): T;
    /** Computes leaky rectified linear element-wise with parametric alphas. */
    function prelu<T extends Tensor>(x: TensorLike | T, alpha: TensorLike | T): T;
    /** Prints information about the `tf.Tensor` including its data. */
    function print<T extends Tensor>(x: T, verbose?: boolean | undefined): void;
    /** Computes the product of elements across dimensions of a `tf.Tensor`. */
    function prod<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Returns a RaggedTensor result composed from rtDenseValues and rtNestedSplits, such that result[i] = [starts[i], starts[i] + deltas[i], ..., limits[i]]). */
    function raggedRange(
      starts: Tensor<Rank> | TensorLike,
      limits: Tensor<Rank> | TensorLike,
      deltas: Tensor<Rank> | TensorLike,
    ): NamedTensorMap;
    /** Create a dense tensor from a ragged tensor, possibly altering its shape. */
    function raggedTensorToTensor(
      shape: Tensor<Rank> | TensorLike,
      values: Tensor<Rank> | TensorLike,
      defaultValue: Tensor<Rank> | TensorLike,
      rowPartitionTensors: Tensor<Rank>[],
      rowPartitionTypes: string[],
    ): Tensor<Rank>;
    /** Creates a `tf.Tensor` with values sampled from a random number generator function defined by the user. */
    function rand<R extends Rank>(
      shape: ShapeMap[R],
      randFunction: () => number,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor<R>;
    /** Creates a `tf.Tensor` with values sampled from a gamma distribution. */
    function randomGamma<R extends Rank>(
      shape: ShapeMap[R],
      alpha: number,
      beta?: number | undefined,
      dtype?: 'float32' | 'int32' | undefined,
      seed?: number | undefined,
    ): Tensor<R>;
    /** Creates a `tf.Tensor` with values sampled from a normal distribution. */
    function randomNormal<R extends Rank>(
      shape: ShapeMap[R],
      mean?: number | undefined,
      stdDev?: number | undefined,
      dtype?: 'float32' | 'int32' | undefined,
      seed?: number | undefined,
    ): Tensor<R>;
    /** Creates a `tf.Tensor` with values sampled from a normal distribution. */
    function randomStandardNormal<R extends Rank>(
      shape: ShapeMap[R],
      dtype?: 'float32' | 'int32' | undefined,
      seed?: number | undefined,
    ): Tensor<R>;
    /** Creates a `tf.Tensor` with values sampled from a uniform distribution. */
    function randomUniform<R extends Rank>(
      shape: ShapeMap[R],
      minval?: number | undefined,
      maxval?: number | undefined,
      dtype?: keyof DataTypeMap | undefined,
      seed?: string | number | undefined,
    ): Tensor<R>;
    /** Creates a `tf.Tensor` with integers sampled from a uniform distribution. */
    function randomUniformInt<R extends Rank>(
      shape: ShapeMap[R],
      minval: number,
      maxval: number,
      seed?: string | number | undefined,
    ): Tensor<R>;
    /** Creates a new `tf.Tensor1D` filled with the numbers in the range provided. */
    function range(
      start: number,
      stop: number,
      step?: number | undefined,
      dtype?: 'float32' | 'int32' | undefined,
    ): Tensor1D;
    /** Returns the real part of a complex (or real) tensor. */
    function real<T extends Tensor>(input: TensorLike | T): T;
    /** Computes reciprocal of x element-wise: `1 / x` */
    function reciprocal<T extends Tensor>(x: TensorLike | T): T;
    /** Computes rectified linear element-wise: `max(x, 0)`. */
    function relu<T extends Tensor>(x: TensorLike | T): T;
    /** Computes rectified linear 6 element-wise: `min(max(x, 0), 6)`. */
    function relu6<T extends Tensor>(x: TensorLike | T): T;
    /** Reshapes a `tf.Tensor` to a given shape. */
    function reshape<R extends Rank>(x: Tensor<Rank> | TensorLike, shape: ShapeMap[R]): Tensor<R>;
    /** Reverses a `tf.Tensor` along a specified axis. */
    function reverse<T extends Tensor>(x: TensorLike | T, axis?: number | number[] | undefined): T;
    /** Reverses a `tf.Tensor1D`. */
    function reverse1d(x: TensorLike | Tensor1D): Tensor1D;
    /** Reverses a `tf.Tensor2D` along a specified axis. */
    function reverse2d(x: TensorLike | Tensor2D, axis?: number | number[] | undefined): Tensor2D;
    /** Reverses a `tf.Tensor3D` along a specified axis. */
    function reverse3d(x: TensorLike | Tensor3D, axis?: number | number[] | undefined): Tensor3D;
    /** Reverses a `tf.Tensor4D` along a specified axis. */
    function reverse4d(x: TensorLike | Tensor4D, axis?: number | number[] | undefined): Tensor4D;
    /** Computes round of input `tf.Tensor` element-wise: `round(x)`. It implements banker's rounding. */
    function round<T extends Tensor>(x: TensorLike | T): T;
    /** Computes reciprocal of square root of the input `tf.Tensor` element-wise: `y = 1 / sqrt(x)` */
    function rsqrt<T extends Tensor>(x: TensorLike | T): T;
    /** Creates rank-0 `tf.Tensor` (scalar) with the provided value and dtype. */
    function scalar(
      value: string | number | boolean | Uint8Array<ArrayBufferLike>,
      dtype?: keyof DataTypeMap | undefined,
    ): Scalar;
    /** Computes scaled exponential linear element-wise. */
    function selu<T extends Tensor>(x: TensorLike | T): T;
    /** 2-D convolution with separable filters. */
    function separableConv2d<T extends Tensor3D | Tensor4D>(
      x: TensorLike | T,
      depthwiseFilter: TensorLike | Tensor4D,
      pointwiseFilter: TensorLike | Tensor4D,
      strides: number | [number, number],
      pad: 'valid' | 'same',
      dilation?: number | [number, number] | undefined,
      dataFormat?: 'NHWC' | 'NCHW' | undefined,
    ): T;
    /** Computes the difference between two lists of numbers. */
    function setdiff1dAsync(
      x: Tensor<Rank> | TensorLike,
      y: Tensor<Rank> | TensorLike,
    ): Promise<[Tensor<Rank>, Tensor<Rank>]>;
    /** Computes sigmoid element-wise, `1 / (1 + exp(-x))` */
    function sigmoid<T extends Tensor>(x: TensorLike | T): T;
    /** Returns an element-wise indication of the sign of a number. */
    function sign<T extends Tensor>(x: TensorLike | T): T;
    /** Computes sin of the input Tensor element-wise: `sin(x)` */
    function sin<T extends Tensor>(x: TensorLike | T): T;
    /** Computes hyperbolic sin of the input `tf.Tensor` element-wise: `sinh(x)` */
    function sinh<T extends Tensor>(x: TensorLike | T): T;
    /** Extracts a slice from a `tf.Tensor` starting at coordinates `begin` and is of size `size`. */
    function slice<R extends Rank, T extends Tensor<R>>(
      x: TensorLike | T,
      begin: number | number[],
      size?: number | number[] | undefined,
    ): T;
    /** Extracts a 1D slice from 1D array starting at coordinates `begin` and is of length `size`. See `slice` for details. */
    function slice1d(x: TensorLike | Tensor1D, begin: number, size: number): Tensor1D;
    /** Extracts a 2D slice from a 2D array starting at coordinates `begin` and is of size `size`. See `slice` for details. */
    function slice2d(x: TensorLike | Tensor2D, begin: [number, number], size: [number, number]): Tensor2D;
    /** Extracts a 3D slice from a 3D array starting at coordinates `begin` and is of size `size`. See `slice` for details. */
    function slice3d(
      x: TensorLike | Tensor3D,
      begin: [number, number, number],
      size: [number, number, number],
    ): Tensor3D;
    /** Extracts a 4D slice from a 4D array starting at coordinates `begin` and is of size `size`. See `slice` for details. */
    function slice4d(
      x: TensorLike | Tensor4D,
      begin: [number, number, number, number],
      size: [number, number, number, number],
    ): Tensor4D;
    /** Computes the softmax normalized vector given the logits. */
    function softmax<T extends Tensor>(logits: TensorLike | T, dim?: number | undefined): T;
    /** Computes softplus of the input `tf.Tensor` element-wise: `log(exp(x) + 1)` */
    function softplus<T extends Tensor>(x: TensorLike | T): T;
    /** This operation divides "spatial" dimensions `[1, ..., M]` of the input into a grid of blocks of shape `blockShape`, and interleaves these blocks with the "batch" dimension (0) such that in the output, the spatial dimensions `[1, ..., M]` correspond to the position within the grid, and the batch dimension combines both the position within a spatial block and the original batch position. Prior to division into blocks, the spatial dimensions of the input are optionally zero padded according to `paddings`. See below for a precise description. */
    function spaceToBatchND<T extends Tensor>(x: TensorLike | T, blockShape: number[], paddings: number[][]): T;
    /** Fast Fourier transform. */
    function fft(input: Tensor<Rank>): Tensor<Rank>;
    /** Inverse fast Fourier transform. */
    function ifft(input: Tensor<Rank>): Tensor<Rank>;
    /** Inversed real value input fast Fourier transform. */
    function irfft(input: Tensor<Rank>): Tensor<Rank>;
    /** Real value input fast Fourier transform. */
    function rfft(input: Tensor<Rank>, fftLength?: number | undefined): Tensor<Rank>;
    /** Splits a `tf.Tensor` into sub tensors. */
    function split<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      numOrSizeSplits: number | number[],
      axis?: number | undefined,
    ): T[];
    /** Computes square root of the input `tf.Tensor` element-wise: `y = sqrt(x)` */
    function sqrt<T extends Tensor>(x: TensorLike | T): T;
    /** Computes square of `x` element-wise: `x ^ 2` */
    function square<T extends Tensor>(x: TensorLike | T): T;
    /** Returns (a - b) * (a - b) element-wise. Supports broadcasting. */
    function squaredDifference<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Removes dimensions of size 1 from the shape of a `tf.Tensor`. */
    function squeeze<T extends Tensor>(x: Tensor<Rank> | TensorLike, axis?: number[] | undefined): T;
    /** Stacks a list of rank-`R` `tf.Tensor`s into one rank-`(R+1)` `tf.Tensor`. */
    function stack<T extends Tensor>(tensors: (TensorLike | T)[], axis?: number | undefined): Tensor<Rank>;
    /** Computes step of the input `tf.Tensor` element-wise: `x > 0 ? 1 : alpha` */
    function step<T extends Tensor>(x: TensorLike | T, alpha?: number | undefined): T;
    /** Extracts a strided slice of a tensor. */
    function stridedSlice(
      x: Tensor<Rank> | TensorLike,
      begin: number[],
      end: number[],
      strides?: number[] | undefined,
      beginMask?: number | undefined,
      endMask?: number | undefined,
      ellipsisMask?: number | undefined,
      newAxisMask?: number | undefined,
      shrinkAxisMask?: number | undefined,
    ): Tensor<Rank>;
    /** Subtracts two `tf.Tensor`s element-wise, A - B. Supports broadcasting. */
    function sub<T extends Tensor>(a: Tensor<Rank> | TensorLike, b: Tensor<Rank> | TensorLike): T;
    /** Computes the sum of elements across dimensions of a `tf.Tensor`. */
    function sum<T extends Tensor>(
      x: Tensor<Rank> | TensorLike,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): T;
    /** Computes tan of the input `tf.Tensor` element-wise, `tan(x)` */
    function tan<T extends Tensor>(x: TensorLike | T): T;
    /** Computes hyperbolic tangent of the input `tf.Tensor` element-wise: `tanh(x)` */
    function tanh<T extends Tensor>(x: TensorLike | T): T;
    /** Creates rank-1 `tf.Tensor` with the provided values, shape and dtype. */
    function tensor1d(values: TensorLike1D, dtype?: keyof DataTypeMap | undefined): Tensor1D;
    /** Creates rank-2 `tf.Tensor` with the provided values, shape and dtype. */
    function tensor2d(
      values: TensorLike2D,
      shape?: [number, number] | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor2D;
    /** Creates rank-3 `tf.Tensor` with the provided values, shape and dtype. */
    function tensor3d(
      values: TensorLike3D,
      shape?: [number, number, number] | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor3D;
    /** Creates rank-4 `tf.Tensor` with the provided values, shape and dtype. */
    function tensor4d(
      values: TensorLike4D,
      shape?: [number, number, number, number] | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor4D;
    /** Creates rank-5 `tf.Tensor` with the provided values, shape and dtype. */
    function tensor5d(
      values: TensorLike5D,
      shape?: [number, number, number, number, number] | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor5D;
    /** Creates rank-6 `tf.Tensor` with the provided values, shape and dtype. */
    function tensor6d(
      values: TensorLike6D,
      shape?: [number, number, number, number, number, number] | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Tensor6D;
    /** Creates a new tensor by applying sparse updates to individual values or slices to the passed in tensor according to indices. This operator is the similar to scatterNd op, except that the udpates are scattered on an existing tensor (as opposed to a zero-tensor). */
    function tensorScatterUpdate<R extends Rank>(
      tensor: TensorLike | Tensor<R>,
      indices: Tensor<Rank> | TensorLike,
      updates: Tensor<Rank> | TensorLike,
    ): Tensor<R>;
    /** Construct a tensor by repeating it the number of times given by reps. */
    function tile<T extends Tensor>(x: TensorLike | T, reps: number[]): T;
    /** Finds the values and indices of the `k` largest entries along the last dimension. */
    function topk<T extends Tensor>(
      x: TensorLike | T,
      k?: number | undefined,
      sorted?: boolean | undefined,
    ): { values: T; indices: T };
    /** Creates a `tf.Tensor` with values sampled from a truncated normal distribution. */
    function truncatedNormal<R extends Rank>(
      shape: ShapeMap[R],
      mean?: number | undefined,
      stdDev?: number | undefined,
      dtype?: 'float32' | 'int32' | undefined,
      seed?: number | undefined,
    ): Tensor<R>;
    /** Finds unique elements along an axis of a tensor. */
    function unique<T extends Tensor>(x: TensorLike | T, axis?: number | undefined): { values: T; indices: Tensor1D };
    /** Computes the sum along segments of a `tf.Tensor`. */
    function unsortedSegmentSum<T extends Tensor>(
      x: TensorLike | T,
      segmentIds: TensorLike | Tensor1D,
      numSegments: number,
    ): T;
    /** Unstacks a `tf.Tensor` of rank-`R` into a list of rank-`(R-1)` `tf.Tensor`s. */
    function unstack(x: Tensor<Rank> | TensorLike, axis?: number | undefined): Tensor<Rank>[];
    /** Searches for where a value would go in a sorted sequence. */
    function upperBound(sortedSequence: Tensor<Rank> | TensorLike, values: Tensor<Rank> | TensorLike): Tensor<Rank>;
    /** Creates a new variable with the provided initial value. ```js const x = tf.variable(tf.tensor([1, 2, 3])); x.assign(tf.tensor([4, 5, 6])); */
    function variable<R extends Rank>(
      initialValue: Tensor<R>,
      trainable?: boolean | undefined,
      name?: string | undefined,
      dtype?: keyof DataTypeMap | undefined,
    ): Variable<R>;
    /** Returns the elements, either `a` or `b` depending on the `condition`. */
    function where<T extends Tensor>(condition: Tensor<Rank> | TensorLike, a: TensorLike | T, b: TensorLike | T): T;
    /** Returns the coordinates of true elements of condition. */
    function whereAsync(condition: Tensor<Rank> | TensorLike): Promise<Tensor2D>;
    /** Creates a `tf.Tensor` with all elements set to 0. */
    function zeros<R extends Rank>(shape: ShapeMap[R], dtype?: keyof DataTypeMap | undefined): Tensor<R>;
    /** Creates a `tf.Tensor` with all elements set to 0 with the same shape as the given tensor. */
    function zerosLike<T extends Tensor>(x: TensorLike | T): T;
    /** Apply boolean mask to tensor. */
    function booleanMaskAsync(
      tensor: Tensor<Rank> | TensorLike,
      mask: Tensor<Rank> | TensorLike,
      axis?: number | undefined,
    ): Promise<Tensor<Rank>>;
    /** Transposes the `tf.Tensor`. Permutes the dimensions according to `perm`. */
    function transpose<T extends Tensor>(
      x: TensorLike | T,
      perm?: number[] | undefined,
      conjugate?: boolean | undefined,
    ): T;
    /** Computes the norm of scalar, vectors, and matrices. This function can compute several different vector norms (the 1-norm, the Euclidean or 2-norm, the inf-norm, and in general the p-norm for p > 0) and matrix norms (Frobenius, 1-norm, and inf-norm). */
    function norm(
      x: Tensor<Rank> | TensorLike,
      ord?: number | 'euclidean' | 'fro' | undefined,
      axis?: number | number[] | undefined,
      keepDims?: boolean | undefined,
    ): Tensor<Rank>;
    /** Compute the moving average of a variable. */
    function movingAverage<T extends Tensor>(
      v: TensorLike | T,
      x: TensorLike | T,
      decay: number | Scalar,
      step?: number | Scalar | undefined,
      zeroDebias?: boolean | undefined,
    ): T;
    /** Creates a new tensor by applying sparse updates to individual values or slices within a zero tensor of the given shape tensor according to indices. This operator is the inverse of the `tf.gatherND` operator which extracts values or slices from a given tensor. */
    function scatterND<R extends Rank>(
      indices: Tensor<Rank> | TensorLike,
      updates: Tensor<Rank> | TensorLike,
      shape: ShapeMap[R],
    ): Tensor<R>;
    /** Searches for where a value would go in a sorted sequence. */
    function searchSorted(
      sortedSequence: Tensor<Rank> | TensorLike,
      values: Tensor<Rank> | TensorLike,
      side?: 'left' | 'right' | undefined,
    ): Tensor<Rank>;
    /** Converts a sparse representation into a dense tensor. */
    function sparseToDense<R extends Rank>(
      sparseIndices: Tensor<Rank> | TensorLike,
      sparseValues: Tensor<Rank> | TensorLike,
      outputShape: ShapeMap[R],
      defaultValue?: Scalar | ScalarLike | undefined,
    ): Tensor<R>;
    /** Gather slices from input tensor into a Tensor with shape specified by `indices`. */
    function gatherND(x: Tensor<Rank> | TensorLike, indices: Tensor<Rank> | TensorLike): Tensor<Rank>;
    /** Computes dropout. */
    function dropout(
      x: Tensor<Rank> | TensorLike,
      rate: number,
      noiseShape?: number[] | undefined,
      seed?: string | number | undefined,
    ): Tensor<Rank>;
    function enclosingPowerOfTwo(value: number): number;
    function cosineWindow(windowLength: number, a: number, b: number): Tensor1D;
    /** Disposes any `tf.Tensor`s found within the provided object. */
    function dispose(container: TensorContainer): void;
    /** Keeps a `tf.Tensor` generated inside a `tf.tidy` from being disposed automatically. */
    function keep<T extends Tensor>(result: T): T;
  }
}
