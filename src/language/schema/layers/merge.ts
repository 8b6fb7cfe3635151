import type { TextKey } from '../../../texts';
import type { Shape } from '../../types/description';
import { anyOf, boolean, integer, list, type TProperties } from '../node';
import type { Inference, LayerContext, LayerType, Misfit } from './layerType';
import { axisPlace, elements, numbersOf, plus, shapeWords, times, weightless, type Size } from './shapes';

/** Two shapes put over one another from the last axis on, sizes of 1 stretched; null when they do not match. */
function broadcast(one: Shape, other: Shape): Shape | null {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  const lead = long.length - short.length;
  const merged: Size[] = long.slice(0, lead);
  for (const [index, size] of short.entries()) {
    const above = long[lead + index] ?? null;
    if (above === null || size === null) merged.push(null);
    else if (above === 1) merged.push(size);
    else if (size === 1 || size === above) merged.push(above);
    else return null;
  }
  return merged;
}

const list2 = (shapes: readonly Shape[]) => shapes.map(shapeWords).join(', ');

function tooFew(context: LayerContext): Misfit | null {
  return context.inputs.length < 2 ? { misfit: 'language.misfitOneInput', args: {} } : null;
}

function elementwise(context: LayerContext): Inference {
  const few = tooFew(context);
  if (few) return few;
  let merged: Shape = context.inputs[0] ?? [];
  for (const shape of context.inputs.slice(1)) {
    const next = broadcast(merged, shape);
    if (!next) return { misfit: 'language.misfitMerge', args: { found: list2(context.inputs) } };
    merged = next;
  }
  return weightless(merged, times(context.inputs.length - 1, elements(merged)));
}

function concatenate(context: LayerContext): Inference {
  const few = tooFew(context);
  if (few) return few;
  const [first = [], ...rest] = context.inputs;
  const axis = numbersOf(context.config['axis'])[0] ?? -1;
  const place = axisPlace(axis, first.length);
  if (place === null) {
    return { misfit: 'language.misfitAxis', args: { axis, found: shapeWords(first) }, argument: 'axis' };
  }
  const matches = rest.every(
    (shape) =>
      shape.length === first.length &&
      shape.every((size, index) => index === place || size === null || first[index] === null || size === first[index]),
  );
  if (!matches) return { misfit: 'language.misfitConcatenate', args: { axis, found: list2(context.inputs) } };
  const total = plus(...context.inputs.map((shape) => shape[place] ?? null));
  return weightless(first.map((size, index) => (index === place ? total : size)));
}

function subtract(context: LayerContext): Inference {
  if (context.inputs.length !== 2) return { misfit: 'language.misfitTwoInputs', args: {} };
  return elementwise(context);
}

function dot(context: LayerContext): Inference {
  const [one, other] = context.inputs;
  if (!one || !other || context.inputs.length !== 2) return { misfit: 'language.misfitTwoInputs', args: {} };
  const axes = numbersOf(context.config['axes']);
  const [axis = -1, otherAxis = axis] = axes;
  const place = axisPlace(axis, one.length);
  const otherPlace = axisPlace(otherAxis, other.length);
  const found = list2(context.inputs);
  if (one.length > 2 || other.length > 2) return { misfit: 'language.misfitDotRank', args: { found } };
  if (place === null || otherPlace === null) {
    return { misfit: 'language.misfitAxis', args: { axis: axes.join(', '), found }, argument: 'axes' };
  }
  const size = one[place] ?? null;
  const otherSize = other[otherPlace] ?? null;
  if (size !== null && otherSize !== null && size !== otherSize) {
    return { misfit: 'language.misfitDot', args: { found, one: size, other: otherSize }, argument: 'axes' };
  }
  const left = [...one.filter((_, index) => index !== place), ...other.filter((_, index) => index !== otherPlace)];
  const outputShape = left.length ? left : [1];
  return weightless(outputShape, times(2, size ?? otherSize, elements(outputShape)));
}

function merge(name: string, doc: TextKey, infer: LayerType['infer'], own: TProperties = {}): LayerType {
  return { name, category: 'merge', doc, arguments: own, shorthand: 'inputs', takes: 'many', infer };
}

export const mergeLayers: readonly LayerType[] = [
  merge('add', 'language.layerAdd', elementwise),
  merge('subtract', 'language.layerSubtract', subtract),
  merge('average', 'language.layerAverage', elementwise),
  merge('maximum', 'language.layerMaximum', elementwise),
  merge('minimum', 'language.layerMinimum', elementwise),
  merge('multiply', 'language.layerMultiply', elementwise),
  merge('concatenate', 'language.layerConcatenate', concatenate, {
    axis: integer({ doc: 'language.argAxis', default: -1 }),
  }),
  merge('dot', 'language.layerDot', dot, {
    axes: anyOf(
      { doc: 'language.argDotAxes', default: -1, wrong: 'language.wrongAxes' },
      integer({ doc: 'language.argDotAxes' }),
      list(integer({ doc: 'language.argDotAxes', minimum: 1 }), {
        doc: 'language.argDotAxes',
        minItems: 2,
        maxItems: 2,
      }),
    ),
    normalize: boolean({ doc: 'language.argNormalize', default: false }),
  }),
];
