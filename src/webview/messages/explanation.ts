import { explainMethods } from '../../protocol';
import { isCount, isNumber, isObject, isText, listOf, nullable, oneOf, optional, shape, type Check } from './check';
import { image } from './common';

const explainedPart: Check = (value, path) => {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (kind === 'columns')
    return shape({ columns: listOf(shape({ name: isText, effect: isNumber, steps: optional(listOf(isNumber)) })) })(
      value,
      path,
    );
  if (kind === 'image')
    return shape({
      name: isText,
      image,
      ground: oneOf('dark', 'light', 'mean'),
      height: isCount,
      width: isCount,
      values: listOf(isNumber),
    })(value, path);
  if (kind === 'text')
    return shape({ name: isText, pieces: listOf(shape({ text: isText, value: nullable(isNumber) })) })(value, path);
  return `${path}.kind is unknown`;
};
export const explanation = shape({
  method: oneOf(...explainMethods),
  target: nullable(isCount),
  output: isNumber,
  baseline: nullable(isNumber),
  gap: nullable(isNumber),
  parts: listOf(explainedPart),
});
export const importance = shape({
  split: isText,
  rows: isCount,
  measure: oneOf('accuracy', 'rmse', 'reconstruction'),
  base: nullable(isNumber),
  repeats: isCount,
  columns: listOf(shape({ name: isText, mean: isNumber, deviation: isNumber })),
});
export const dependence = shape({
  column: isText,
  target: nullable(isCount),
  split: isText,
  rows: isCount,
  points: listOf(shape({ mean: isNumber, low: isNumber, high: isNumber })),
});
