import path from 'node:path';
import { StudioError } from '../../protocol';
import type { TextArguments, TextKey } from '../../texts';

/** Where in the user's code something happened. Lines from 1. */
export interface CodePlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
}

/** An error in the user's code, with its place there. */
export class CodeError extends StudioError {
  constructor(
    key: TextKey,
    args: TextArguments,
    readonly place: CodePlace | undefined,
    cause?: unknown,
  ) {
    super('input', 'code-failed', { key, args }, cause === undefined ? undefined : { cause });
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The innermost of the user's own lines that an error went through. */
export function placeOf(error: unknown, isOwn: (file: string) => boolean): CodePlace | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const line of (error.stack ?? '').split('\n')) {
    const [, file = '', row = ''] =
      /^(?:.*?\()?(?:file:\/\/)?((?:[A-Za-z]:)?[^():]+):(\d+)(?::\d+)?\)?$/.exec(
        line.trim().replace(/^at (?:async )?/, ''),
      ) ?? [];
    if (isOwn(file)) return { file, line: Number(row) };
  }
  return undefined;
}

/** `layers.ts:12` */
export const placeWords = (place: CodePlace | undefined, entry: string): string =>
  place ? `${path.basename(place.file)}:${String(place.line)}` : path.basename(entry);
