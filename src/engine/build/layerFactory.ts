import { onesLike, type Tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { JsonValue, LayerSpec } from '../../language';
import { codeLayer } from '../code/codeLayer';
import { deriveSeed } from '../random';
import { batchNormalization } from './batchNormalization';
import type { BuildContext } from './buildContext';
import { dilated } from './dilation';
import { layerNormalization } from './layerNormalization';
import { maskedMerges } from './maskedMerges';
import { globalAveragePooling1d, silenced, timeDistributed } from './maskedLayers';
import { nameHash } from './nameHash';
import {
  AlphaDropout,
  dropped,
  Dropout,
  GaussianDropout,
  GaussianNoise,
  SpatialDropout1D,
  SpatialDropout2D,
  SpatialDropout3D,
  type RandomLayerArguments,
} from './randomLayers';
import { ownLayers } from './own';
import { recurrentLayer } from './recurrent/recurrentLayer';
import { elu, masking, prelu, reLU, softmax, thresholdedReLU } from './steps';
import { separableConv2d, transposed } from './convolutions';
import { upSampling2d } from './upSampling';

export type Layer = layers.Layer;
type Settings = Readonly<Record<string, JsonValue>>;

const randomLayers: Readonly<Record<string, new (args: RandomLayerArguments) => Layer>> = {
  dropout: Dropout,
  spatialDropout1d: SpatialDropout1D,
  spatialDropout2d: SpatialDropout2D,
  spatialDropout3d: SpatialDropout3D,
  gaussianNoise: GaussianNoise,
  gaussianDropout: GaussianDropout,
  alphaDropout: AlphaDropout,
};

/** tfjs layers that calculate otherwise than Keras's, or cannot be trained as they are. */
const ownCalculations: Readonly<Record<string, (config: object) => Layer>> = {
  batchNormalization,
  layerNormalization,
  lstm: recurrentLayer('lstm'),
  gru: recurrentLayer('gru'),
  simpleRNN: recurrentLayer('simpleRNN'),
  masking,
  thresholdedReLU,
  reLU,
  elu,
  softmax,
  prelu,
  upSampling2d,
  conv1d: dilated((config) => layers.conv1d(config as Parameters<typeof layers.conv1d>[0]), 1),
  conv2d: dilated((config) => layers.conv2d(config as Parameters<typeof layers.conv2d>[0]), 2),
  conv3d: dilated((config) => layers.conv3d(config as Parameters<typeof layers.conv3d>[0]), 3),
  depthwiseConv2d: dilated(
    (config) => layers.depthwiseConv2d(config as Parameters<typeof layers.depthwiseConv2d>[0]),
    2,
  ),
  separableConv2d: dilated(separableConv2d, 2),
  conv2dTranspose: transposed(
    (config) => layers.conv2dTranspose(config as Parameters<typeof layers.conv2dTranspose>[0]),
    2,
  ),
  conv3dTranspose: transposed(
    (config) => layers.conv3dTranspose(config as Parameters<typeof layers.conv3dTranspose>[0]),
    3,
  ),
  globalAveragePooling1d,
  ...maskedMerges,
  timeDistributed: (config) => timeDistributed(config as { readonly layer: Layer }),
};

const factories = layers as unknown as Readonly<Record<string, (config: object) => Layer>>;

/** The tfjs layer for a layer of the file, not yet given its inputs. */
export function createLayer(spec: LayerSpec, context: BuildContext): Layer {
  const layer = make(spec, context);
  context.made.push(layer);
  const cell = (layer as { readonly cell?: Layer }).cell;
  if (cell) context.made.push(cell);
  return layer;
}

function make(spec: LayerSpec, context: BuildContext): Layer {
  if (spec.code !== undefined) return codeLayer(spec, context);
  const RandomLayer = randomLayers[spec.type];
  if (RandomLayer) {
    const amount = Number(spec.config['rate'] ?? spec.config['stddev'] ?? 0);
    const channelsFirst = spec.config['dataFormat'] === 'channelsFirst';
    const noiseShape = (spec.config['noiseShape'] ?? null) as RandomLayerArguments['noiseShape'];
    return new RandomLayer({
      name: spec.name,
      amount,
      random: context.random,
      channelsFirst,
      noiseShape: noiseShape ?? null,
    });
  }
  const OwnLayer = ownLayers[spec.type];
  if (OwnLayer) {
    const own = (settings: object): Layer =>
      new OwnLayer({ name: spec.name, settings: settings as Settings, random: context.random });
    const settings = config(spec, context);
    return settings['dilationRate'] === undefined || spec.type === 'conv1dTranspose'
      ? own(settings)
      : dilated(own, 1)(settings);
  }
  if (spec.type === 'bidirectional') return bidirectional(spec, context);
  const factory = ownCalculations[spec.type] ?? factories[spec.type];
  if (!factory) throw new Error(`there is no layer ${spec.type}`);
  const inner = spec.wrapped ? { layer: createLayer(spec.wrapped, context) } : {};
  return factory({ ...config(spec, context), ...inner, name: spec.name });
}

/** tfjs clones the layer twice from its config, with equal first weights in both; so they are made here instead. */
function bidirectional(spec: LayerSpec, context: BuildContext): Layer {
  const inner = spec.wrapped;
  if (!inner) throw new Error(`${spec.name} wraps no layer`);
  const template = make(inner, context);
  const wrapper = layers.bidirectional({
    ...config(spec, context),
    layer: template as layers.RNN,
    name: spec.name,
  });
  const backwards = { ...inner.config, goBackwards: inner.config['goBackwards'] !== true };
  const layer = inner.config['returnSequences'] === true ? silenced(wrapper) : (wrapper as Layer);
  return Object.assign(layer, {
    forwardLayer: createLayer({ ...inner, name: `forward_${inner.name}` }, context),
    backwardLayer: createLayer({ ...inner, name: `backward_${inner.name}`, config: backwards }, context),
  });
}

/** The config with seeded initializers; null stands for an argument that is not given. */
function config(spec: LayerSpec, context: BuildContext): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(spec.config)) {
    if (value === null) continue;
    result[key] = key.endsWith('Initializer') ? initializer(value, `${spec.name}/${key}`, context.seed) : value;
  }
  if (Number(spec.config['dropout'] ?? 0) > 0 || Number(spec.config['recurrentDropout'] ?? 0) > 0) {
    // Called with ones: the result is the mask of a whole sequence.
    result['dropoutFunc'] = (ones: Tensor, rate: number) =>
      dropped(onesLike(ones), rate, context.random, `${spec.name}/dropout`);
  }
  return result;
}

function initializer(value: JsonValue, owner: string, runSeed: number): object {
  const given = typeof value === 'string' ? { className: value, config: {} } : (value as Settings);
  const className = typeof given['className'] === 'string' ? given['className'] : '';
  const settings = (given['config'] ?? {}) as Settings;
  const seed = typeof settings['seed'] === 'number' ? settings['seed'] : deriveSeed(runSeed, nameHash(owner));
  const name = className.charAt(0).toLowerCase() + className.slice(1);
  return { className: 'StudioInitializer', config: { name, seed, settings } };
}
