import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { ones, type Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { checkModelFile, layerCatalogue, type LayerSpec } from '../../../src/language';

const shapes = {
  vector: [12],
  tokens: [5],
  sequence: [6, 4],
  image: [9, 8, 3],
  volume: [6, 5, 4, 2],
  frames: [3, 6, 6, 2],
} as const;

const cases: readonly (readonly [keyof typeof shapes, string])[] = [
  ['image', 'dense: 3'],
  ['vector', 'dense: {units: 3, useBias: false}'],
  ['vector', 'dense: {units: 3, kernelInitializer: {orthogonal: {gain: 2}}, activation: gelu_new}'],
  ['vector', 'dense: {units: 3, kernelInitializer: {constant: {value: 2}}, activation: logSoftmax}'],
  ['sequence', 'dense: {units: 3, kernelInitializer: {varianceScaling: {mode: fanAvg}}, biasConstraint: maxNorm}'],
  ['sequence', 'dense: {units: 3, kernelRegularizer: l1l2, biasRegularizer: {l2: 0.1}, trainable: false}'],
  ['image', 'flatten'],
  ['vector', 'reshape: [3, -1]'],
  ['sequence', 'permute: [2, 1]'],
  ['vector', 'repeatVector: 3'],
  ['sequence', 'masking'],
  ['tokens', 'embedding: {inputDim: 9, outputDim: 3}'],
  ['sequence', 'conv1d: {filters: 3, kernelSize: 2, strides: 2, padding: same}'],
  ['sequence', 'conv1d: {filters: 3, kernelSize: 2, dilationRate: 2, useBias: false}'],
  ['image', 'conv2d: {filters: 3, kernelSize: [2, 3], strides: 2}'],
  ['image', 'conv2d: {filters: 3, kernelSize: 2, dilationRate: 2}'],
  ['image', 'conv2d: {filters: 3, kernelSize: 2, dataFormat: channelsFirst}'],
  ['volume', 'conv3d: {filters: 3, kernelSize: 2, strides: [1, 2, 1], padding: same}'],
  ['volume', 'conv3d: {filters: 3, kernelSize: 2, dataFormat: channelsFirst}'],
  ['image', 'conv2dTranspose: {filters: 3, kernelSize: 3, strides: 2}'],
  ['image', 'conv2dTranspose: {filters: 3, kernelSize: 3, strides: 2, padding: same, dataFormat: channelsFirst}'],
  ['volume', 'conv3dTranspose: {filters: 3, kernelSize: 3, strides: 2}'],
  ['image', 'separableConv2d: {filters: 5, kernelSize: 3, depthMultiplier: 2}'],
  ['image', 'depthwiseConv2d: {kernelSize: 3, depthMultiplier: 2}'],
  ['image', 'depthwiseConv2d: {kernelSize: 2, dataFormat: channelsFirst}'],
  ['image', 'cropping2D: [[1, 2], [0, 3]]'],
  ['image', 'cropping2D: {cropping: [1, 1], dataFormat: channelsFirst}'],
  ['image', 'upSampling2d: 3'],
  ['image', 'upSampling2d: {size: [1, 2], interpolation: bilinear}'],
  ['image', 'zeroPadding2d: 2'],
  ['image', 'zeroPadding2d'],
  ['sequence', 'maxPooling1d'],
  ['sequence', 'averagePooling1d: {poolSize: 3, strides: 1}'],
  ['image', 'maxPooling2d: {poolSize: 2, padding: same}'],
  ['image', 'averagePooling2d: {poolSize: [3, 2], strides: 1}'],
  ['volume', 'maxPooling3d'],
  ['volume', 'averagePooling3d: {poolSize: 2, strides: 1, padding: same}'],
  ['sequence', 'globalMaxPooling1d'],
  ['sequence', 'globalAveragePooling1d'],
  ['image', 'globalMaxPooling2d'],
  ['image', 'globalAveragePooling2d: {dataFormat: channelsFirst}'],
  ['image', 'batchNormalization'],
  ['image', 'batchNormalization: {axis: 1, scale: false}'],
  ['image', 'layerNormalization'],
  ['image', 'layerNormalization: {axis: [-1, 1], center: false}'],
  ['sequence', 'simpleRNN: 4'],
  ['sequence', 'lstm: {units: 4, returnSequences: true}'],
  ['sequence', 'gru: {units: 4, useBias: false}'],
  ['frames', 'convLstm2d: {filters: 3, kernelSize: 2}'],
  ['frames', 'convLstm2d: {filters: 3, kernelSize: 3, padding: same, returnSequences: true}'],
  ['sequence', 'bidirectional: {layer: {lstm: 4}}'],
  ['sequence', 'bidirectional: {layer: {gru: {units: 4, returnSequences: true}}, mergeMode: sum}'],
  ['sequence', 'timeDistributed: {layer: {dense: 2}}'],
  ['frames', 'timeDistributed: {layer: {conv2d: {filters: 2, kernelSize: 2}}}'],
  ['image', 'elu'],
  ['image', 'leakyReLU: 0.1'],
  ['image', 'prelu'],
  ['image', 'prelu: {sharedAxes: [1, 2]}'],
  ['image', 'reLU: 3'],
  ['image', 'softmax'],
  ['sequence', 'thresholdedReLU'],
  ['sequence', 'gaussianNoise: 0.1'],
  ['sequence', 'gaussianDropout: 0.1'],
  ['sequence', 'alphaDropout: 0.1'],
  ['sequence', 'dropout: 0.1'],
  ['sequence', 'spatialDropout1d: 0.1'],
  ['sequence', 'activation: gelu'],
  ['sequence', 'add: [noise, noise]'],
  ['image', 'average: [noise, noise, noise]'],
  ['sequence', 'maximum: [noise, noise]'],
  ['sequence', 'minimum: [noise, noise]'],
  ['vector', 'multiply: [noise, noise]'],
  ['image', 'concatenate: [noise, noise]'],
  ['image', 'concatenate: {inputs: [noise, noise], axis: 1}'],
  ['vector', 'dot: {inputs: [noise, noise]}'],
  ['sequence', 'dot: {inputs: [noise, noise], axes: 1}'],
  ['sequence', 'dot: {inputs: [noise, noise], axes: [2, 2], normalize: true}'],
];

const factories: Readonly<Record<string, unknown>> = { ...tf.layers };

function build(spec: LayerSpec): tf.layers.Layer {
  const factory = factories[spec.type];
  if (typeof factory !== 'function') throw new Error(`tfjs has no layer ${spec.type}`);
  const wrapped = spec.wrapped ? { layer: build(spec.wrapped) } : {};
  return Reflect.apply(factory, undefined, [{ ...structuredClone(spec.config), ...wrapped }]) as tf.layers.Layer;
}

describe('what is inferred of a layer', () => {
  it.each(cases)('is what tfjs builds: of a %s, %s', (input, layer) => {
    const item = layer.includes(':') ? `{${layer}}` : layer;
    const discriminator = 'd: [flatten, dense: {units: 1, activation: sigmoid}]';
    const text = `data: {source: {generate: digits}}
networks: {g: {input: [${shapes[input].join(', ')}], layers: [${item}, {reshape: [-1], name: r}, dense: 784, reshape: [28, 28, 1]]}, ${discriminator}}
train: {gan: {generator: g, discriminator: d}}`;
    const { problems, model, networks } = checkModelFile(text, { fileName: 'a.model.yaml' });
    expect(problems).toEqual([]);
    const spec = model?.networks[0]?.layers[0];
    const described = networks[0]?.layers[0];
    if (!spec || !described) throw new Error('there is no layer');
    const symbol = tf.input({ shape: [...shapes[input]] });
    const built = build(spec);
    const result = built.apply(spec.inputs.length > 1 ? spec.inputs.map(() => symbol) : symbol) as tf.SymbolicTensor;
    const run = tf.model({ inputs: symbol, outputs: result }).predict(ones([2, ...shapes[input]])) as Tensor;
    expect(run.shape).toEqual([2, ...(described.outputShape ?? [])]);
    expect(built.countParams()).toBe(described.parameters);
  });

  it('is compared for every layer of the catalogue', () => {
    const compared = new Set(cases.map(([, layer]) => layer.split(':', 1)[0]));
    expect([...layerCatalogue.keys()].filter((name) => !compared.has(name))).toEqual([]);
  });
});
