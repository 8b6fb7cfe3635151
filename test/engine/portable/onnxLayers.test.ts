import { tidy } from '@tensorflow/tfjs-core';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portableGraph } from '../../../src/engine/portable/portableGraph';
import { toOnnx } from '../../../src/engine/portable/onnx/toOnnx';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from '../references/expectClose';
import { layerCases } from '../references/layerCases';
import { buildReference, inputsOf, setWeights } from '../references/referenceNetwork';
import { startOnnxRuntime, type Numbers, type OnnxRuntime } from './onnxRuntime';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'model-studio-onnx-'));
let runtime: OnnxRuntime | undefined;

beforeAll(async () => {
  await useNativeBackend();
  runtime = await startOnnxRuntime();
}, 600_000);
afterAll(() => {
  runtime?.end();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** All rows, all once more, and the first again. */
function moreRows({ shape: [rows = 1, ...shape], values }: Numbers): Numbers {
  return { shape: [2 * rows + 1, ...shape], values: [...values, ...values, ...values.slice(0, values.length / rows)] };
}

describe('exported to ONNX, and run by ONNX Runtime for another number of rows, a network gives what it gives here', () => {
  test.each(layerCases)('with $name: $written for inputs of $shapes', async ({ reference }) => {
    const { network } = buildReference(reference);
    setWeights(network, reference);
    const wanted = tidy(() => Array.from(network.call(inputsOf(reference), false).dataSync()));
    const graph = portableGraph(network, (output) => ({ output }));
    const model = path.join(folder, 'model.onnx');
    fs.writeFileSync(model, toOnnx(graph, 'tested', { producer: 'test', producerVersion: '1', properties: {} }));
    const given = Object.fromEntries(
      network.inputs.map(({ name }, index) => [name, moreRows(reference.inputs[index] ?? { shape: [], values: [] })]),
    );
    const { output } = (await runtime?.run(model, given)) ?? {};
    network.dispose();
    expect(output?.shape.slice(1)).toEqual(graph.outputs[0]?.shape);
    expectClose('the output', output?.values ?? [], moreRows({ shape: reference.output.shape, values: wanted }).values);
  });
});
