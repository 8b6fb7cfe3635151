import { anything, isCount, isText, oneOf, optional, recordOf, shape } from './check';

/** What messages to several pages hold. */
export const message = shape({ key: isText, args: optional(recordOf(anything)) });
export const error = shape({ kind: isText, code: isText, message });
export const locale = oneOf('en', 'zh');
export const image = shape({ height: isCount, width: isCount, channels: isCount, data: isText });
