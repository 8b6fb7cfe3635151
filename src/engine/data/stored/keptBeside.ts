import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';

/** What was found out of a file of the cache, and is kept beside it as JSON for whoever asks next; made where it is not there. */
export function keptBeside<T>(file: string, make: () => T): T {
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
  const made = make();
  const aside = `${file}.${randomUUID()}`;
  try {
    fs.writeFileSync(aside, JSON.stringify(made));
    fs.renameSync(aside, file);
  } catch (error) {
    // It is made again the next time.
    console.warn(error);
    fs.rmSync(aside, { force: true });
  }
  return made;
}
