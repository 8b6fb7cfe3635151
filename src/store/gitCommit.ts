import path from 'node:path';
import * as fs from 'node:fs';
import { readTextIfThere } from './files';

function textOf(...parts: string[]): string | undefined {
  try {
    return readTextIfThere(path.join(...parts))?.trim();
  } catch {
    return undefined;
  }
}

function gitFolder(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const git = path.join(at, '.git');
    const stat = fs.statSync(git, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return git;
    if (stat?.isFile()) {
      const target = /^gitdir: (.*)$/m.exec(textOf(git) ?? '')?.[1];
      return target === undefined ? undefined : path.resolve(at, target);
    }
    if (path.dirname(at) === at) return undefined;
  }
}

/** The commit that is checked out around a folder, read without running git; undefined where there is none. */
export function gitCommit(folder: string): string | undefined {
  const git = gitFolder(folder);
  if (git === undefined) return undefined;
  const head = textOf(git, 'HEAD') ?? '';
  const name = /^ref: (.*)$/.exec(head)?.[1];
  if (name === undefined) return /^[0-9a-f]{40,64}$/.test(head) ? head : undefined;
  const common = path.resolve(git, textOf(git, 'commondir') ?? '.');
  const loose = textOf(git, name) ?? textOf(common, name);
  if (loose !== undefined) return loose;
  const packed = textOf(common, 'packed-refs') ?? '';
  return packed
    .split('\n')
    .find((line) => line.endsWith(` ${name}`))
    ?.split(' ')[0];
}
