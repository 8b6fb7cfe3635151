import { createHash } from 'node:crypto';
import { readImageHeader, type StampedHeader } from './imageHeader';
import type { ImageWish } from './imageWish';

/** An image file and the name that messages call it by. */
export interface NamedImage {
  readonly name: string;
  readonly file: string;
}

export interface SizedImage {
  readonly file: string;
  readonly height: number;
  readonly width: number;
}

/** What the headers of some files say together. */
export interface ImageShapes {
  /** The one shape of all, or what they are to be brought to; null where their sizes differ and none is wished for. */
  readonly shape: readonly [number, number, number] | null;
  /** The first image, and the first of another size. */
  readonly differing: readonly [SizedImage, SizedImage] | null;
  /** The size that most of them could be brought to without being enlarged much: sides in the middle of all. */
  readonly proposed: readonly [number, number];
  /** No header that can be read. */
  readonly unreadable: ReadonlySet<NamedImage>;
  /** Changes when one of the files is another, or is written anew. */
  readonly stamp: string;
}

const atOnce = 16;

/** Reads the headers of files; null where none is an image. */
export async function imageShapes(
  images: readonly NamedImage[],
  wish: ImageWish,
  signal?: AbortSignal,
): Promise<ImageShapes | null> {
  const found = await headersOf(images, signal);
  const unreadable = new Set(images.filter((_, index) => !found[index]?.header));
  const sound = images.flatMap(({ name }, index) => {
    const { header = null } = found[index] ?? {};
    return header ? [{ file: name, ...header }] : [];
  });
  const [first] = sound;
  if (!first) return null;
  const other = sound.find(({ height, width }) => height !== first.height || width !== first.width);
  const channels = wish.channels ?? (sound.every(({ gray }) => gray) ? 1 : 3);
  const size = wish.size ?? (other ? null : ([first.height, first.width] as const));
  return {
    shape: size ? [size[0], size[1], channels] : null,
    differing: other ? [first, other] : null,
    proposed: [middle(sound.map(({ height }) => height)), middle(sound.map(({ width }) => width))],
    unreadable,
    stamp: stampOf(images, found),
  };
}

function stampOf(images: readonly NamedImage[], found: readonly (StampedHeader | null)[]): string {
  const hash = createHash('sha256');
  for (const [index, { file }] of images.entries()) hash.update(`${file}|${found[index]?.stamp ?? ''}\n`);
  return hash.digest('hex');
}

/** Null for files that cannot be opened. */
async function headersOf(images: readonly NamedImage[], signal?: AbortSignal): Promise<(StampedHeader | null)[]> {
  const headers: (StampedHeader | null)[] = [];
  for (let from = 0; from < images.length; from += atOnce) {
    signal?.throwIfAborted();
    const some = images.slice(from, from + atOnce);
    headers.push(...(await Promise.all(some.map(({ file }) => readImageHeader(file).catch(() => null)))));
  }
  return headers;
}

/** The median, at most 224, as a multiple of 8 where there is room. */
function middle(sides: readonly number[]): number {
  const sorted = [...sides].sort((left, right) => left - right);
  const median = Math.min(224, sorted[sorted.length >> 1] ?? 1);
  return median < 16 ? median : Math.round(median / 8) * 8;
}
