import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { DataSpec } from '../../language';
import { pathsOf } from './readSource';

/** SHA-256 over the bytes of the data's files, or over the settings of its generator; hexadecimal. */
export async function fingerprintOf(data: DataSpec, folder: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  if (data.source.kind === 'generate') {
    const { generator, samples, noise, seed } = data.source;
    hash.update(JSON.stringify(['generate', 1, generator, samples, noise, seed]));
  }
  for (const name of pathsOf(data)) {
    for await (const chunk of createReadStream(path.resolve(folder, name))) {
      signal?.throwIfAborted();
      hash.update(chunk as Uint8Array);
    }
  }
  return hash.digest('hex');
}
