import { StudioError } from '../protocol';
import { errorCode } from './files';

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What a failed write means for the run; other errors as they are. */
export function storageError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof StudioError || code === undefined) return error;
  if (full.has(code)) {
    return new StudioError('run', 'storage-full', { key: 'engine.runStorageFull', args: { path } }, { cause: error });
  }
  if (!['EIO', 'EROFS', 'EACCES', 'EPERM', 'ENOENT'].includes(code)) return error;
  const detail = error instanceof Error ? error.message : code;
  return new StudioError(
    'run',
    'storage-failed',
    { key: 'engine.runStorageFailed', args: { path, detail } },
    { cause: error },
  );
}
