import { homedir } from 'node:os';
import path from 'node:path';

/** The top folder of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The user's cache folder of Model Studio: what is set up once and shared by all checkouts. */
export function cacheFolder() {
  if (process.env.XDG_CACHE_HOME) return path.join(process.env.XDG_CACHE_HOME, 'model-studio');
  if (process.platform === 'win32') {
    return path.join(process.env.LOCALAPPDATA ?? path.join(homedir(), 'AppData/Local'), 'model-studio');
  }
  if (process.platform === 'darwin') return path.join(homedir(), 'Library/Caches/model-studio');
  return path.join(homedir(), '.cache/model-studio');
}
