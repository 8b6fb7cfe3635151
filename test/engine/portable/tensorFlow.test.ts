import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { nativeBackend } from '../../../src/engine/native/activeBackend';
import { portableGraph, type PortableGraph } from '../../../src/engine/portable/portableGraph';
import { toGraphModel } from '../../../src/engine/portable/toGraphModel';
import { toSavedModel } from '../../../src/engine/portable/toSavedModel';
import { expectClose } from '../references/expectClose';
import { layerCases } from '../references/layerCases';
import { buildReference, inputsOf, setWeights } from '../references/referenceNetwork';
import { useNativeBackend } from '../train/useBackend';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'model-studio-portable-'));
/** One of every layer. */
const cases = layerCases.filter(({ name }, index) => layerCases.findIndex((other) => other.name === name) === index);

beforeEach(useNativeBackend);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

type Case = (typeof cases)[number]['reference'];

function exported(reference: Case): { readonly graph: PortableGraph; readonly wanted: readonly number[] } {
  const { network } = buildReference(reference);
  setWeights(network, reference);
  const wanted = tidy(() => Array.from(network.call(inputsOf(reference), false).dataSync()));
  const graph = portableGraph(network, (output) => ({ output }));
  network.dispose();
  return { graph, wanted };
}

describe('as a SavedModel, TensorFlow gives what the network gives', () => {
  test.each(cases)('with $name', ({ reference }) => {
    const { graph, wanted } = exported(reference);
    fs.writeFileSync(path.join(folder, 'saved_model.pb'), toSavedModel(graph));
    const binding = nativeBackend()?.binding;
    if (!binding) throw new Error('the native library is not in use');
    const session = binding.loadSavedModel(folder, 'serve');
    const ids = graph.inputs.map(({ dtype }, index) => {
      const { shape = [], values = [] } = reference.inputs[index] ?? {};
      const numbers = dtype === binding.TF_INT32 ? Int32Array.from(values) : Float32Array.from(values);
      return binding.createTensor([...shape], dtype, numbers);
    });
    const [made] = binding.runSavedModel(session, ids, graph.inputs.map(({ value }) => value).join(), 'output0:0');
    expectClose('the output', Array.from(binding.tensorDataSync(made?.id ?? -1) as Float32Array), wanted);
    for (const id of [...ids, made?.id ?? -1]) binding.deleteTensor(id);
    binding.deleteSavedModel(session);
  });
});

describe('as a graph model, TensorFlow.js gives what the network gives', () => {
  test.each(['dense', 'conv2d', 'lstm', 'multiHeadAttention', 'embedding'])('with %s', async (name) => {
    const reference = cases.find((one) => one.name === name)?.reference;
    if (!reference) throw new Error(`there is no reference of ${name}`);
    const { graph, wanted } = exported(reference);
    const files = toGraphModel(graph, 'test');
    const { modelTopology, weightsManifest, ...rest } = JSON.parse(files['model.json']) as {
      readonly modelTopology: object;
      readonly weightsManifest: readonly { readonly weights: [] }[];
    };
    const weightData = Uint8Array.from(files['weights.bin']).buffer;
    const weightSpecs = weightsManifest[0]?.weights ?? [];
    await setBackend('cpu');
    const load = () => Promise.resolve({ ...rest, modelTopology, weightSpecs, weightData });
    const model = await loadGraphModel({ load });
    const given = Object.fromEntries(
      graph.inputs.map((input, index) => {
        const { shape = [], values = [], dtype = 'float32' } = reference.inputs[index] ?? {};
        return [input.name, tensor([...values], [...shape], dtype)];
      }),
    );
    const answer = await model.executeAsync(given);
    const [output] = [answer].flat();
    expectClose('the output', Array.from(output?.dataSync() ?? []), wanted);
    expect(output?.shape.slice(1)).toEqual(graph.outputs[0]?.shape);
    model.dispose();
  });
});
