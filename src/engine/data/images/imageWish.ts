import type { DataSpec, ImageSpec } from '../../../language';

/** What all images of a column are brought to; null leaves it to the files. */
export interface ImageWish {
  readonly size: readonly [number, number] | null;
  readonly channels: 1 | 3 | null;
}

export function imageWish(spec: ImageSpec | undefined): ImageWish {
  return { size: spec?.size ?? null, channels: spec?.channels ?? null };
}

/** What the file says of the images of one column. */
export function wishOf(data: DataSpec, column: string): ImageWish {
  return imageWish(data.inputs?.find((input) => input.column === column)?.image);
}
