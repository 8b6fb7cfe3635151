import { fill, mul, sub, tidy, variable, type Scalar, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import type { OptimizerSpec } from '../../language';
import { variableOf, type Weight } from '../build';
import { clipping } from './clipping';
import { canFuse, fusedUpdate } from './fusedUpdate';
import { createRule } from './rules';

/** An optimizer over some weights. It remembers in variables, so its state can be saved and stand in a graph. */
export interface Optimizer {
  /** `adam/dense_1/kernel/momentum`. */
  readonly slots: readonly { readonly name: string; readonly variable: Variable }[];
  readonly learningRate: number;
  /** Gradients in the order of the weights. `step` counts from 1. */
  apply(gradients: readonly Tensor[], learningRate: Scalar, step: Scalar): void;
  dispose(): void;
}

export function createOptimizer(spec: OptimizerSpec, weights: readonly Weight[]): Optimizer {
  const rule = createRule(spec);
  const fused = fusedUpdate(spec);
  const clip = clipping(spec);
  const { weightDecay } = spec.config;
  const decay = typeof weightDecay === 'number' ? weightDecay : 0;
  const slots = weights.map((weight) =>
    rule.slots.map(({ name, start, scalar }) => ({
      name: `${spec.name}/${weight.name}/${name}`,
      variable: tidy(() => variable(fill(scalar === true ? [] : variableOf(weight).shape, start), false)),
    })),
  );
  return {
    slots: slots.flat(),
    learningRate: Number(spec.config['learningRate'] ?? 0.001),
    apply: (gradients, learningRate, step) => {
      tidy(() => {
        const clipped = clip(gradients);
        for (const [index, weight] of weights.entries()) {
          const gradient = clipped[index];
          if (!gradient) throw new Error(`no gradient for ${weight.name}`);
          const own = slots[index] ?? [];
          if (fused && canFuse() && !isConstrained(weight)) {
            const variables = own.map((slot) => slot.variable);
            fused({ weight: variableOf(weight), slots: variables, gradient, learningRate, step });
            continue;
          }
          tidy(() => {
            const old = variableOf(weight);
            const updated = rule.update({
              weight: decay > 0 ? sub(old, mul(old, mul(learningRate, decay))) : old,
              gradient,
              slots: own.map((slot) => slot.variable),
              learningRate,
              step,
            });
            // `write` also applies the weight's constraint.
            weight.variable.write(updated.weight);
            for (const [at, value] of updated.slots.entries()) own[at]?.variable.assign(value);
          });
        }
      });
    },
    dispose: () => {
      for (const slot of slots.flat()) slot.variable.dispose();
    },
  };
}

function isConstrained(weight: Weight): boolean {
  const { constraint }: { readonly constraint?: unknown } = weight.variable;
  return constraint !== undefined && constraint !== null;
}
