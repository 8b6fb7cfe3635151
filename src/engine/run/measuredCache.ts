import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../native';

/** The file of the user's cache for what was measured of this machine under some facts. */
export function measuredFile(facts: readonly unknown[], prefix = ''): string {
  const name = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 24);
  return path.join(cacheFolder(process.env), 'compute', `${prefix}${name}.json`);
}

/** What was measured before, as `read` takes it; undefined where nothing was, or what is there cannot be read. */
export function readMeasured<T>(file: string, read: (value: unknown) => T | undefined): T | undefined {
  try {
    return read(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written only costs the next run the same seconds. */
export function writeMeasured(file: string, value: unknown): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(aside, JSON.stringify(value));
    fs.renameSync(aside, file);
  } catch {
    fs.rmSync(aside, { force: true });
  }
}
