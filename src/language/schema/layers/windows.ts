import type { JsonValue } from '../../types/modelFile';
import type { LayerConfig, LayerContext, Misfit } from './layerType';
import {
  input,
  isSame,
  numbersOf,
  plus,
  shapeWords,
  splitChannels,
  times,
  windowLength,
  wrongSpace,
  type Size,
} from './shapes';

/** No place is left for the window that an argument gives. */
export function windowTooLarge(context: LayerContext, argument: string): Misfit {
  const window = numbersOf(context.config[argument]);
  return {
    misfit: 'language.misfitWindow',
    args: { found: shapeWords(input(context)), window: shapeWords(window) },
    argument,
  };
}

/** Strides and dilation exclude one another in TensorFlow. */
function stridesAndDilation(config: LayerConfig): Misfit | null {
  const both =
    numbersOf(config['strides']).some((stride) => stride > 1) &&
    numbersOf(config['dilationRate']).some((rate) => rate > 1);
  return both ? { misfit: 'language.misfitDilation', args: {}, argument: 'dilationRate' } : null;
}

export interface Windows {
  readonly kernel: readonly number[];
  readonly space: readonly Size[];
  readonly channels: Size;
  readonly first: boolean;
}

/** Length after a transposed window (keras/src/backend/common/backend_utils.py), or the paddings that it admits. */
function transposedLength(length: Size, reach: number, stride: number, same: boolean, extra: number | undefined) {
  if (extra === undefined) return plus(times(length, stride), same ? 0 : Math.max(reach - stride, 0));
  const odd = reach % 2;
  const [least, most] = same ? [1 - odd, stride - odd] : [0, stride - 1];
  if (extra < least || extra > most) return { least, most };
  return plus(times(plus(length, -1), stride), same ? odd : reach, extra);
}

/** One for each axis, from a number or a list; none where nothing is given. */
const eachAxis = (value: JsonValue | undefined, axes: number): readonly number[] => {
  const given = numbersOf(value);
  return given.length === 1 ? Array.from({ length: axes }, () => given[0] ?? 0) : given;
};

/** What the kernel sees and the places where it stands, or why it does not fit. */
export function windows(context: LayerContext, axes: number, transposed = false): Windows | Misfit {
  const { config } = context;
  const shape = input(context);
  if (shape.length !== axes + 1) return wrongSpace(axes, shape);
  const clash = stridesAndDilation(config);
  if (clash) return clash;
  const { space, channels, first } = splitChannels(shape, config);
  const kernel = numbersOf(config['kernelSize']);
  const strides = numbersOf(config['strides']);
  const dilation = numbersOf(config['dilationRate']);
  const extra = eachAxis(config['outputPadding'], axes);
  const places: Size[] = [];
  for (const [axis, length] of space.entries()) {
    const window = kernel[axis] ?? 1;
    const stride = strides[axis] ?? 1;
    const rate = dilation[axis] ?? 1;
    const place = transposed
      ? transposedLength(length, (window - 1) * rate + 1, stride, isSame(config), extra[axis])
      : windowLength(length, window, stride, isSame(config), rate);
    if (typeof place === 'object' && place !== null) {
      return { misfit: 'language.misfitOutputPadding', args: { ...place }, argument: 'outputPadding' };
    }
    places.push(place);
  }
  if (places.some((length) => length !== null && length < 1)) return windowTooLarge(context, 'kernelSize');
  return { kernel, space: places, channels, first };
}
