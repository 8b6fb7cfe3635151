import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { DataSource, DataSpec, FileSource } from '../../../language';

const partNames = {
  train: ['train', 'training'],
  validation: ['validation', 'valid', 'val'],
  test: ['test', 'testing'],
} as const;

/**
 * The data section with the parts that a folder of images brings along: where its sub-folders are `train` and `validation` or
 * `test`, each is the source of its split, and no rows are taken away for it.
 */
export async function withFolderParts(data: DataSpec, folder: string): Promise<DataSpec> {
  const { source } = data;
  if (source.kind !== 'file' || source.format !== 'images') return data;
  const names = await foldersIn(path.resolve(folder, source.path));
  const partOf = (part: keyof typeof partNames) => names.find((name) => isPart(name, part));
  const train = partOf('train');
  const known = (name: string) => Object.keys(partNames).some((part) => isPart(name, part as keyof typeof partNames));
  if (train === undefined || !names.every(known)) return data;
  const inside = (name: string): FileSource => ({ ...source, path: `${source.path.replace(/[\\/]+$/, '')}/${name}` });
  const validation = data.validation ?? sourceOf(partOf('validation'), inside);
  const test = data.test ?? sourceOf(partOf('test'), inside);
  return {
    ...data,
    source: inside(train),
    ...(validation ? { validation } : {}),
    ...(test ? { test } : {}),
    split: {
      ...data.split,
      validation: validation ? 0 : data.split.validation,
      test: test ? 0 : data.split.test,
    },
  };
}

function isPart(name: string, part: keyof typeof partNames): boolean {
  return partNames[part].some((known) => known === name.toLowerCase());
}

function sourceOf(name: string | undefined, inside: (name: string) => FileSource): FileSource | undefined {
  return name === undefined ? undefined : inside(name);
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map((entry) => entry.name);
}

export function isImageFolder(source: DataSource): source is FileSource {
  return source.kind === 'file' && source.format === 'images';
}
