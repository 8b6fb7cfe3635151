// Bundles the program with webpack:  node scripts/build.mjs [native|extension|engine|studio|integration|bench|benchHost ...]
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './setup/lock.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { isMain, root } from './setup/places.mjs';
import { fail, say, SetupError } from './setup/say.mjs';
import { isFresh, writeStamp } from './setup/stamp.mjs';
import { integrationTests } from './build/entries.mjs';

export const bundles = ['native', 'extension', 'engine', 'studio', 'integration', 'bench', 'benchHost'];

const always = ['webpack.config.mjs', 'package-lock.json', 'tsconfig.base.json', 'scripts/tsconfig.bundle.json'];

const stampFile = (name) => path.join(root, 'dist/.stamps', `${name}.json`);

/** What a bundle depends on besides the contents of files: which tests there are. */
const facts = (name) => (name === 'integration' ? { tests: Object.keys(integrationTests()) } : {});

const stale = (names) => names.filter((name) => !isFresh(stampFile(name), facts(name)));

/** Files of the checkout that a bundle was made from. */
function ownSources(dependencies) {
  return [...dependencies]
    .map((file) => path.relative(root, file))
    .filter((file) => !file.startsWith('..') && !file.startsWith('node_modules') && !path.isAbsolute(file))
    .filter((file) => path.extname(file) !== '' && existsSync(path.join(root, file)))
    .map((file) => file.replaceAll(path.sep, '/'));
}

/** Which files are loaded for each part of a bundle that is loaded later, for the test of their sizes. */
async function writeChunks(stats) {
  const { namedChunkGroups } = stats.toJson({ all: false, chunkGroups: true });
  const groups = Object.entries(namedChunkGroups).map(([name, { assets }]) => [
    name,
    assets.map((asset) => asset.name),
  ]);
  const file = path.join(root, 'dist/.stamps', `${stats.compilation.name}.chunks.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(Object.fromEntries(groups), null, 2)}\n`);
}

async function bundle(names) {
  const { default: webpack } = await import('webpack');
  const { default: configurations } = await import('../webpack.config.mjs');
  const wanted = configurations.filter(({ name }) => names.includes(name));
  if (!wanted.length) return;
  const compiler = webpack(wanted);
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) {
    process.stderr.write(`${stats.toString({ preset: 'errors-only', colors: process.stderr.isTTY })}\n`);
    throw new SetupError('The program could not be bundled.', 'Mend what webpack names above.');
  }
  for (const part of stats.stats) {
    await writeChunks(part);
    const sources = ownSources(part.compilation.fileDependencies);
    await writeStamp(stampFile(part.compilation.name), [...always, ...sources], facts(part.compilation.name));
  }
}

/** Builds those of the named bundles that are not made from the sources as they are now. */
export async function build(names = bundles) {
  if (!stale(names).length) return;
  await withLock(path.join(root, '.cache/build.lock'), async () => {
    const todo = stale(names);
    if (!todo.length) return;
    const started = Date.now();
    say(`Building ${todo.join(', ')} ...`);
    await bundle(todo);
    say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  });
}

async function main(names) {
  const unknown = names.filter((name) => !bundles.includes(name));
  if (unknown.length) throw new SetupError(`No bundle is named ${unknown.join(', ')}.`, `Name ${bundles.join(', ')}.`);
  await ensureNodeModules();
  await build(names.length ? names : bundles);
}

if (isMain(import.meta.url)) main(process.argv.slice(2)).catch((error) => fail(error));
