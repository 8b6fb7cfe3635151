import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './places.mjs';

function look(file) {
  const { mtimeMs, size } = statSync(path.join(root, file));
  return [mtimeMs, size];
}

function contentHash(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Notes which files (paths from the checkout's top) something was made from, and any further facts that it depends on. */
export async function writeStamp(stampFile, files, facts = {}) {
  const sorted = [...new Set(files)].sort();
  const stamp = {
    facts,
    files: Object.fromEntries(sorted.map((file) => [file, look(file)])),
    content: contentHash(sorted),
  };
  await mkdir(path.dirname(stampFile), { recursive: true });
  const aside = `${stampFile}.${process.pid}`;
  await writeFile(aside, JSON.stringify(stamp));
  await rename(aside, stampFile);
}

/** Whether what was stamped is still made from the same: by time and size of each file, by content where these differ. */
export function isFresh(stampFile, facts = {}) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    if (JSON.stringify(stamp.facts) !== JSON.stringify(facts)) return false;
    const files = Object.keys(stamp.files);
    const same = files.every((file) => {
      const [time, size] = look(file);
      return time === stamp.files[file][0] && size === stamp.files[file][1];
    });
    return same || contentHash(files) === stamp.content;
  } catch {
    return false; // No stamp, a torn one, or a file that is gone: what was stamped is made anew.
  }
}
