import { memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildNetwork } from '../../../src/engine/build';
import type { PreparedSplit } from '../../../src/engine/contract';
import { checkModelFile, layerCatalogue, type InputDescription } from '../../../src/language';
import { createRandom } from '../../../src/engine/random';
import { createTrainingSession } from '../../../src/engine/train';
import { prepared, recordingHooks, split, threeClasses } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';

const vector = [12];
const sequence = [6, 4];
const image = [8, 6, 2];
const volume = [4, 4, 4, 2];
const frames = [3, 6, 6, 1];
const text = 'text';

/** What a layer is given: numbers of this shape that a dense layer before it calculates, or the tokens of a text. */
type Given = readonly number[] | typeof text;

/** Each layer of the language, as a file writes it, with the arguments that change how it is calculated. */
const cases: readonly (readonly [given: Given, layer: string])[] = [
  [vector, 'dense: {units: 5, activation: gelu, useBias: false}'],
  [vector, 'dense: {units: 5, kernelConstraint: {maxNorm: {axis: 1}}, biasConstraint: nonNeg, biasRegularizer: l1}'],
  [sequence, 'dense: 5'],
  [vector, 'activation: softplus'],
  [volume, 'activation: softmax'],
  [image, 'flatten'],
  [vector, 'reshape: [3, -1, 2]'],
  [image, 'permute: [3, 1, 2]'],
  [vector, 'repeatVector: 3'],
  [sequence, 'masking: 0'],
  [image, 'masking: 0'],
  [text, 'embedding: {inputDim: 12, outputDim: 3, embeddingsConstraint: unitNorm}'],
  [text, 'embedding: {inputDim: 12, outputDim: 3, maskZero: true}'],
  [sequence, 'conv1d: {filters: 4, kernelSize: 3, strides: 2, padding: same}'],
  [image, 'conv2d: {filters: 4, kernelSize: 3, strides: [2, 1], padding: same}'],
  [image, 'conv2d: {filters: 4, kernelSize: 2, dataFormat: channelsFirst}'],
  [volume, 'conv3d: {filters: 2, kernelSize: 3}'],
  [volume, 'conv3d: {filters: 2, kernelSize: 2, strides: 2, dataFormat: channelsFirst}'],
  [image, 'conv2dTranspose: {filters: 3, kernelSize: 3, strides: 2, padding: same}'],
  [image, 'conv2dTranspose: {filters: 3, kernelSize: 4, strides: 2, dataFormat: channelsFirst}'],
  [image, 'separableConv2d: {filters: 3, kernelSize: 3, depthMultiplier: 2, depthwiseConstraint: maxNorm}'],
  [image, 'depthwiseConv2d: {kernelSize: 3, depthMultiplier: 2}'],
  [image, 'depthwiseConv2d: {kernelSize: 2, strides: 2, padding: same, dataFormat: channelsFirst}'],
  [volume, 'conv3dTranspose: {filters: 2, kernelSize: 3, strides: 2}'],
  [sequence, 'conv1d: {filters: 4, kernelSize: 2, dilationRate: 2}'],
  [image, 'conv2d: {filters: 4, kernelSize: 2, dilationRate: [1, 2]}'],
  [volume, 'conv3d: {filters: 4, kernelSize: 2, dilationRate: 2}'],
  [image, 'separableConv2d: {filters: 4, kernelSize: 2, dilationRate: 2}'],
  [frames, 'timeDistributed: {layer: {conv2d: {filters: 4, kernelSize: 2, dilationRate: 2}}}'],
  [sequence, 'maxPooling1d: 3'],
  [image, 'maxPooling2d: {poolSize: 3, strides: 2, padding: same}'],
  [image, 'maxPooling2d: {poolSize: 2, dataFormat: channelsFirst}'],
  [volume, 'maxPooling3d: 2'],
  [volume, 'maxPooling3d: {poolSize: 3, strides: 2, padding: same}'],
  [sequence, 'averagePooling1d: {poolSize: 3, strides: 1, padding: same}'],
  [image, 'averagePooling2d: 2'],
  [volume, 'averagePooling3d: {poolSize: 2, dataFormat: channelsFirst}'],
  [sequence, 'globalMaxPooling1d'],
  [image, 'globalMaxPooling2d'],
  [sequence, 'globalAveragePooling1d'],
  [image, 'globalAveragePooling2d: {dataFormat: channelsFirst}'],
  [image, 'batchNormalization'],
  [image, 'batchNormalization: {axis: 1}'],
  [volume, 'batchNormalization: {axis: 2, betaConstraint: nonNeg}'],
  [vector, 'batchNormalization: {scale: false, center: false}'],
  [sequence, 'layerNormalization'],
  [vector, 'layerNormalization: {scale: false}'],
  [sequence, 'layerNormalization: {center: false, scale: false}'],
  [image, 'layerNormalization: {axis: [1, -1], gammaRegularizer: l2}'],
  [volume, 'layerNormalization: {axis: 1}'],
  [sequence, 'simpleRNN: {units: 4, returnSequences: true}'],
  [sequence, 'lstm: {units: 4, dropout: 0.2, recurrentDropout: 0.1}'],
  [sequence, 'gru: {units: 4, goBackwards: true, recurrentRegularizer: l2}'],
  [frames, 'convLstm2d: {filters: 2, kernelSize: 3}'],
  [frames, 'convLstm2d: {filters: 2, kernelSize: 3, padding: same, dropout: 0.2, returnSequences: true}'],
  [sequence, 'bidirectional: {layer: {lstm: 3}, mergeMode: concat}'],
  [sequence, 'bidirectional: {layer: {gru: {units: 3, returnSequences: true}}, mergeMode: sum}'],
  [sequence, 'timeDistributed: {layer: {dense: 3}}'],
  [frames, 'timeDistributed: {layer: {conv2dTranspose: {filters: 2, kernelSize: 3}}}'],
  [frames, 'timeDistributed: {layer: {reshape: [-1, 9]}}'],
  [vector, 'reLU: 6'],
  [vector, 'leakyReLU: 0.1'],
  [image, 'prelu: {sharedAxes: [1, 2]}'],
  [vector, 'elu'],
  [vector, 'thresholdedReLU: 0.1'],
  [image, 'softmax'],
  [vector, 'dropout: 0.3'],
  [sequence, 'spatialDropout1d: 0.3'],
  [vector, 'alphaDropout: 0.3'],
  [vector, 'gaussianDropout: 0.3'],
  [vector, 'gaussianNoise: 0.3'],
  [image, 'cropping2D: [[1, 2], [3, 0]]'],
  [image, 'cropping2D: [1, [0, 2]]'],
  [image, 'zeroPadding2d: [[1, 2], [3, 0]]'],
  [image, 'upSampling2d: [2, 3]'],
  [image, 'upSampling2d: {size: 2, interpolation: bilinear}'],
  [sequence, 'multiHeadAttention: {numHeads: 2, keyDim: 3, causal: true, dropout: 0.2, kernelConstraint: maxNorm}'],
  [sequence, 'multiHeadAttention: {inputs: [first, second], numHeads: 2, keyDim: 3, valueDim: 2, outputShape: 5}'],
  [sequence, 'attention: {useScale: true, dropout: 0.2}'],
  [sequence, 'attention: {inputs: [first, second, first], scoreMode: concat}'],
  [sequence, 'additiveAttention: {inputs: [first, second], dropout: 0.2}'],
  [sequence, 'transformerEncoder: {intermediateDim: 8, numHeads: 2, dropout: 0.1, activation: gelu}'],
  [sequence, 'transformerEncoder: {intermediateDim: 8, numHeads: 2, normalizeFirst: true, causal: true}'],
  [sequence, 'positionEmbedding'],
  [sequence, 'positionEmbedding: {type: sinusoidal}'],
  [image, 'groupNormalization: {groups: 2, gammaConstraint: nonNeg}'],
  [sequence, 'rmsNormalization'],
  [sequence, 'unitNormalization'],
  [sequence, 'conv1dTranspose: {filters: 3, kernelSize: 3, strides: 2}'],
  [sequence, 'separableConv1d: {filters: 3, kernelSize: 2, dilationRate: 2}'],
  [sequence, 'depthwiseConv1d: {kernelSize: 2, depthMultiplier: 2}'],
  [sequence, 'cropping1d: [1, 2]'],
  [volume, 'cropping3d: 1'],
  [sequence, 'zeroPadding1d: 2'],
  [volume, 'zeroPadding3d: [[1, 0], [0, 2], [1, 1]]'],
  [sequence, 'upSampling1d: 3'],
  [volume, 'upSampling3d: {size: [1, 2, 1], dataFormat: channelsFirst}'],
  [image, 'rescaling: {scale: 0.5, offset: 1}'],
  [image, 'resizing: {height: 4, width: 5}'],
  [image, 'centerCrop: {height: 4, width: 3}'],
  [volume, 'globalMaxPooling3d'],
  [volume, 'globalAveragePooling3d: {dataFormat: channelsFirst}'],
  [image, 'spatialDropout2d: 0.3'],
  [volume, 'spatialDropout3d: {rate: 0.3, dataFormat: channelsFirst}'],
  [image, 'subtract: [first, second]'],
  ...['add', 'average', 'maximum', 'minimum', 'multiply'].map((name) => [image, `${name}: [first, second]`] as const),
  [image, 'concatenate: {inputs: [first, second], axis: -2}'],
  [vector, 'dot: {inputs: [first, second], axes: 1, normalize: true}'],
  [sequence, 'dot: {inputs: [first, second], axes: [2, 2]}'],
];

/** What TensorFlow.js cannot train, or not as it is asked to. */
const refused: readonly (readonly [given: Given, layer: string])[] = [
  [vector, 'embedding: {inputDim: 5, outputDim: 3}'],
  [volume, 'averagePooling3d: {poolSize: 2, strides: 3, padding: same}'],
  [vector, 'dense: {units: 5, biasConstraint: {maxNorm: {axis: 1}}}'],
  [image, 'batchNormalization: {gammaConstraint: {unitNorm: {axis: 1}}}'],
];

function modelText(given: Given, layer: string): string {
  const end = ['reshape: [-1]', 'dense: {units: 3, activation: softmax}'];
  const written = (source: string, layers: readonly string[]): string =>
    `data: {source: {generate: ${source}}}\nmodel:\n${layers.map((one) => `  - ${one}\n`).join('')}`;
  if (given === text) {
    return written('sentiment', [layer, 'lstm: 3', 'dense: {units: 2, activation: softmax}']);
  }
  const total = given.reduce((product, size) => product * size, 1);
  const shape = `[${given.join(', ')}]`;
  const branches = layer.includes('first')
    ? [`reshape: {name: first, targetShape: ${shape}}`, 'leakyReLU: {name: second}']
    : [`reshape: ${shape}`];
  return written('blobs', [`dense: ${String(total)}`, ...branches, layer, ...end]);
}

function check(given: Given, layer: string) {
  const { model, networks, problems } = checkModelFile(modelText(given, layer), { fileName: 'tried.model.yaml' });
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [described] = networks;
  if (!described) throw new Error('not described');
  const inputs = described.inputs.map((one) => ({ ...one, shape: one.shape.map((size) => size ?? 1) }));
  return { model, described, inputs, errors };
}

/** Four rows of what the file asks for. */
function rowsFor(
  inputs: readonly (Omit<InputDescription, 'shape'> & { readonly shape: readonly number[] })[],
): PreparedSplit {
  const random = createRandom(3);
  const arrays = inputs.map(({ name, shape, dtype }) => {
    const length = 4 * shape.reduce((product, size) => product * size, 1);
    const values =
      dtype === 'int32'
        ? Int32Array.from({ length }, () => random.integer(6))
        : Float32Array.from({ length }, () => random.normal());
    return [name, { shape, dtype, values }] as const;
  });
  return split(Object.fromEntries(arrays), { shape: [], dtype: 'int32', values: Int32Array.of(0, 1, 0, 1) });
}

beforeAll(useNativeBackend);

describe('the layers of the language', () => {
  test('are all tried here', () => {
    const tried = new Set([...cases, ...refused].map(([, layer]) => /^\w+/.exec(layer)?.[0]));
    expect([...layerCatalogue.keys()].filter((name) => !tried.has(name))).toEqual([]);
  });

  test.each(cases)('after %j, %s has the shapes and weights that the language infers', (given, layer) => {
    const { model, described, inputs, errors } = check(given, layer);
    expect(errors).toEqual([]);
    const spec = model?.networks[0];
    if (!spec) throw new Error('not resolved');
    const before = memory().numTensors;
    const network = buildNetwork(spec, inputs, 7);
    expect(network.layerShapes).toEqual(
      described.layers.map((one) => ({ name: one.name, shape: one.outputShape, parameters: one.parameters })),
    );
    expect(network.parameters).toBe(described.parameters);
    const feeds = Object.values(rowsFor(inputs).inputs).map(({ shape, dtype, values }) =>
      tensor(values, [4, ...shape], dtype),
    );
    const output = network.call(feeds, false);
    expect(output.shape).toEqual([4, ...network.outputShape]);
    for (const one of [...feeds, output]) one.dispose();
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });

  test.each(cases)('after %j, %s trains as a graph, and op by op in JavaScript', async (given, layer) => {
    const { model, inputs } = check(given, layer);
    if (!model) throw new Error('not checked');
    const data = prepared(rowsFor(inputs), null, null, threeClasses);
    const file = { ...model, train: { ...model.train, epochs: 1, batchSize: 4 } };
    for (const backend of ['tensorflow', 'cpu']) {
      await setBackend(backend);
      const before = memory().numTensors;
      const session = await createTrainingSession(file, data);
      expect(session.mode).toBe(backend === 'cpu' ? 'eager' : 'graph');
      const first = structuredClone(await session.capture()).arrays;
      await session.run(recordingHooks());
      const trained = (await session.capture()).arrays;
      expect(trained[0]?.values).not.toEqual(first[0]?.values);
      session.dispose();
      expect(memory().numTensors).toBe(before);
    }
    await setBackend('tensorflow');
  });

  test.each(refused)('after %j, %s is refused', (given, layer) => {
    const { errors } = check(given, layer);
    expect(errors.map((problem) => problem.code)).toEqual(['cannot-train']);
  });
});
