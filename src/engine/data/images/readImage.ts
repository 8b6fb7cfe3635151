import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dataError } from '../dataError';
import { decodePng, isInterlaced, isPng } from './decodePng';
import type { PixelGrid } from './resize';

/** Decodes what is no plain PNG; rejects when it cannot. */
export type DecodeImage = (bytes: Uint8Array) => Promise<PixelGrid>;

/** Reads an image file: a plain PNG by itself, what else there is with the caller's decoder. */
export async function readImage(file: string, folder: string, decode?: DecodeImage): Promise<PixelGrid> {
  const bytes = await readFile(path.resolve(folder, file)).catch((cause: unknown) => {
    throw dataError('data-file-missing', 'engine.dataFileMissing', { file }, cause);
  });
  try {
    if (isPng(bytes) && (!decode || !isInterlaced(bytes))) return decodePng(bytes);
    if (decode) return await decode(bytes);
  } catch (cause) {
    throw dataError('data-image', 'engine.dataImageFile', { file }, cause);
  }
  throw dataError('data-image', 'engine.dataImageFile', { file });
}
