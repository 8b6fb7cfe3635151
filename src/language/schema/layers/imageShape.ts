import type { TextKey } from '../../../texts';
import { anyOf, boolean, integer, list, number, oneOf, type TProperties } from '../node';
import type { JsonValue } from '../../types/modelFile';
import { count, dataFormat, sizes } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import {
  input,
  joinChannels,
  numberOf,
  numbersOf,
  plus,
  shapeWords,
  splitChannels,
  times,
  unchanged,
  weightless,
  wrongSpace,
} from './shapes';

type Margins = readonly [number, number];

/** Before and after on each axis: from one number, one for each axis, or pairs. On one axis, a list is its pair. */
function margins(value: JsonValue | undefined, axes: number): readonly Margins[] {
  const pair = (side: JsonValue | undefined): Margins => {
    const [before = 0, after = before] = numbersOf(side);
    return [before, after];
  };
  if (axes === 1) return [pair(value)];
  const sides = Array.isArray(value) ? (value as readonly JsonValue[]) : Array.from({ length: axes }, () => value);
  return sides.map(pair);
}

/** Cuts off or adds along each axis of space. */
function margined(axes: number, argument: string, sign: 1 | -1): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    if (shape.length !== axes + 1) return wrongSpace(axes, shape);
    const { space, channels, first } = splitChannels(shape, context.config);
    const sides = margins(context.config[argument], axes);
    const changed = space.map((length, axis) => {
      const [before, after] = sides[axis] ?? [0, 0];
      return plus(length, sign * (before + after));
    });
    if (changed.some((length) => length !== null && length < 1)) {
      return { misfit: 'language.misfitCropping', args: { found: shapeWords(shape) }, argument };
    }
    return weightless(joinChannels(changed, channels, first));
  };
}

/** An image of a size of its own. */
function resized(context: LayerContext): Inference {
  const shape = input(context);
  if (shape.length !== 3) return wrongSpace(2, shape);
  const { channels, first } = splitChannels(shape, context.config);
  return weightless(
    joinChannels([numberOf(context.config, 'height'), numberOf(context.config, 'width')], channels, first),
  );
}

const imageSize = () => ({ height: count('language.argImageHeight'), width: count('language.argImageWidth') });

function upSampling(axes: number): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    if (shape.length !== axes + 1) return wrongSpace(axes, shape);
    const { space, channels, first } = splitChannels(shape, context.config);
    const size = numbersOf(context.config['size']);
    return weightless(
      joinChannels(
        space.map((length, axis) => times(length, size[axis] ?? 1)),
        channels,
        first,
      ),
    );
  };
}

/** Of a sequence: one number, or before and after. */
function sequenceMargins(doc: TextKey, value: number) {
  const one = integer({ doc, minimum: 0 });
  return anyOf({ doc, default: value, wrong: 'language.wrongPair' }, one, list(one, { doc, minItems: 2, maxItems: 2 }));
}

function marginSizes(doc: TextKey, value: number, axes = 2) {
  const one = integer({ doc, minimum: 0 });
  return anyOf(
    {
      doc,
      default: value,
      wrong: axes === 3 ? 'language.wrongVolumeMargins' : 'language.wrongMargins',
      role: 'margins',
    },
    one,
    list(
      anyOf(
        { doc, wrong: axes === 3 ? 'language.wrongVolumeMargins' : 'language.wrongMargins' },
        one,
        list(one, { doc, minItems: 2, maxItems: 2 }),
      ),
      {
        doc,
        minItems: axes,
        maxItems: axes,
      },
    ),
  );
}

function shapeLayer(
  name: string,
  doc: TextKey,
  own: TProperties,
  shorthand: string,
  infer: LayerType['infer'],
): LayerType {
  return { name, category: 'shape', doc, arguments: own, shorthand, takes: 'one', infer };
}

export const imageShapeLayers: readonly LayerType[] = [
  {
    name: 'cropping2D',
    category: 'shape',
    doc: 'language.layerCropping2D',
    arguments: { cropping: marginSizes('language.argCropping', 0), dataFormat: dataFormat() },
    shorthand: 'cropping',
    takes: 'one',
    infer: margined(2, 'cropping', -1),
  },
  {
    name: 'zeroPadding2d',
    category: 'shape',
    doc: 'language.layerZeroPadding2d',
    arguments: { padding: marginSizes('language.argZeroPadding', 1), dataFormat: dataFormat() },
    shorthand: 'padding',
    takes: 'one',
    infer: margined(2, 'padding', 1),
  },
  {
    name: 'upSampling2d',
    category: 'shape',
    doc: 'language.layerUpSampling2d',
    arguments: {
      size: sizes(2, 'language.argUpSize', { default: 2 }),
      dataFormat: dataFormat(),
      interpolation: oneOf(['nearest', 'bilinear'], { doc: 'language.argInterpolation', default: 'nearest' }),
    },
    shorthand: 'size',
    takes: 'one',
    infer: upSampling(2),
  },
  shapeLayer(
    'cropping1d',
    'language.layerCropping1d',
    { cropping: sequenceMargins('language.argSequenceCropping', 1) },
    'cropping',
    margined(1, 'cropping', -1),
  ),
  shapeLayer(
    'cropping3d',
    'language.layerCropping3d',
    { cropping: marginSizes('language.argVolumeCropping', 1, 3), dataFormat: dataFormat() },
    'cropping',
    margined(3, 'cropping', -1),
  ),
  shapeLayer(
    'zeroPadding1d',
    'language.layerZeroPadding1d',
    { padding: sequenceMargins('language.argSequencePadding', 1) },
    'padding',
    margined(1, 'padding', 1),
  ),
  shapeLayer(
    'zeroPadding3d',
    'language.layerZeroPadding3d',
    { padding: marginSizes('language.argVolumePadding', 1, 3), dataFormat: dataFormat() },
    'padding',
    margined(3, 'padding', 1),
  ),
  shapeLayer(
    'upSampling1d',
    'language.layerUpSampling1d',
    { size: count('language.argRepeats', 2) },
    'size',
    upSampling(1),
  ),
  shapeLayer(
    'upSampling3d',
    'language.layerUpSampling3d',
    { size: sizes(3, 'language.argVolumeUpSize', { default: 2 }), dataFormat: dataFormat() },
    'size',
    upSampling(3),
  ),
  {
    name: 'resizing',
    category: 'shape',
    doc: 'language.layerResizing',
    arguments: {
      ...imageSize(),
      interpolation: oneOf(['bilinear', 'nearest'], { doc: 'language.argInterpolation', default: 'bilinear' }),
      cropToAspectRatio: boolean({ doc: 'language.argCropToAspectRatio', default: false }),
      dataFormat: dataFormat(),
    },
    takes: 'one',
    infer: resized,
  },
  {
    name: 'centerCrop',
    category: 'shape',
    doc: 'language.layerCenterCrop',
    arguments: { ...imageSize(), dataFormat: dataFormat() },
    takes: 'one',
    infer: resized,
  },
  {
    name: 'rescaling',
    category: 'shape',
    doc: 'language.layerRescaling',
    arguments: {
      scale: number({ doc: 'language.argRescale' }),
      offset: number({ doc: 'language.argOffset', default: 0 }),
    },
    shorthand: 'scale',
    takes: 'one',
    infer: unchanged,
  },
];
