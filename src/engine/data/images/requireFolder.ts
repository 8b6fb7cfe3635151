import { stat } from 'node:fs/promises';
import { dataError } from '../dataError';

/** Rejects where there is no such folder; `name` is how the model file writes it. */
export async function requireFolder(folder: string, name: string): Promise<void> {
  const found = await stat(folder).catch((cause: unknown) => {
    throw dataError('data-file-missing', 'engine.dataFileMissing', { file: name }, cause);
  });
  if (!found.isDirectory()) throw dataError('data-not-a-folder', 'engine.dataNotAFolder', { file: name });
}
