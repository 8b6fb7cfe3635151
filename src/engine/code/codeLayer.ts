import { tidy, zeros, Tensor } from '@tensorflow/tfjs-core';
import { layers, regularizers } from '@tensorflow/tfjs-layers';
import type { LayerSpec } from '../../language';
import type { BuildContext } from '../build/buildContext';
import { nameHash } from '../build/nameHash';
import { SeededInitializer } from '../build/seededInitializer';
import { deriveSeed } from '../random';
import { isRecording, Untraceable } from '../trace';
import type { Arguments, LayerDefinition, Shape, WeightOptions } from './define';
import { codeFunctions, type CodeFunctions } from './registry';
import { CodeError } from './userError';
import { withStepRandom } from './stepRandom';

type TfShape = (number | null)[];

const withoutBatch = (shape: TfShape | TfShape[]): readonly Shape[] =>
  (Array.isArray(shape[0]) ? (shape as TfShape[]) : [shape as TfShape]).map((one) => one.slice(1));

/** The arguments as the user's functions get them: with their defaults. */
export function argumentsOf(definition: LayerDefinition, config: Arguments): Arguments {
  const { trainable: _trainable, ...own } = config;
  const given = Object.entries(own).filter(([, value]) => value !== null);
  return { ...definition.arguments, ...Object.fromEntries(given) };
}

/** What a layer's `computeOutputShape` says, or else what its `call` gives for zeros. Shapes are without the batch. */
export function outputShapeOf(definition: LayerDefinition, args: Arguments, inputShapes: readonly Shape[]): Shape {
  const [first = []] = inputShapes;
  if (definition.computeOutputShape) {
    return definition.computeOutputShape(inputShapes.length === 1 ? first : inputShapes, { args });
  }
  return calledShapeOf(definition, args, inputShapes);
}

/** The shape of what `call` gives for one row of zeros. */
export function calledShapeOf(definition: LayerDefinition, args: Arguments, inputShapes: readonly Shape[]): Shape {
  const [first = []] = inputShapes;
  return tidy(() => {
    const weights: Record<string, Tensor> = {};
    definition.build?.({
      args,
      inputShape: first,
      inputShapes,
      addWeight: (name, shape) => {
        weights[name] = zeros([...shape]);
      },
    });
    const inputs = inputShapes.map((shape) => zeros([1, ...shape.map((size) => size ?? 1)]));
    const made = (shape: readonly number[]): Tensor => zeros([...shape]);
    const given = { args, weights, training: false, random: { uniform: made, normal: made } };
    const output = definition.call(inputs.length === 1 && inputs[0] ? inputs[0] : inputs, given);
    if (!(output instanceof Tensor))
      throw new CodeError('engine.codeLayerNoTensor', { layer: definition.name }, undefined);
    return output.shape.slice(1);
  });
}

/** A layer of the user's own as a layer of TensorFlow.js. */
class CodeLayer extends layers.Layer {
  static readonly className = 'CodeLayer';
  private readonly definition: LayerDefinition;
  private readonly args: Arguments;
  private readonly added = new Map<string, ReturnType<layers.Layer['addWeight']>>();

  constructor(
    private readonly spec: LayerSpec,
    private readonly functions: CodeFunctions,
    private readonly context: BuildContext,
  ) {
    super({ name: spec.name, trainable: spec.config['trainable'] !== false });
    const definition = functions.layers.get(spec.type);
    if (!definition) throw new Error(`the code has no layer ${spec.type}`);
    this.definition = definition;
    this.args = argumentsOf(definition, spec.config);
  }

  override build(inputShape: TfShape | TfShape[]): void {
    const inputShapes = withoutBatch(inputShape);
    const addWeight = (name: string, shape: readonly number[], options: WeightOptions = {}): void => {
      this.added.set(name, this.weight(name, shape, options));
    };
    this.guarded(() => {
      this.definition.build?.({ args: this.args, inputShape: inputShapes[0] ?? [], inputShapes, addWeight });
    });
    this.built = true;
  }

  override computeOutputShape(inputShape: TfShape | TfShape[]): TfShape {
    return this.guarded(() => [null, ...outputShapeOf(this.definition, this.args, withoutBatch(inputShape))]);
  }

  override call(inputs: Tensor | Tensor[], kwargs: Readonly<Record<string, unknown>>): Tensor {
    const training = kwargs['training'] === true;
    const { random } = this.context;
    const { name } = this.spec;
    return this.guarded(() =>
      tidy(() => {
        const weights = Object.fromEntries([...this.added].map(([weight, variable]) => [weight, variable.read()]));
        const given = {
          args: this.args,
          weights,
          training,
          random: {
            uniform: (shape: readonly number[]) => random.uniform(name, shape),
            normal: (shape: readonly number[]) => random.normal(name, shape),
          },
        };
        const [only] = Array.isArray(inputs) ? inputs : [inputs];
        const input = Array.isArray(inputs) && inputs.length > 1 ? inputs : (only ?? []);
        const output = withStepRandom(random, name, training, () => this.definition.call(input, given));
        if (!(output instanceof Tensor)) throw new CodeError('engine.codeLayerNoTensor', { layer: name }, undefined);
        return output;
      }),
    );
  }

  private weight(name: string, shape: readonly number[], options: WeightOptions) {
    const { initializer = 'glorotUniform', trainable = true, regularizer } = options;
    const [[initializerName, settings]] =
      typeof initializer === 'string'
        ? [[initializer, {}] as const]
        : (Object.entries(initializer) as [[string, object]]);
    const seed = deriveSeed(this.context.seed, nameHash(`${this.spec.name}/${name}`));
    const first = new SeededInitializer({ name: initializerName, seed, settings: { ...settings } });
    const penalty = regularizer && regularizers.l1l2({ l1: regularizer.l1 ?? 0, l2: regularizer.l2 ?? 0 });
    return this.addWeight(name, [...shape], 'float32', first, penalty, trainable);
  }

  /** What the user's code throws, with the layer's name. */
  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const reason =
        error instanceof Untraceable ? error.reason : isRecording() && error instanceof CodeError ? error.text : null;
      if (reason) throw new Untraceable({ key: 'engine.traceInLayer', args: { layer: this.spec.name, reason } });
      throw error instanceof CodeError ? error : this.functions.error(error, 'engine.codeLayerFailed', this.spec.name);
    }
  }
}

/** The layer for one of the file that the user's code calculates. */
export function codeLayer(spec: LayerSpec, context: BuildContext): layers.Layer {
  return new CodeLayer(spec, codeFunctions(spec.code ?? ''), context);
}
