import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileSource } from '../../../language';
import { dataError } from '../dataError';
import type { Table, TableColumn, WordColumn } from '../table/table';

interface IdxFile {
  readonly sizes: readonly number[];
  readonly bytes: Uint8Array;
}

const unsignedByte = 0x08;

/** Reads IDX (MNIST's format), plain or gzipped: the columns `image` and, where a labels file is named, `label`. */
export async function readIdx(path: string, labelsPath: string | undefined, source: FileSource): Promise<Table> {
  const images = await readFileOf(path, source.path);
  const [rows = 0, height = 1, width = 1, channels = 1] = images.sizes;
  if (images.sizes.length < 3 || images.sizes.length > 4) {
    throw dataError('data-idx-images', 'engine.dataIdxImages', { file: source.path, sizes: images.sizes.join(' x ') });
  }
  const columns: TableColumn[] = [
    { kind: 'images', name: source.columns?.[0] ?? 'image', shape: [height, width, channels], pixels: images.bytes },
  ];
  if (labelsPath !== undefined) {
    const name = source.labels ?? labelsPath;
    const labels = await readFileOf(labelsPath, name);
    if (labels.sizes.length !== 1 || labels.sizes[0] !== rows) {
      throw dataError('data-idx-labels', 'engine.dataIdxLabels', {
        file: name,
        found: labels.sizes.join(' x '),
        images: rows,
      });
    }
    columns.push(labelColumn(source.columns?.[1] ?? 'label', labels.bytes));
  }
  return { name: source.path, rows, columns, lines: null, notices: [] };
}

function labelColumn(name: string, labels: Uint8Array): WordColumn {
  const present = [...new Set(labels)].sort((left, right) => left - right);
  const codeOf = new Map(present.map((label, code) => [label, code]));
  return {
    kind: 'words',
    name,
    codes: Int32Array.from(labels, (label) => codeOf.get(label) ?? -1),
    values: present.map(String),
  };
}

async function readFileOf(path: string, name: string): Promise<IdxFile> {
  const file = await readFile(path);
  let content: Buffer = file;
  if (file[0] === 0x1f && file[1] === 0x8b) {
    try {
      content = await promisify(gunzip)(file);
    } catch (cause) {
      throw dataError('data-gzip', 'engine.dataGzip', { file: name }, cause);
    }
  }
  const dimensions = content[3] ?? 0;
  if (content.length < 8 || content[0] !== 0 || content[1] !== 0 || content[2] !== unsignedByte || dimensions < 1) {
    throw dataError('data-idx', 'engine.dataIdx', { file: name });
  }
  const start = 4 + 4 * dimensions;
  const sizes = Array.from({ length: dimensions }, (_, index) =>
    8 + 4 * index <= content.length ? content.readUInt32BE(4 + 4 * index) : 0,
  );
  const expected = sizes.reduce((product, size) => product * size, 1);
  if (content.length - start !== expected) {
    throw dataError('data-idx-size', 'engine.dataIdxSize', { file: name, found: content.length - start, expected });
  }
  return { sizes, bytes: new Uint8Array(content.buffer, content.byteOffset + start, expected) };
}
