import { StudioError } from '../../protocol';
import type { TextArguments, TextKey } from '../../texts';

/** An error in the data or in what the file says of it: what is wrong, where, and what to do. */
export function dataError(
  code: `data-${string}`,
  key: TextKey,
  args: TextArguments = {},
  cause?: unknown,
): StudioError {
  return new StudioError('input', code, { key, args }, cause === undefined ? undefined : { cause });
}
