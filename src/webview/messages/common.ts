import {
  anything,
  isCount,
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  oneOf,
  optional,
  recordOf,
  shape,
  type Check,
} from './check';

/** What messages to several pages hold. */
export const message = shape({ key: isText, args: optional(recordOf(anything)) });
export const error = shape({ kind: isText, code: isText, message });
export const locale = oneOf('en', 'zh');
export const image = shape({ height: isCount, width: isCount, channels: isCount, data: isText });
export const measures = recordOf(nullable(isNumber));
export const histogram = shape({ minimum: isNumber, maximum: isNumber, counts: listOf(isCount) });
/** A sample of the data, as it is shown. */
export const preview: Check = (value, path) => {
  const kind = isObject(value) ? value['kind'] : undefined;
  if (kind === 'image') return shape({ image })(value, path);
  if (kind === 'text') return shape({ text: isText })(value, path);
  if (kind === 'row') return shape({ cells: recordOf(anything) })(value, path);
  return `${path}.kind is unknown`;
};
