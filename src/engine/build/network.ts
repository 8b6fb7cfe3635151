import { addN, tensor, tidy, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import { input, model as functionalModel, type LayerVariable, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { LayerSpec, NetworkSpec } from '../../language';
import type { NamedArray } from '../contract';
import { mendGradients } from '../gradients';
import './activations';
import type { BuildContext } from './buildContext';
import { createLayer, type Layer } from './layerFactory';
import type { NetworkInput } from './networkInput';
import { RandomSource } from './randomSource';
import { neededSteps, runLayers, type Step, type Watch } from './runLayers';
import './seededInitializer';

export interface Weight {
  /** `dense_1/kernel`. */
  readonly name: string;
  /** As the file names it. */
  readonly layer: string;
  readonly variable: LayerVariable;
  readonly trainable: boolean;
}

/** A network as tfjs layers, with weights of its own; to be disposed. */
export interface Network {
  readonly name: string;
  readonly inputs: readonly NetworkInput[];
  /** Of one row. */
  readonly outputShape: readonly number[];
  readonly weights: readonly Weight[];
  readonly parameters: number;
  readonly random: RandomSource;
  readonly layerShapes: readonly {
    readonly name: string;
    readonly shape: readonly (number | null)[];
    readonly parameters: number;
  }[];
  /** In the order of `inputs`. Gradients of what it does, other than of training, need a `watch`. */
  call(inputs: readonly Tensor[], training: boolean, watch?: Watch): Tensor;
  /** Sum of the weight penalties, or null where no layer has one. */
  penalty(): Tensor | null;
  dispose(): void;
}

/**
 * Builds a network. `available` are the data's tensors; those that a layer asks for become its inputs. The same seed
 * gives the same weights. `prefix` stands before the weights' names where a file has several networks.
 */
export function buildNetwork(
  spec: NetworkSpec,
  available: readonly NetworkInput[],
  seed: number,
  prefix = '',
): Network {
  mendGradients();
  const random = new RandomSource();
  const context: BuildContext = { seed, random, made: [] };
  const own = spec.inputShape
    ? [{ name: ownInputName(spec, available), shape: spec.inputShape, dtype: 'float32' as const }]
    : available;
  const tensors = new Map<string, SymbolicTensor>();
  const taken: NetworkInput[] = [];
  const takenAs: string[] = [];
  const steps: Step[] = [];
  const layerShapes: { name: string; shape: readonly (number | null)[]; parameters: number }[] = [];
  const weights: Weight[] = [];
  let last: SymbolicTensor | undefined;

  function source(name: string): SymbolicTensor {
    const found = tensors.get(name);
    if (found) return found;
    const given = own.find((candidate) => candidate.name === name) ?? (spec.inputShape ? own[0] : undefined);
    if (!given) throw new Error(`${spec.name}: nothing is called ${name}`);
    const symbolic = input({ shape: [...given.shape], dtype: given.dtype, name: `input_${given.name}` });
    tensors.set(name, symbolic);
    taken.push(given);
    takenAs.push(name);
    return symbolic;
  }

  const inputsOf = (layer: LayerSpec): readonly string[] => {
    if (layer.inputs.length) return layer.inputs;
    return own[0] ? [own[0].name] : [];
  };
  for (const layerSpec of spec.layers) {
    const inputs = inputsOf(layerSpec);
    const sources = inputs.map(source);
    const layer = createLayer(layerSpec, context);
    const result = applied(layer, sources);
    steps.push({ spec: layerSpec, layer, inputs });
    tensors.set(layerSpec.name, result);
    layerShapes.push({ name: layerSpec.name, shape: result.shape.slice(1), parameters: layer.countParams() });
    const trainable = new Set(layer.trainableWeights);
    weights.push(...named(layerSpec.name, prefix, layer.weights, trainable));
    last = result;
  }
  if (!last) throw new Error(`${spec.name} has no layers`);

  const symbolicInputs = taken.map((given) => tensors.get(given.name) ?? source(given.name));
  const model = functionalModel({ inputs: symbolicInputs, outputs: last });
  const needed = neededSteps(steps);
  const outputShape = last.shape.slice(1).map((size) => size ?? 1);
  return {
    name: spec.name,
    inputs: taken,
    outputShape,
    weights,
    parameters: model.countParams(),
    random,
    layerShapes,
    call: (inputs, training, watch) => runLayers(needed, givenOf(takenAs, taken, inputs), training, watch),
    penalty: () => {
      // A wrapper counts the penalties of the layer inside as its own.
      const losses = new Set(context.made.flatMap((layer) => layer.losses));
      return losses.size ? addN([...losses].map((loss) => loss())) : null;
    },
    dispose: () => {
      for (const layer of context.made) disposeMasks(layer);
      model.dispose();
    },
  };
}

function givenOf(names: readonly string[], inputs: readonly NetworkInput[], tensors: readonly Tensor[]) {
  return new Map(
    inputs.map((given, index) => {
      const tensor = tensors[index];
      if (!tensor) throw new Error(`the input ${given.name} is not given`);
      return [names[index] ?? given.name, { input: given, tensor }] as const;
    }),
  );
}

/** In a tidy: recurrent layers leave parts of their first bias behind. */
function applied(layer: Layer, sources: readonly SymbolicTensor[]): SymbolicTensor {
  const results: SymbolicTensor[] = [];
  tidy(() => {
    results.push(layer.apply(sources.length === 1 && sources[0] ? sources[0] : [...sources]) as SymbolicTensor);
  });
  const [result] = results;
  if (!result) throw new Error(`${layer.name} gave nothing`);
  return result;
}

function ownInputName(spec: NetworkSpec, available: readonly NetworkInput[]): string {
  const made = new Set(spec.layers.map((layer) => layer.name));
  const asked = spec.layers.flatMap((layer) => layer.inputs).find((name) => !made.has(name));
  return asked ?? available[0]?.name ?? 'noise';
}

function named(
  layer: string,
  prefix: string,
  variables: readonly LayerVariable[],
  trainable: ReadonlySet<LayerVariable>,
): Weight[] {
  const seen = new Set<string>();
  return variables.map((variable) => {
    const parts = variable.originalName.split('/');
    const inner = parts.find((part) => /^(forward|backward)_/.test(part));
    const plain = `${prefix}${layer}/${inner ? `${inner.replace(/_.*/, '')}/` : ''}${parts.at(-1) ?? 'weight'}`;
    let name = plain;
    for (let count = 1; seen.has(name); count++) name = `${plain}_${String(count)}`;
    seen.add(name);
    return { name, layer, variable, trainable: trainable.has(variable) };
  });
}

/** Recurrent cells keep their last masks until the next call. */
function disposeMasks(layer: object): void {
  for (const key of ['dropoutMask', 'recurrentDropoutMask'] as const) {
    const mask = (layer as Readonly<Record<string, Tensor | Tensor[] | null | undefined>>)[key];
    for (const part of Array.isArray(mask) ? mask : mask ? [mask] : []) part.dispose();
  }
}

/** The variable behind a weight. */
export function variableOf(weight: Weight): Variable {
  return weight.variable.read() as Variable;
}

/** Copies of the weights' values. */
export function readWeights(network: Network): NamedArray[] {
  return network.weights.map((weight) => readVariable(weight.name, variableOf(weight)));
}

export function readVariable(name: string, variable: Variable): NamedArray {
  return { name, shape: variable.shape, dtype: 'float32', values: Float32Array.from(variable.dataSync()) };
}

/** Sets a variable to a copy of the values. */
export function writeVariable(variable: Variable, array: NamedArray): void {
  const value = tensor(Float32Array.from(array.values), [...variable.shape], 'float32');
  variable.assign(value);
  value.dispose();
}

/** Sets the weights by name; every weight must be among the arrays. */
export function writeWeights(network: Network, arrays: readonly NamedArray[]): void {
  const byName = new Map(arrays.map((array) => [array.name, array]));
  for (const weight of network.weights) {
    const array = byName.get(weight.name);
    if (!array) throw new Error(`no values for the weight ${weight.name}`);
    writeVariable(variableOf(weight), array);
  }
}
