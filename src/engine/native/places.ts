import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { nativeSources, type NativeOptions, type NativeSource } from './types';
import { tensorflowVersion } from './platform';

type Environment = Readonly<Record<string, string | undefined>>;

/** The version of the library in tfjs-node's own archive. */
export const archiveVersion = '2.9.1';

/** Everything that says where to look, settled. */
export interface Places {
  readonly environment: Environment;
  /** The extension's folder, or the checkout's. */
  readonly root: string | undefined;
  /** The folder that the user names. */
  readonly named: string | undefined;
  readonly carried: string | undefined;
  readonly cache: string;
  /** Where a library from the wheel, and one from the archive, is kept. */
  readonly wheelFolder: string;
  readonly archiveFolder: string;
  readonly enabled: ReadonlySet<NativeSource>;
}

/** The user's cache of ours. */
export function cacheFolder(environment: Environment): string {
  if (environment['XDG_CACHE_HOME']) return path.join(environment['XDG_CACHE_HOME'], 'model-studio');
  if (process.platform === 'win32') {
    return path.join(environment['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData/Local'), 'model-studio');
  }
  const home = environment['HOME'] ?? homedir();
  return path.join(home, process.platform === 'darwin' ? 'Library/Caches/model-studio' : '.cache/model-studio');
}

function isRoot(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === 'model-studio';
}

/** The nearest folder above the running script that is ours. */
function rootAbove(script: string | undefined): string | undefined {
  if (script === undefined) return undefined;
  for (let folder = path.dirname(path.resolve(script)); ; folder = path.dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** `MODEL_STUDIO_NATIVE_SOURCES` names the sources that may be used, with commas between; `none` for none. */
function enabledSources(setting: string | undefined): ReadonlySet<NativeSource> {
  if (setting === undefined || setting.trim() === '') return new Set(nativeSources);
  const wanted = setting.split(',').map((name) => name.trim());
  return new Set(nativeSources.filter((source) => wanted.includes(source)));
}

/** Settles where to look from the options and the environment. */
export function findPlaces(options: NativeOptions = {}): Places {
  const environment = options.environment ?? process.env;
  const root = options.root ?? rootAbove(process.argv[1]);
  const cache = cacheFolder(environment);
  const platform = `${process.platform}-${process.arch}`;
  const named = environment['MODEL_STUDIO_NATIVE'];
  return {
    environment,
    root,
    named: named ? path.resolve(named) : undefined,
    carried: root === undefined ? undefined : path.join(root, 'native'),
    cache,
    wheelFolder: path.join(cache, `tensorflow-${tensorflowVersion}-${platform}`),
    archiveFolder: path.join(cache, `tensorflow-${archiveVersion}-${platform}`),
    enabled: enabledSources(environment['MODEL_STUDIO_NATIVE_SOURCES']),
  };
}

/** The file in the cache that notes that a runtime's folder was checked whole, and loaded, on this machine. */
export function sealFile(places: Places, folder: string): string {
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16);
  return path.join(places.cache, 'checked', `${name}.json`);
}
