import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dataError } from '../dataError';
import { decodeImage } from './decodeImage';
import type { PixelGrid } from './resize';

/** Reads an image file; rejects with its name when it is not there or cannot be decoded. */
export async function readImage(file: string, folder: string): Promise<PixelGrid> {
  const bytes = await readFile(path.resolve(folder, file)).catch((cause: unknown) => {
    throw dataError('data-file-missing', 'engine.dataFileMissing', { file }, cause);
  });
  try {
    return decodeImage(bytes);
  } catch (cause) {
    throw dataError('data-image', 'engine.dataImageFile', { file }, cause);
  }
}
