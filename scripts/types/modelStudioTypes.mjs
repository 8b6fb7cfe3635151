// Puts together `types/model-studio.d.ts`, which a code model's editor reads: from the schema, from TensorFlow.js, and what
// stands here.
import { format } from 'prettier';
import { tensorTypes } from './tensorTypes.mjs';

const own = `
/** Sizes without the batch. */
export type Shape = readonly number[];

type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Literal values as what they are examples of. */
type Wide<T> = T extends number ? number : T extends string ? string : T extends boolean ? boolean : T extends readonly (infer I)[] ? readonly Wide<I>[] : { readonly [K in keyof T]: Wide<T[K]> };

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
  /** As in a model file: \`'heNormal'\`, \`{ constant: { value: 1 } }\`. Default: \`'glorotUniform'\`. */
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
  /** By the names that \`build\` gave. */
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
  /** Calculates the output of a batch; several inputs come as a list. Only operations of \`tf\` have a gradient. */
  call(input: Tensor & readonly Tensor[], given: CallGiven<Wide<A>>): Tensor;
  /** Without it the shape is what \`call\` gives for zeros. */
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

/** A layer of one's own, as it stands in \`model\`. */
export interface CustomLayer { readonly [layerMark]: true }
export interface Metric { readonly [metricMark]: true }
export interface Model { readonly [modelMark]: true }

type OneLayer = { [K in keyof LayerArguments]: { readonly [P in K]: LayerArguments[K] } & { readonly [P in Exclude<keyof LayerArguments, K>]?: never } & { readonly name?: string; readonly inputs?: LayerInputs } }[keyof LayerArguments];

/** One layer: \`{ dense: { units: 16, activation: 'relu' } }\`, \`'flatten'\`, one of one's own, or a function of a tensor. */
export type Layer = LayerName | OneLayer | CustomLayer | ((input: Tensor & readonly Tensor[], given: CallGiven<{}>) => Tensor);

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
  /** Seeded by \`data.split.seed\`. */
  readonly random: Random;
  /** The folder of the model file. */
  readonly folder: string;
}

type Cell = string | number | boolean | null | undefined;
type Row = { readonly [column: string]: Cell } | readonly Cell[];
type Column = readonly Cell[] | Float32Array | Float64Array | Int32Array | Uint8Array | { readonly shape: readonly [number, number, number]; readonly pixels: Uint8Array };
type Rows = Iterable<Row> | AsyncIterable<Row> | { readonly [column: string]: Column };

/** Gives rows, one after another or in a list, or columns by name; images as \`{ shape: [height, width, channels], pixels }\`. */
export type DataFunction = (given: DataGiven) => Rows | Promise<Rows>;

interface Shared {
  readonly name?: ModelName;
  readonly data: Data;
  readonly train?: Train;
  readonly expect?: Expect;
}

export interface SingleModel extends Shared { readonly model: readonly Layer[]; readonly networks?: never }
export interface SeveralNetworks extends Shared { readonly networks: Networks; readonly model?: never }

/** A model in the words of a model file. Export it: \`export default defineModel({ ... })\`. */
export function defineModel(model: SingleModel | SeveralNetworks): Model;

/** A layer of one's own. What it gives stands in \`model\`: \`scale({ start: 2 }, { name: 'first' })\`. */
export function defineLayer<const A extends { readonly [argument: string]: JsonValue } = {}>(definition: LayerDefinition<A>): (args?: Partial<Wide<A>>, common?: LayerCommon) => CustomLayer;

/** A metric of one's own with a name, and whether more of it is better. */
export function defineMetric(definition: MetricDefinition): Metric;
`;

/** The file's text. `schema` is what src/language/document/modelTypes.ts gives. */
export async function modelStudioTypes(schema) {
  const { basics, tensor, operations } = tensorTypes();
  const body = [
    own,
    '// From the schema of model files.',
    schema,
    '// From TensorFlow.js (Apache-2.0): tensors, and the operations on them.',
    basics
      .replace('type Activation =', 'type FusedActivation =')
      .replaceAll(/^type (Tensor\dD|Scalar|DataType|Rank) /gm, 'export type $1 '),
    tensor,
    `export namespace tf {\n${operations.join('\n').replaceAll(/\bactivation\?: Activation\b/g, 'activation?: FusedActivation')}\n}`,
  ].join('\n\n');
  const head = [
    '// What `model-studio` gives models in code. Made by the test test/unit/language/modelTypes.test.ts (-u renews it).',
    '// Model Studio writes a copy beside the models that refer to it: changes there are lost.',
  ];
  const all = `${head.join('\n')}\n\ndeclare module 'model-studio' {\n${body}\n}\n`;
  return format(all, { parser: 'typescript', printWidth: 120, singleQuote: true });
}
