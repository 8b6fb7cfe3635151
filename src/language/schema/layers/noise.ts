import type { TextKey } from '../../../texts';
import { number, type TProperties } from '../node';
import { share } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import { input, unchanged, wrongRank } from './shapes';

function sequenceOnly(context: LayerContext): Inference {
  const shape = input(context);
  return shape.length === 2 ? unchanged(context) : wrongRank('language.misfitSequence', shape);
}

function noise(name: string, doc: TextKey, own: TProperties, shorthand: string, infer = unchanged): LayerType {
  return { name, category: 'dropout', doc, arguments: own, shorthand, takes: 'one', infer };
}

const rate = () => ({ rate: share('language.argRate') });

/** Layers that act in training alone. The random seed of a run rules them, so they have no seed of their own. */
export const noiseLayers: readonly LayerType[] = [
  noise('dropout', 'language.layerDropout', rate(), 'rate'),
  noise('spatialDropout1d', 'language.layerSpatialDropout1d', rate(), 'rate', sequenceOnly),
  noise('alphaDropout', 'language.layerAlphaDropout', rate(), 'rate'),
  noise('gaussianDropout', 'language.layerGaussianDropout', rate(), 'rate'),
  noise(
    'gaussianNoise',
    'language.layerGaussianNoise',
    { stddev: number({ doc: 'language.argNoiseStddev', minimum: 0 }) },
    'stddev',
  ),
];
