import * as fs from 'node:fs';
import path from 'node:path';
import { errorCode } from '../../store';
import { StudioError } from '../../protocol';

const endings = ['SIGINT', 'SIGTERM'] as const;

/** Fills a folder that is not there, or is empty: `write` fills one beside it, which takes its place when it is whole. */
export async function fillNewFolder<T>(folder: string, write: (aside: string) => Promise<T> | T): Promise<T> {
  const aside = path.join(path.dirname(folder), `.${path.basename(folder)}.${String(process.pid)}`);
  const clear = () => fs.rmSync(aside, { recursive: true, force: true });
  // Who ends the program while it writes finds nothing half done.
  const leave = () => {
    clear();
    process.exit(130);
  };
  for (const signal of endings) process.on(signal, leave);
  try {
    if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0) throw taken(folder);
    fs.mkdirSync(aside, { recursive: true });
    const made = await write(aside);
    if (fs.existsSync(folder)) fs.rmdirSync(folder);
    fs.renameSync(aside, folder);
    return made;
  } catch (error) {
    if (errorCode(error) === 'ENOTEMPTY') throw taken(folder);
    if (error instanceof StudioError || errorCode(error) === undefined) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    const message = { key: 'portable.folderFailed', args: { folder, detail } } as const;
    throw new StudioError('input', 'folder-failed', message, { cause: error });
  } finally {
    for (const signal of endings) process.off(signal, leave);
    clear();
  }
}

function taken(folder: string): StudioError {
  return new StudioError('input', 'folder-taken', { key: 'portable.folderTaken', args: { folder } });
}
