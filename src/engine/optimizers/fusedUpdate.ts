import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import type { OptimizerSpec } from '../../language';
import { float, isRecording, updateInPlace, type BuildUpdate } from '../trace';

/** What a fused update is made from; the slots in the order of the rule. */
export interface FusedInput {
  readonly weight: Variable;
  readonly slots: readonly Variable[];
  readonly gradient: Tensor;
  readonly learningRate: Scalar;
  readonly step: Scalar;
}

/**
 * The rule of an optimizer as one operation of TensorFlow, which goes over a weight once where the rule's formula would go
 * over it a dozen times; null where TensorFlow has none with the same formula.
 */
export function fusedUpdate(spec: OptimizerSpec): ((input: FusedInput) => void) | null {
  const build = builds[spec.name]?.(spec.config) ?? null;
  if (!build) return null;
  return ({ weight, slots, gradient, learningRate, step }) => {
    updateInPlace([weight, ...slots], [gradient, learningRate, step], build);
  };
}

/** Whether updates are being written down, and not computed. */
export const canFuse = isRecording;

type Settings = OptimizerSpec['config'];

const attributes = { T: { type: float }, use_locking: { b: false } };

/** Reads of the weight come before. */
const afterRead = (handle = ''): string => `^${handle}/read`;

const builds: Readonly<Record<string, (config: Settings) => BuildUpdate | null>> = {
  adam: ({ beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, amsgrad, weightDecay }) => {
    if (amsgrad === true || Number(weightDecay ?? 0) > 0) return null;
    return (nodes, handles, [gradient = '', rate = '', step = '']) => {
      const [first, second] = [nodes.number(Number(beta1)), nodes.number(Number(beta2))];
      const powers = [nodes.float('Pow', first, step), nodes.float('Pow', second, step)];
      const inputs = [...handles, ...powers, rate, first, second, nodes.number(Number(epsilon)), gradient];
      return nodes.node('ResourceApplyAdam', [...inputs, afterRead(handles[0])], {
        ...attributes,
        use_nesterov: { b: false },
      });
    };
  },
  sgd: ({ momentum = 0, nesterov, weightDecay }) => {
    if (Number(weightDecay ?? 0) > 0) return null;
    return (nodes, handles, [gradient = '', rate = '']) => {
      const after = afterRead(handles[0]);
      if (handles.length === 1) {
        return nodes.node('ResourceApplyGradientDescent', [...handles, rate, gradient, after], attributes);
      }
      const inputs = [...handles, rate, gradient, nodes.number(Number(momentum)), after];
      return nodes.node('ResourceApplyKerasMomentum', inputs, {
        ...attributes,
        use_nesterov: { b: nesterov === true },
      });
    };
  },
};
