import { StudioError } from '../protocol';
import { errorCode } from './files';

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const readOnly = new Set(['EROFS', 'EACCES', 'EPERM']);

/** What a failed write means for people; other errors as they are. */
export function storageError(error: unknown, path: string): unknown {
  const code = errorCode(error);
  if (error instanceof StudioError || code === undefined) return error;
  if (full.has(code)) {
    return new StudioError('run', 'storage-full', { key: 'engine.runStorageFull', args: { path } }, { cause: error });
  }
  if (readOnly.has(code)) {
    const text = { key: 'engine.runStorageReadOnly', args: { path } } as const;
    return new StudioError('run', 'storage-read-only', text, { cause: error });
  }
  if (!['EIO', 'ENOENT'].includes(code)) return error;
  const detail = error instanceof Error ? error.message : code;
  return new StudioError(
    'run',
    'storage-failed',
    { key: 'engine.runStorageFailed', args: { path, detail } },
    { cause: error },
  );
}

/** Does something that writes in a folder; throws what a failed write means. */
export function inStorage<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw storageError(error, path);
  }
}
