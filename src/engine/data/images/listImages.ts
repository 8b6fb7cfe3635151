import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { byCodePoint } from '../table/typedColumn';

export interface ListedImage {
  /** Relative to the folder, with slashes. */
  readonly name: string;
  readonly file: string;
  /** The sub-folder that it lies in, directly or deeper. */
  readonly label: string | null;
}

export interface ImageList {
  /** By class, then by name. */
  readonly images: readonly ListedImage[];
  /** Files of other kinds, links that lead out of the folder, and images beside the folders of classes. */
  readonly others: readonly string[];
  readonly labels: readonly string[];
}

const extensions = new Set(['.png', '.jpg', '.jpeg', '.jfif', '.bmp', '.gif']);

export function isImageName(name: string): boolean {
  return extensions.has(path.extname(name).toLowerCase());
}

/**
 * The image files of a folder, of which each sub-folder is a class, as of Keras's `image_dataset_from_directory`. Hidden
 * files and folders do not count; without sub-folders the images have no class.
 */
export async function listImages(folder: string, signal?: AbortSignal): Promise<ImageList> {
  const root = await realpath(folder);
  const walk = new Walk(root, signal);
  await walk.enter(root, '', null);
  const labelled = walk.labels.length > 0;
  const images = walk.images.filter((image) => !labelled || image.label !== null);
  const stray = walk.images.filter((image) => labelled && image.label === null).map((image) => image.name);
  return { images, others: [...walk.others, ...stray], labels: walk.labels };
}

class Walk {
  readonly images: ListedImage[] = [];
  readonly others: string[] = [];
  readonly labels: string[] = [];
  private readonly entered = new Set<string>();

  constructor(
    private readonly root: string,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** `folder` is a real path. */
  async enter(folder: string, name: string, label: string | null): Promise<void> {
    if (this.entered.has(folder)) return;
    this.entered.add(folder);
    this.signal?.throwIfAborted();
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((left, right) => byCodePoint(left.name, right.name));
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue;
      const inner = name === '' ? entry.name : `${name}/${entry.name}`;
      const found = await this.resolve(entry, path.join(folder, entry.name));
      if (!found) this.others.push(inner);
      else if (found.isFolder) {
        if (name === '') this.labels.push(entry.name);
        await this.enter(found.file, inner, label ?? entry.name);
      } else if (isImageName(entry.name)) this.images.push({ name: inner, file: found.file, label });
      else this.others.push(inner);
    }
  }

  /** Where an entry truly lies; null for what is neither file nor folder, or is a link that leads out of the root. */
  private async resolve(entry: Dirent, file: string): Promise<{ file: string; isFolder: boolean } | null> {
    if (!entry.isSymbolicLink()) {
      return entry.isFile() || entry.isDirectory() ? { file, isFolder: entry.isDirectory() } : null;
    }
    try {
      const real = await realpath(file);
      if (!real.startsWith(this.root + path.sep)) return null;
      const found = await stat(real);
      return found.isFile() || found.isDirectory() ? { file: real, isFolder: found.isDirectory() } : null;
    } catch {
      // A link to nothing.
      return null;
    }
  }
}
