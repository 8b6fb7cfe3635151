import type { Message, TextArguments, TextKey } from '../../texts';
import type { AttemptCode, NativeSource, SourceAttempt } from './types';

const keyOfCode = {
  disabled: 'native.disabled',
  'not-set-up': 'native.notSetUp',
  'not-found': 'native.notFound',
  incomplete: 'native.incomplete',
  damaged: 'native.damaged',
  'not-loadable': 'native.notLoadable',
  'system-too-old': 'native.systemTooOld',
  crashed: 'native.crashed',
  'unsupported-platform': 'native.unsupportedPlatform',
  'no-pip': 'native.noPip',
  'no-compiler': 'native.noCompiler',
  'compile-failed': 'native.compileFailed',
  'download-failed': 'native.downloadFailed',
  'wrong-checksum': 'native.wrongChecksum',
  'no-space': 'native.noSpace',
  'not-writable': 'native.notWritable',
  busy: 'native.busy',
  cancelled: 'native.cancelled',
} as const satisfies Record<AttemptCode, TextKey>;

/** Why one source gave no library; becomes a {@link SourceAttempt} at the border of this folder. */
export class SourceFailure extends Error {
  readonly text: Message;

  constructor(
    readonly code: AttemptCode,
    args: TextArguments = {},
    options?: ErrorOptions,
  ) {
    super(`${code} ${JSON.stringify(args)}`, options);
    this.name = 'SourceFailure';
    this.text = { key: keyOfCode[code], args };
  }

  attempt(source: NativeSource): SourceAttempt {
    return { source, code: this.code, message: this.text };
  }
}

const noSpaceCodes = new Set(['ENOSPC', 'EDQUOT']);
const notWritableCodes = new Set(['EACCES', 'EPERM', 'EROFS']);

function errorCode(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether the file or program that was asked for is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && ['ENOENT', 'ENOTDIR'].includes(errorCode(error));
}

/** The failure that an unforeseen error of the file system or a tool amounts to. */
export function failureOf(error: unknown, folder: string): SourceFailure {
  if (error instanceof SourceFailure) return error;
  if (!(error instanceof Error)) return new SourceFailure('not-loadable', { path: folder, reason: String(error) });
  if (error.name === 'AbortError') return new SourceFailure('cancelled', {}, { cause: error });
  const args = { path: folder, reason: error.message };
  if (noSpaceCodes.has(errorCode(error))) return new SourceFailure('no-space', args, { cause: error });
  if (notWritableCodes.has(errorCode(error))) return new SourceFailure('not-writable', args, { cause: error });
  return new SourceFailure('not-loadable', args, { cause: error });
}
