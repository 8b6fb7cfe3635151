import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';

/** A checksum for each file in a folder, by its path, but those in `except`. */
export function snapshot(folder: string, except?: string): ReadonlyMap<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names
    .map((name) => path.join(folder, name))
    .filter((file) => fs.statSync(file).isFile())
    .filter((file) => except === undefined || !file.startsWith(except + path.sep));
  return new Map(files.map((file) => [file, createHash('sha256').update(fs.readFileSync(file)).digest('hex')]));
}
