import type { TextKey } from '../../../texts';
import { number, type TProperties } from '../node';
import { dataFormat, share } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import { input, unchanged, wrongRank } from './shapes';

const rankTexts = ['language.misfitSequence', 'language.misfitImage', 'language.misfitVolume'] as const;

function spatial(axes: 1 | 2 | 3): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    const text = rankTexts[axes - 1] ?? 'language.misfitImage';
    return shape.length === axes + 1 ? unchanged(context) : wrongRank(text, shape);
  };
}

function noise(name: string, doc: TextKey, own: TProperties, shorthand: string, infer = unchanged): LayerType {
  return { name, category: 'dropout', doc, arguments: own, shorthand, takes: 'one', infer };
}

const spatialRate = () => ({ ...rate(), dataFormat: dataFormat() });
const rate = () => ({ rate: share('language.argRate') });

/** Layers that act in training alone. The random seed of a run rules them, so they have no seed of their own. */
export const noiseLayers: readonly LayerType[] = [
  noise('dropout', 'language.layerDropout', rate(), 'rate'),
  noise('spatialDropout1d', 'language.layerSpatialDropout1d', rate(), 'rate', spatial(1)),
  noise('spatialDropout2d', 'language.layerSpatialDropout2d', spatialRate(), 'rate', spatial(2)),
  noise('spatialDropout3d', 'language.layerSpatialDropout3d', spatialRate(), 'rate', spatial(3)),
  noise('alphaDropout', 'language.layerAlphaDropout', rate(), 'rate'),
  noise('gaussianDropout', 'language.layerGaussianDropout', rate(), 'rate'),
  noise(
    'gaussianNoise',
    'language.layerGaussianNoise',
    { stddev: number({ doc: 'language.argNoiseStddev', minimum: 0 }) },
    'stddev',
  ),
];
