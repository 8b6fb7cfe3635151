import type { FileSource } from '../../../language';
import type { Message } from '../../../texts';
import { dataError } from '../dataError';
import { listImages, type ListedImage } from '../images/listImages';
import { loadImages, someNames } from '../images/loadImages';
import { storedPixels } from '../stored/storedPixels';
import type { Table, TableColumn } from '../table/table';
import type { ReadOptions } from './readOptions';

/** Reads a folder of images: the columns `image` and, where it has sub-folders, `label` with their names. */
export async function readImageFolder(folder: string, source: FileSource, options: ReadOptions): Promise<Table> {
  const { images, others, labels } = await listImages(folder, options.signal);
  if (images.length === 0) throw dataError('data-no-images', 'engine.dataNoImages', { file: source.path });
  const { signal, onProgress } = options;
  const wish = options.images?.('image') ?? { size: null, channels: null };
  const { shape, pixels, packed, unreadable } = await loadImages(source.path, images, wish, { signal, onProgress });
  const kept = images.filter((_, index) => !unreadable.has(index));
  const stored = packed && { stored: storedPixels(packed) };
  const columns: TableColumn[] = [{ kind: 'images', name: 'image', shape, pixels, ...stored }];
  if (labels.length > 0) columns.push(labelColumn(kept, labels));
  const torn = images.filter((_, index) => unreadable.has(index)).map(({ name }) => name);
  return {
    name: source.path,
    rows: kept.length,
    columns,
    lines: null,
    names: kept.map(({ name }) => name),
    notices: skipped(source.path, torn, others),
  };
}

function labelColumn(images: readonly ListedImage[], labels: readonly string[]): TableColumn {
  const codeOf = new Map(labels.map((label, code) => [label, code]));
  const codes = Int32Array.from(images, ({ label }) => codeOf.get(label ?? '') ?? -1);
  return { kind: 'words', name: 'label', codes, values: labels };
}

/** What of a folder did not become rows. */
function skipped(folder: string, torn: readonly string[], others: readonly string[]): Message[] {
  const notices: Message[] = [];
  if (torn.length > 0) {
    const args = { folder, count: torn.length, files: someNames(torn) };
    notices.push({ key: 'engine.dataImagesTorn', args });
  }
  if (others.length > 0) {
    const args = { folder, count: others.length, files: someNames(others) };
    notices.push({ key: 'engine.dataImagesOther', args });
  }
  return notices;
}
