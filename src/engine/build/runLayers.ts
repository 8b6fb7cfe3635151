import { cast, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import type { LayerSpec } from '../../language';
import { maskAfter, maskFor, type Mask } from './masks';
import type { NetworkInput } from './networkInput';

/** A layer and what it takes: names of layers before it or of inputs. */
export interface Step {
  readonly spec: LayerSpec;
  readonly layer: layers.Layer;
  readonly inputs: readonly string[];
}

/** Those of the steps, in order, that the last one needs. */
export function neededSteps(steps: readonly Step[]): readonly Step[] {
  const needed = new Set<string>();
  return steps.reduceRight<readonly Step[]>((later, step) => {
    if (later.length > 0 && !needed.has(step.spec.name)) return later;
    for (const name of step.inputs) needed.add(name);
    return [step, ...later];
  }, []);
}

/** What one takes of, or puts into, a network while it runs. */
export interface Watch {
  /** What stands for a layer's output from here on. */
  readonly replace?: (layer: string, output: Tensor) => Tensor;
}

/**
 * Runs the steps and gives the last one's output. TensorFlow.js's own models hand a mask on to layers that it does not
 * concern, and merge masks otherwise than Keras.
 */
export function runLayers(
  steps: readonly Step[],
  given: ReadonlyMap<string, { readonly input: NetworkInput; readonly tensor: Tensor }>,
  training: boolean,
  watch?: Watch,
): Tensor {
  return tidy(() => {
    const values = new Map<string, { readonly value: Tensor; readonly mask: Mask }>();
    for (const [name, { input, tensor }] of given) {
      values.set(name, { value: tensor.dtype === input.dtype ? tensor : cast(tensor, input.dtype), mask: null });
    }
    const lastUse = new Map(steps.flatMap(({ inputs }, index) => inputs.map((name) => [name, index] as const)));
    let output: Tensor | undefined;
    for (const [index, { spec, layer, inputs }] of steps.entries()) {
      const taken = inputs.map((name) => {
        const found = values.get(name);
        if (!found) throw new Error(`${spec.name} takes ${name}, which is not there`);
        return found;
      });
      const tensors = taken.map(({ value }) => value);
      const masks = taken.map(({ mask }) => mask);
      const mask = maskFor(masks);
      const kwargs = mask ? { training, mask } : { training, masks };
      const made = layer.apply(tensors.length === 1 && tensors[0] ? tensors[0] : tensors, kwargs) as Tensor;
      output = watch?.replace?.(spec.name, made) ?? made;
      values.set(spec.name, { value: output, mask: maskAfter(spec, layer, tensors, masks) });
      // Gradients need what came before.
      if (training || watch) continue;
      for (const name of new Set(inputs)) {
        if (lastUse.get(name) === index && !given.has(name)) values.get(name)?.value.dispose();
      }
    }
    if (!output) throw new Error('a network without layers was run');
    return output;
  });
}
