/**
 * What `import { ... } from 'model-studio'` gives a code model. Its types for people are in `types/model-studio.d.ts`;
 * here values come from their code and are checked.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { JsonValue } from '../../language';

export type Shape = readonly (number | null)[];

export interface WeightOptions {
  readonly initializer?: string | Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
  readonly trainable?: boolean;
  readonly regularizer?: { readonly l1?: number; readonly l2?: number };
}

export type Arguments = Readonly<Record<string, JsonValue>>;

/** What `build` is given. Shapes are without the batch. */
export interface BuildGiven {
  readonly inputShape: Shape;
  readonly inputShapes: readonly Shape[];
  readonly args: Arguments;
  addWeight(name: string, shape: readonly number[], options?: WeightOptions): void;
}

export interface StepRandom {
  uniform(shape: readonly number[]): Tensor;
  normal(shape: readonly number[]): Tensor;
}

export interface CallGiven {
  readonly args: Arguments;
  readonly weights: Readonly<Record<string, Tensor>>;
  readonly training: boolean;
  readonly random: StepRandom;
}

export interface LayerDefinition {
  readonly name: string;
  readonly arguments?: Arguments;
  build?(given: BuildGiven): void;
  readonly call: (input: Tensor | readonly Tensor[], given: CallGiven) => Tensor;
  computeOutputShape?(inputShape: Shape | readonly Shape[], given: { readonly args: Arguments }): Shape;
}

/** One place in a model where a layer of the user's own stands. */
export class LayerUse {
  constructor(
    readonly definition: LayerDefinition,
    readonly args: Readonly<Record<string, unknown>>,
    readonly common: Readonly<Record<string, unknown>>,
  ) {}
}

export type Compare = (actual: Tensor, predicted: Tensor) => Tensor;

export interface MetricDefinition {
  readonly name: string;
  readonly better?: 'min' | 'max';
  readonly call: Compare;
}

/** A metric of the user's own; a function alone is one of which less is better. */
export class MetricUse {
  constructor(readonly definition: MetricDefinition) {}
}

/** What `defineModel` was given. */
export class DefinedModel {
  constructor(readonly content: Readonly<Record<string, unknown>>) {}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function defineModel(content: unknown): DefinedModel {
  if (!isObject(content)) throw new TypeError('defineModel takes an object: { data, model, train }');
  return new DefinedModel(content);
}

/** A layer by its calculation alone: named after its function. */
export function layerOfFunction(call: LayerDefinition['call'], name: string): LayerUse {
  return new LayerUse({ name, call }, {}, {});
}

export function defineLayer(definition: LayerDefinition) {
  if (!isObject(definition) || typeof definition.call !== 'function' || typeof definition.name !== 'string') {
    throw new TypeError('defineLayer takes an object with a name and a function call');
  }
  return (args: Readonly<Record<string, unknown>> = {}, common: Readonly<Record<string, unknown>> = {}): LayerUse =>
    new LayerUse(definition, args, common);
}

export function defineMetric(definition: MetricDefinition): MetricUse {
  if (!isObject(definition) || typeof definition.call !== 'function' || typeof definition.name !== 'string') {
    throw new TypeError('defineMetric takes an object with a name and a function call');
  }
  return new MetricUse(definition);
}
