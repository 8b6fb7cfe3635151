import { memory, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildNetwork, variableOf, type Network } from '../../../src/engine/build';
import type { JsonValue } from '../../../src/language';
import { constraints, initializers } from '../../../src/language/schema/values';
import { useNativeBackend } from '../train/useBackend';
import { buildDense } from './buildDense';
import { expectClose } from './expectClose';
import { layersOf } from './layerOfFile';
import { constraintReferences, initializerReferences, type Spread } from './readReferences';

const nameOf = (written: JsonValue): string =>
  typeof written === 'string' ? written : (Object.keys(written as object)[0] ?? '');

const missing = (all: object, held: readonly string[]): string[] =>
  Object.keys(all).filter((name) => !held.includes(name));

const kernelOf = (network: Network) => {
  const [weight] = network.weights;
  if (!weight) throw new Error('the layer has no kernel');
  return weight;
};

beforeAll(useNativeBackend);

describe('constraints', () => {
  test('all have references made with Keras', () => {
    expect(
      missing(
        constraints,
        constraintReferences.map(({ constraint }) => nameOf(constraint)),
      ),
    ).toEqual([]);
  });

  test.each(constraintReferences.map((reference) => ({ ...reference, written: JSON.stringify(reference.constraint) })))(
    "make of a kernel what Keras's make: $written",
    ({ constraint, shape, values, after }) => {
      const before = memory().numTensors;
      const network = buildDense(shape[0] ?? 0, shape[1] ?? 0, { kernelConstraint: constraint });
      const kernel = kernelOf(network);
      tidy(() => {
        kernel.variable.write(tensor([...values], [...shape]));
      });
      expectClose('the kernel', variableOf(kernel).dataSync(), after);
      network.dispose();
      expect(memory().numTensors).toBe(before);
    },
  );
});

const spreads = initializerReferences.flatMap(({ initializer, kernels = {} }) =>
  Object.entries(kernels).map(([layer, spread]) => ({
    written: { [initializer.name]: initializer.config },
    layer,
    spread,
  })),
);
const fixed = initializerReferences.flatMap(({ initializer, kernel }) => (kernel ? [{ initializer, kernel }] : []));

/** A dense or conv1d layer whose kernel has the shape. */
function layerWith(kernelInitializer: JsonValue, layer: string, shape: readonly number[]): Network {
  if (layer === 'dense') return buildDense(shape[0] ?? 0, shape[1] ?? 0, { kernelInitializer });
  const [kernelSize = 1, channels = 1, filters = 1] = shape;
  const { specs } = layersOf({
    layers: [{ conv1d: { filters, kernelSize, kernelInitializer } }],
    inputs: [{ shape: [1, kernelSize, channels], values: [] }],
    weights: [],
    factor: [],
    output: { shape: [1, 1, filters], values: [] },
  });
  const available = [{ name: 'in0', shape: [kernelSize, channels], dtype: 'float32' as const }];
  return buildNetwork({ name: 'model', layers: specs }, available, 7);
}

function spreadOf(values: Float32Array, shape: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const least = values.reduce((one, other) => Math.min(one, other));
  const largest = values.reduce((one, other) => Math.max(one, other));
  return { shape, mean, deviation: Math.sqrt(variance), least, largest };
}

describe('initializers', () => {
  test('all have references made with Keras', () => {
    expect(
      missing(
        initializers,
        initializerReferences.map(({ initializer }) => initializer.name),
      ),
    ).toEqual([]);
  });

  test.each(fixed)("give the very numbers of Keras's: $initializer", ({ initializer, kernel }) => {
    const network = layerWith({ [initializer.name]: initializer.config }, 'dense', kernel.shape);
    expectClose('the kernel', variableOf(kernelOf(network)).dataSync(), kernel.values);
    network.dispose();
  });

  // 60,000 numbers each: their deviation is known to a hundredth, their bounds where the distribution has some.
  test.each(spreads)("spread first weights as Keras's do: $written of $layer", ({ written, layer, spread }) => {
    const network = layerWith(written, layer, spread.shape);
    const found = spreadOf(variableOf(kernelOf(network)).dataSync() as Float32Array, spread.shape);
    network.dispose();
    expect(found.deviation / spread.deviation).toBeCloseTo(1, 1.5);
    expect(Math.abs(found.mean - spread.mean)).toBeLessThan(0.025 * spread.deviation);
    const reach = (one: Spread) => Math.max(one.largest - one.mean, one.mean - one.least) / spread.deviation;
    const bounded = reach(spread) < 3;
    if (bounded) expect(reach(found)).toBeCloseTo(reach(spread), 1);
    else expect(reach(found)).toBeGreaterThan(3);
  });
});
