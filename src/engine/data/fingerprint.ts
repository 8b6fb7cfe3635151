import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { DataSpec } from '../../language';
import { withFolderParts } from './images/folderParts';
import { listImages } from './images/listImages';
import { declaredWords } from './analyse/columnFacts';
import { readSource, sourcesOf } from './readSource';
import type { TableColumn } from './table/table';

/** SHA-256 over the bytes of the data's files, or over the settings of its generator; hexadecimal. */
export async function fingerprintOf(data: DataSpec, folder: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  if (data.source.kind === 'generate') {
    const { generator, samples, noise, seed } = data.source;
    hash.update(JSON.stringify(['generate', 1, generator, samples, noise, seed]));
  }
  if (data.source.kind === 'code') {
    const table = await readSource(data.source, folder, { words: declaredWords(data), signal });
    for (const column of table.columns) for (const part of contentOf(column)) hash.update(part);
  }
  for (const { file, name } of await filesOf(data, folder, signal)) {
    if (name !== null) hash.update(`\n${name}\n`);
    for await (const chunk of createReadStream(file)) {
      signal?.throwIfAborted();
      hash.update(chunk as Uint8Array);
    }
  }
  return hash.digest('hex');
}

/** Every file that the data is made of; of folders their images, whose names tell their classes. */
async function filesOf(
  said: DataSpec,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<{ file: string; name: string | null }[]> {
  const files: { file: string; name: string | null }[] = [];
  for (const source of sourcesOf(await withFolderParts(said, folder))) {
    const file = path.resolve(folder, source.path);
    if (source.format === 'images') files.push(...(await listImages(file, signal)).images);
    else files.push({ file, name: null });
    if (source.labels !== undefined) files.push({ file: path.resolve(folder, source.labels), name: null });
  }
  return files;
}

/** All that a column holds. */
function contentOf(column: TableColumn): readonly (string | Uint8Array)[] {
  const bytes = (values: Float64Array | Int32Array): Uint8Array =>
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  switch (column.kind) {
    case 'numbers':
      return [column.name, bytes(column.values)];
    case 'words':
      return [column.name, JSON.stringify(column.values), bytes(column.codes)];
    case 'images':
      return [column.name, column.shape.join(), column.pixels];
  }
}
