import type { TextKey } from '../../../texts';
import { list, nullable, number, type TProperties } from '../node';
import { count, dataFormat, share } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import { input, shapeWords, unchanged, wrongSpace } from './shapes';

function spatial(axes: 1 | 2 | 3): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    return shape.length === axes + 1 ? unchanged(context) : wrongSpace(axes, shape);
  };
}

/** Each size of the shape, the batch first, is kept, or 1 where all along that axis share what is left out. */
function withNoiseShape(context: LayerContext): Inference {
  const given = context.config['noiseShape'];
  if (!Array.isArray(given)) return unchanged(context);
  const shape = input(context);
  const [batch, ...rest] = given as readonly (number | null)[];
  const fits =
    rest.length === shape.length &&
    (batch === null || batch === 1) &&
    rest.every((size, axis) => size === null || size === 1 || size === shape[axis]);
  if (fits) return unchanged(context);
  const args = { wanted: shapeWords(given as readonly (number | null)[]), found: shapeWords([null, ...shape]) };
  return { misfit: 'language.misfitNoiseShape', args, argument: 'noiseShape' };
}

const noiseShape = () => {
  const doc = 'language.argNoiseShape';
  return nullable(list(nullable(count(doc), { doc }), { doc, minItems: 2 }), { doc, default: null });
};

function noise(name: string, doc: TextKey, own: TProperties, shorthand: string, infer = unchanged): LayerType {
  return { name, category: 'dropout', doc, arguments: own, shorthand, takes: 'one', infer };
}

const spatialRate = () => ({ ...rate(), dataFormat: dataFormat() });
const rate = () => ({ rate: share('language.argRate') });

/** Layers that act in training alone. The random seed of a run rules them, so they have no seed of their own. */
export const noiseLayers: readonly LayerType[] = [
  noise('dropout', 'language.layerDropout', { ...rate(), noiseShape: noiseShape() }, 'rate', withNoiseShape),
  noise('spatialDropout1d', 'language.layerSpatialDropout1d', rate(), 'rate', spatial(1)),
  noise('spatialDropout2d', 'language.layerSpatialDropout2d', spatialRate(), 'rate', spatial(2)),
  noise('spatialDropout3d', 'language.layerSpatialDropout3d', spatialRate(), 'rate', spatial(3)),
  noise('alphaDropout', 'language.layerAlphaDropout', { ...rate(), noiseShape: noiseShape() }, 'rate', withNoiseShape),
  noise('gaussianDropout', 'language.layerGaussianDropout', rate(), 'rate'),
  noise(
    'gaussianNoise',
    'language.layerGaussianNoise',
    { stddev: number({ doc: 'language.argNoiseStddev', minimum: 0 }) },
    'stddev',
  ),
];
