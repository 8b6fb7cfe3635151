import path from 'node:path';
import type { ColumnType } from '../../../language';
import type { ImagePixels } from '../../../protocol';
import type { Message } from '../../../texts';
import { resize } from '../images/resize';
import { withChannels } from '../images/channels';
import { readImage } from '../images/readImage';
import type { ImageList } from '../images/listImages';
import { cellOf, imagePixels, type ImageColumn, type Table, type TableColumn } from '../table/table';

/** Rows that can be looked at anywhere, without the rest of them. */
export interface Browsed {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly BrowsedColumn[];
  readonly imageColumn: number | null;
  readonly notices: readonly Message[];
  cells(row: number): readonly (string | number | null)[];
  image(row: number): Promise<ImagePixels | undefined>;
}

export interface BrowsedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** For what is counted over all rows; absent of pictures. */
  readonly column?: TableColumn;
}

/** Of longer texts the start is shown. */
const longestCell = 500;
/** Larger pictures are made so large before they leave the engine. */
const mostPixels = 160;

/** A table as it was read, in memory or on disk. */
export class BrowsedTable implements Browsed {
  readonly name: string;
  readonly rows: number;
  readonly notices: readonly Message[];
  readonly columns: readonly BrowsedColumn[];
  readonly imageColumn: number | null;
  private readonly images: ImageColumn | undefined;

  constructor(
    private readonly table: Table,
    typeOf: (column: TableColumn) => ColumnType,
  ) {
    this.name = table.name;
    this.rows = table.rows;
    this.notices = table.notices;
    this.columns = table.columns.map((column) => ({
      name: column.name,
      type: typeOf(column),
      ...(column.kind === 'images' ? {} : { column }),
    }));
    const place = table.columns.findIndex(({ kind }) => kind === 'images');
    this.imageColumn = place < 0 ? null : place;
    this.images = table.columns.find((column): column is ImageColumn => column.kind === 'images');
  }

  cells(row: number): readonly (string | number | null)[] {
    return this.table.columns.map((column) => {
      const cell = cellOf(column, row);
      return typeof cell === 'string' && cell.length > longestCell ? `${cell.slice(0, longestCell)}...` : cell;
    });
  }

  image(row: number): Promise<ImagePixels | undefined> {
    const { images } = this;
    if (!images || images.missing?.has(row)) return Promise.resolve(undefined);
    const [height, width, channels] = images.shape;
    return Promise.resolve(shown({ height, width, channels, pixels: imagePixels(images, row) }));
  }
}

/** A folder of images: its files are read when they are looked at. */
export class BrowsedFolder implements Browsed {
  readonly rows: number;
  readonly columns: readonly BrowsedColumn[];
  readonly imageColumn = 0;

  constructor(
    readonly name: string,
    private readonly list: ImageList,
    readonly notices: readonly Message[],
  ) {
    this.rows = list.images.length;
    const { labels } = list;
    const codeOf = new Map(labels.map((label, code) => [label, code]));
    const codes = Int32Array.from(list.images, ({ label }) => codeOf.get(label ?? '') ?? -1);
    const label: BrowsedColumn = {
      name: 'label',
      type: 'category',
      column: { kind: 'words', name: 'label', codes, values: labels },
    };
    this.columns = [{ name: 'image', type: 'image' }, ...(labels.length > 0 ? [label] : [])];
  }

  cells(row: number): readonly (string | number | null)[] {
    const image = this.list.images[row];
    return this.columns.length > 1 ? [image?.name ?? null, image?.label ?? null] : [image?.name ?? null];
  }

  async image(row: number): Promise<ImagePixels | undefined> {
    const image = this.list.images[row];
    if (!image) return undefined;
    try {
      return shown(await readImage(image.file, path.dirname(image.file)));
    } catch {
      // One that cannot be read is an empty place beside its name.
      return undefined;
    }
  }
}

/** At most so large, in gray, colour, or colour with transparency. */
function shown(image: { height: number; width: number; channels: number; pixels: Uint8Array }): ImagePixels {
  const channels = image.channels === 1 ? 1 : image.channels === 4 ? 4 : 3;
  const scale = Math.min(1, mostPixels / Math.max(image.height, image.width));
  const [height, width] = [image.height, image.width].map((side) => Math.max(1, Math.round(side * scale)));
  const small = resize(withChannels(image, channels), height ?? 1, width ?? 1);
  return {
    height: small.height,
    width: small.width,
    channels,
    data: Buffer.from(small.pixels.buffer, small.pixels.byteOffset, small.pixels.byteLength).toString('base64'),
  };
}
