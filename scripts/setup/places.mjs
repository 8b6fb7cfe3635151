import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The user's cache folder of Model Studio: what is set up once and shared by all checkouts. */
export function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'model-studio');
  if (process.platform === 'win32') {
    return path.join(process.env.LOCALAPPDATA ?? path.join(homedir(), 'AppData/Local'), 'model-studio');
  }
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches/model-studio');
  return path.join(homedir(), '.cache/model-studio');
}

/** Whether a script was started itself, rather than imported; told by its import.meta.url. */
export function isMain(url) {
  return process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(url);
}
