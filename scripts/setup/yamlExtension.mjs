import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder, root } from './places.mjs';
import { npm } from './run.mjs';
import { say, SetupError } from './say.mjs';

/** What starts the server in VS Code: a stand-in of its extension, which is in no package registry. */
const source = path.join(root, 'test/journeys/extensions/yaml');
const parts = ['package.json', 'extension.mjs'];

/** Sees to it that Red Hat's YAML language server is in the user's cache, as an extension; gives its folder. */
export async function ensureYamlExtension() {
  const folder = path.join(cacheFolder(), 'yaml-extension');
  const wanted = await textOf(source);
  const isThere = async () => (await readFile(path.join(folder, 'made.txt'), 'utf8').catch(() => '')) === wanted;
  if (await isThere()) return folder;
  return withLock(`${folder}.lock`, async () => {
    if (!(await isThere())) await make(folder, wanted);
    return folder;
  });
}

async function textOf(place) {
  return (await Promise.all(parts.map((name) => readFile(path.join(place, name), 'utf8')))).join('\n');
}

async function make(folder, wanted) {
  say('Setting up the YAML language server (npm package yaml-language-server) ...');
  await mkdir(cacheFolder(), { recursive: true });
  const aside = await mkdtemp(path.join(cacheFolder(), 'yaml-extension-'));
  try {
    await cp(source, aside, { recursive: true });
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: aside });
    await writeFile(path.join(aside, 'made.txt'), wanted);
    await rm(folder, { recursive: true, force: true });
    await rename(aside, folder);
  } catch (error) {
    throw new SetupError('The YAML language server could not be set up.', 'It needs npm and its registry.', error);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
