import path from 'node:path';
import type { ColumnFacts, DataSpec, FileSource } from '../../../language';
import { dataError } from '../dataError';
import { filesOf, folderOfTable } from '../images/imageColumn';
import { imageShapes, type NamedImage } from '../images/imageShape';
import { wishOf, type ImageWish } from '../images/imageWish';
import { listImages } from '../images/listImages';
import { requireFolder } from '../images/requireFolder';
import { findColumn, type Table } from '../table/table';
import { classOrder } from '../table/typedColumn';

/** So many headers tell enough while the file is typed. */
const headImages = 200;

export interface FolderFacts {
  readonly rows: number;
  readonly columns: readonly ColumnFacts[];
}

/** The facts of a folder of images, from the files' headers alone. */
export async function folderFacts(
  source: FileSource,
  data: DataSpec,
  folder: string,
  options: { readonly head: boolean; readonly signal?: AbortSignal | undefined },
): Promise<FolderFacts> {
  const place = path.resolve(folder, source.path);
  await requireFolder(place, source.path);
  const { images, labels } = await listImages(place, options.signal);
  if (images.length === 0) throw dataError('data-no-images', 'engine.dataNoImages', { file: source.path });
  const some = options.head ? spread(images) : images;
  const categories = classOrder(labels);
  const counts = categories.map((name) => images.filter((one) => one.label === name).length);
  const label: ColumnFacts = {
    name: 'label',
    type: 'category',
    missing: 0,
    distinct: labels.length,
    categories,
    counts,
  };
  const image = await shapeFacts(some, wishOf(data, 'image'), options.signal);
  return {
    rows: images.length,
    columns: [{ name: 'image', type: 'image', missing: 0, ...image }, ...(labels.length > 0 ? [label] : [])],
  };
}

/** The columns with the shapes of the images whose paths they hold. */
export async function withImages(
  columns: readonly ColumnFacts[],
  table: Table,
  data: DataSpec,
  folder: string,
  options: { readonly head: boolean; readonly signal?: AbortSignal | undefined },
): Promise<readonly ColumnFacts[]> {
  const { source } = data;
  if (source.kind !== 'file') return columns;
  const all: ColumnFacts[] = [];
  for (const facts of columns) {
    const column = findColumn(table, facts.name);
    if (facts.type !== 'image' || column?.kind !== 'words') {
      all.push(facts);
      continue;
    }
    const files = filesOf(column, folderOfTable(source, folder));
    const some = options.head ? spread(files) : files;
    all.push({ ...facts, ...(await shapeFacts(some, wishOf(data, facts.name), options.signal)) });
  }
  return all;
}

async function shapeFacts(
  images: readonly NamedImage[],
  wish: ImageWish,
  signal: AbortSignal | undefined,
): Promise<Pick<ColumnFacts, 'imageShape' | 'imageSizes'>> {
  const shapes = await imageShapes(images, wish, signal);
  if (!shapes) return {};
  const { shape, differing, proposed } = shapes;
  return {
    ...(shape ? { imageShape: shape } : {}),
    ...(differing ? { imageSizes: { files: differing, proposed } } : {}),
  };
}

/** Some of many, evenly taken. */
function spread<Item>(items: readonly Item[]): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / headImages));
  return items.filter((_, index) => index % step === 0);
}
