import { memory, scalar, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { variableOf } from '../../../src/engine/build';
import { nativeBackend } from '../../../src/engine/native/activeBackend';
import { createOptimizer } from '../../../src/engine/optimizers';
import { graphCall, loadGraph, record, type GraphCall, type GraphInput } from '../../../src/engine/trace';
import { useNativeBackend } from '../train/useBackend';
import { buildDense } from './buildDense';
import { expectClose } from './expectClose';
import { optimizerOf, written } from './optimizerCases';
import { optimizerReferences, type OptimizerReference } from './readReferences';

const cases = optimizerReferences.map((reference) => ({ reference, written: written(reference) }));

beforeAll(useNativeBackend);

function hold(reference: OptimizerReference): readonly string[] {
  const backend = nativeBackend();
  if (!backend) throw new Error('the native library is not in use');
  const { kernelConstraint } = reference;
  const network = buildDense(2, 3, kernelConstraint === undefined ? {} : { kernelConstraint });
  const optimizer = createOptimizer(optimizerOf(reference), network.weights);
  const variables = [...network.weights.map(variableOf), ...optimizer.slots.map((slot) => slot.variable)];
  const first = [...network.weights.keys()].map((index) => Float32Array.from(reference.start[index] ?? []));
  const start = [...first, ...optimizer.slots.map((slot) => Float32Array.from(slot.variable.dataSync()))];
  const shapes = network.weights.map((weight) => [...weight.variable.shape].map(Number));

  const recorded: GraphCall[] = [];
  tidy(() => {
    const given = [
      scalar(optimizer.learningRate),
      scalar(1),
      ...shapes.map((shape, index) => tensor([...(reference.gradients[0]?.[index] ?? [])], shape)),
    ];
    const { recording } = record(backend, 'held', variables, given, () => {
      const [rate, step, ...gradients] = given;
      if (!rate || !step) throw new Error('an update lacks its feeds');
      optimizer.apply(gradients, rate.asScalar(), step.asScalar());
      return [rate];
    });
    recorded.push(graphCall(recording));
  });
  const [call] = recorded;
  if (!call) throw new Error('nothing was recorded');
  const graph = loadGraph(backend, variables, [call]);
  graph.write(start);
  const float = (values: readonly number[], shape: readonly number[]): GraphInput => ({
    shape,
    dtype: 'float32',
    values: Float32Array.from(values),
  });
  for (const [index, gradients] of reference.gradients.entries()) {
    const feeds = gradients.map((values, place) => float(values, shapes[place] ?? []));
    graph.run(call, [float([optimizer.learningRate], []), float([index + 1], []), ...feeds]);
    const found = graph.read();
    for (const [place, values] of (reference.after[String(index + 1)] ?? []).entries()) {
      expectClose(`${network.weights[place]?.name ?? ''} after ${String(index + 1)}`, found[place] ?? [], values);
    }
  }
  graph.dispose();
  optimizer.dispose();
  network.dispose();
  return call.nodes.map(({ op }) => op);
}

test.each(cases)("recorded as a graph, $written gives Keras's weights", ({ reference }) => {
  const before = memory().numTensors;
  hold(reference);
  expect(memory().numTensors).toBe(before);
});

test('Adam without a constraint is one operation for each weight', () => {
  const plain = optimizerReferences.find(
    ({ optimizer: { name, config }, kernelConstraint }) =>
      name === 'adam' && Object.keys(config).length === 0 && kernelConstraint === undefined,
  );
  if (!plain) throw new Error('there is no such reference');
  expect(hold(plain).filter((op) => /^(ResourceApply|Assign)/.test(op))).toEqual([
    'ResourceApplyAdam',
    'ResourceApplyAdam',
  ]);
});
