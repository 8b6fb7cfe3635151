import { memory, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildNetwork } from '../../../src/engine/build';
import { checkModelFile, layerCatalogue } from '../../../src/language';
import { createRandom } from '../../../src/engine/random';
import { createTrainingSession } from '../../../src/engine/train';
import { prepared, recordingHooks, split } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';

const vector = [784];
const sequence = [28, 28];
const image = [28, 14, 2];
const volume = [7, 7, 8, 2];
const frames = [3, 16, 16, 1];

/** Each layer of the language, as a file writes it, and the shape that it is given. */
const cases: readonly (readonly [shape: readonly number[], layer: string])[] = [
  [vector, 'dense: {units: 5, activation: gelu, useBias: false}'],
  [sequence, 'dense: 5'],
  [vector, 'activation: softplus'],
  [image, 'flatten'],
  [vector, 'reshape: [7, -1, 4]'],
  [image, 'permute: [3, 1, 2]'],
  [vector, 'repeatVector: 3'],
  [sequence, 'masking: 0'],
  [vector, 'embedding: {inputDim: 12, outputDim: 3}'],
  [sequence, 'conv1d: {filters: 4, kernelSize: 3, strides: 2, padding: same}'],
  [image, 'conv2d: {filters: 4, kernelSize: [3, 5], padding: valid, dilationRate: 2}'],
  [image, 'conv2d: {filters: 4, kernelSize: 3, strides: [2, 1], padding: same}'],
  [volume, 'conv3d: {filters: 2, kernelSize: 3}'],
  [image, 'conv2dTranspose: {filters: 3, kernelSize: 3, strides: 2, padding: same}'],
  [image, 'conv2dTranspose: {filters: 3, kernelSize: 4, strides: 2}'],
  [volume, 'conv3dTranspose: {filters: 2, kernelSize: 3, strides: 2}'],
  [image, 'separableConv2d: {filters: 3, kernelSize: 3, depthMultiplier: 2}'],
  [image, 'depthwiseConv2d: {kernelSize: 3, depthMultiplier: 2}'],
  [sequence, 'maxPooling1d: 3'],
  [image, 'maxPooling2d: {poolSize: 3, strides: 2, padding: same}'],
  [volume, 'maxPooling3d: 2'],
  [sequence, 'averagePooling1d: 3'],
  [image, 'averagePooling2d: 2'],
  [volume, 'averagePooling3d: 2'],
  [sequence, 'globalMaxPooling1d'],
  [image, 'globalMaxPooling2d'],
  [sequence, 'globalAveragePooling1d'],
  [image, 'globalAveragePooling2d'],
  [image, 'batchNormalization'],
  [image, 'batchNormalization: {axis: 1}'],
  [vector, 'batchNormalization: {scale: false, center: false}'],
  [sequence, 'layerNormalization'],
  [sequence, 'simpleRNN: {units: 4, returnSequences: true}'],
  [sequence, 'lstm: {units: 4, dropout: 0.2, recurrentDropout: 0.1}'],
  [sequence, 'gru: {units: 4, goBackwards: true}'],
  [frames, 'convLstm2d: {filters: 2, kernelSize: 3}'],
  [sequence, 'bidirectional: {layer: {lstm: 3}, mergeMode: concat}'],
  [sequence, 'bidirectional: {layer: {gru: {units: 3, returnSequences: true}}, mergeMode: sum}'],
  [sequence, 'timeDistributed: {layer: {dense: 3}}'],
  [vector, 'reLU: 6'],
  [vector, 'leakyReLU: 0.1'],
  [image, 'prelu: {sharedAxes: [1, 2]}'],
  [vector, 'elu'],
  [vector, 'thresholdedReLU: 1'],
  [vector, 'softmax'],
  [vector, 'dropout: 0.3'],
  [sequence, 'spatialDropout1d: 0.3'],
  [vector, 'alphaDropout: 0.3'],
  [vector, 'gaussianDropout: 0.3'],
  [vector, 'gaussianNoise: 0.3'],
  [image, 'cropping2D: [[1, 2], [3, 0]]'],
  [image, 'zeroPadding2d: [[1, 2], [3, 0]]'],
  [image, 'upSampling2d: [2, 3]'],
  ...['add', 'average', 'maximum', 'minimum', 'multiply'].map((name) => [vector, `${name}: [first, second]`] as const),
  [image, 'concatenate: {inputs: [first, second], axis: -1}'],
  [vector, 'dot: {inputs: [first, second], axes: 1}'],
];

const merges = new Set(['add', 'average', 'maximum', 'minimum', 'multiply', 'concatenate', 'dot']);

function modelText(shape: readonly number[], layer: string): string {
  const total = shape.reduce((product, size) => product * size, 1);
  const name = /^\w+/.exec(layer)?.[0] ?? '';
  const start = total === 784 ? ['flatten'] : ['flatten', `dense: ${String(total)}`];
  const shaped = `reshape: [${shape.join(', ')}]`;
  const branches = merges.has(name)
    ? [`reshape: {name: first, targetShape: [${shape.join(', ')}]}`, 'reLU: {name: second}']
    : [shaped];
  const layers = [
    ...start,
    ...branches,
    layer,
    ...(name === 'flatten' ? [] : ['flatten']),
    'dense: {units: 10, activation: softmax}',
  ];
  const flat = layers.filter(
    (one, index) => !(one === 'flatten' && index > 0 && isFlat(layers[index - 1] ?? '', shape)),
  );
  return `name: tried\ndata:\n  source: {generate: digits}\nmodel:\n${flat.map((one) => `  - ${one}\n`).join('')}`;
}

const vectorResults =
  /^(global|reLU|leakyReLU|elu|thresholdedReLU|softmax|dropout|alpha|gaussian|activation|add|average:|maximum|minimum|multiply|dot|lstm|gru|masking)/;
const isFlat = (layer: string, shape: readonly number[]): boolean =>
  /^global|^lstm|^gru|^bidirectional.*concat|^dot/.test(layer) ||
  (shape.length === 1 && (vectorResults.test(layer) || /^dense|^batchNorm/.test(layer)));

/** TensorFlow.js has no gradient for these. */
const withoutGradient = /dilationRate: 2|^conv3dTranspose/;

beforeAll(useNativeBackend);

describe('the layers of the language', () => {
  test('are all tried here', () => {
    const tried = new Set(cases.map(([, layer]) => /^\w+/.exec(layer)?.[0]));
    expect([...layerCatalogue.keys()].filter((name) => !tried.has(name))).toEqual([]);
  });

  test.each(cases)('after %j, %s has the shapes and weights that the language infers', (shape, layer) => {
    const { model, networks, problems } = checkModelFile(modelText(shape, layer), { fileName: 'tried.model.yaml' });
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    const spec = model?.networks[0];
    const described = networks[0];
    if (!spec || !described) throw new Error('not described');
    const before = memory().numTensors;
    const inputs = described.inputs.map((one) => ({ ...one, shape: one.shape.map((size) => size ?? 1) }));
    const network = buildNetwork(spec, inputs, 7);
    expect(network.layerShapes).toEqual(
      described.layers.map((one) => ({ name: one.name, shape: one.outputShape, parameters: one.parameters })),
    );
    expect(network.parameters).toBe(described.parameters);
    const rows = tensor(new Float32Array(2 * 784).fill(0.5), [2, 28, 28, 1]);
    const output = network.call([rows], false);
    expect(output.shape).toEqual([2, 10]);
    output.dispose();
    rows.dispose();
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test.each(cases.filter(([, layer]) => !withoutGradient.test(layer)))(
    'after %j, %s trains as a graph',
    async (shape, layer) => {
      const { model } = checkModelFile(modelText(shape, layer), { fileName: 'tried.model.yaml' });
      if (!model) throw new Error('not checked');
      const random = createRandom(3);
      const values = Float32Array.from({ length: 4 * 784 }, () => random.uniform());
      const image = { shape: [28, 28, 1], dtype: 'float32' as const, values };
      const rows = split({ image }, { shape: [], dtype: 'int32', values: Int32Array.of(1, 2, 3, 4) });
      const target = {
        kind: 'category' as const,
        name: 'label',
        classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
      };
      const before = memory().numTensors;
      const file = { ...model, train: { ...model.train, epochs: 1, batchSize: 4 } };
      const session = await createTrainingSession(file, prepared(rows, null, null, target));
      expect(session.eagerReason).toBeUndefined();
      await session.run(recordingHooks());
      session.dispose();
      expect(memory().numTensors).toBe(before);
    },
  );
});
