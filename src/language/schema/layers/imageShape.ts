import { anyOf, integer, list, oneOf } from '../node';
import type { JsonValue } from '../../types/modelFile';
import { dataFormat, sizes } from '../values';
import type { Inference, LayerContext, LayerType } from './layerType';
import {
  input,
  joinChannels,
  numbersOf,
  plus,
  shapeWords,
  splitChannels,
  times,
  weightless,
  wrongRank,
} from './shapes';

type Margins = readonly [number, number];

/** Top and bottom, left and right: from one number, two, or two pairs. */
function margins(value: JsonValue | undefined): readonly [Margins, Margins] {
  const [height, width] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value, value];
  const pair = (side: JsonValue | undefined): Margins => {
    const [before = 0, after = before] = numbersOf(side);
    return [before, after];
  };
  return [pair(height), pair(width)];
}

/** Cuts off or adds rows and columns. */
function margined(argument: string, sign: 1 | -1): LayerType['infer'] {
  return (context: LayerContext): Inference => {
    const shape = input(context);
    if (shape.length !== 3) return wrongRank('language.misfitImage', shape);
    const { space, channels, first } = splitChannels(shape, context.config);
    const sides = margins(context.config[argument]);
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

function upSampling(context: LayerContext): Inference {
  const shape = input(context);
  if (shape.length !== 3) return wrongRank('language.misfitImage', shape);
  const { space, channels, first } = splitChannels(shape, context.config);
  const size = numbersOf(context.config['size']);
  return weightless(
    joinChannels(
      space.map((length, axis) => times(length, size[axis] ?? 1)),
      channels,
      first,
    ),
  );
}

function marginSizes(doc: 'language.argCropping' | 'language.argZeroPadding', value: number) {
  const one = integer({ doc, minimum: 0 });
  return anyOf(
    { doc, default: value, wrong: 'language.wrongMargins', role: 'margins' },
    one,
    list(anyOf({ doc, wrong: 'language.wrongMargins' }, one, list(one, { doc, minItems: 2, maxItems: 2 })), {
      doc,
      minItems: 2,
      maxItems: 2,
    }),
  );
}

export const imageShapeLayers: readonly LayerType[] = [
  {
    name: 'cropping2D',
    category: 'shape',
    doc: 'language.layerCropping2D',
    arguments: { cropping: marginSizes('language.argCropping', 0), dataFormat: dataFormat() },
    shorthand: 'cropping',
    takes: 'one',
    infer: margined('cropping', -1),
  },
  {
    name: 'zeroPadding2d',
    category: 'shape',
    doc: 'language.layerZeroPadding2d',
    arguments: { padding: marginSizes('language.argZeroPadding', 1), dataFormat: dataFormat() },
    shorthand: 'padding',
    takes: 'one',
    infer: margined('padding', 1),
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
    infer: upSampling,
  },
];
