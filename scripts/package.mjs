// Builds the VSIX files:  npm run package [-- linux-x64|universal ...]
import { existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from './build.mjs';
import { copyDuckdb, copyNative, copyNativeSetUp, nativeFolder } from './package/native.mjs';
import { withLock } from './setup/lock.mjs';
import { ensureNative } from './setup/native.mjs';
import { ensureNodeModules } from './setup/nodeModules.mjs';
import { isMain, root } from './setup/places.mjs';
import { run } from './setup/run.mjs';
import { fail, say, SetupError } from './setup/say.mjs';
import { isFresh, writeStamp } from './setup/stamp.mjs';
import { underNewNode } from './setup/underNewNode.mjs';
import { toolScript } from './with-node.mjs';

const targets = ['linux-x64', 'universal'];
const largestMegabytes = 220;

/** What goes into every VSIX, where it is there; .vscodeignore says the same to vsce itself. */
const carried = [
  ...[
    'README.md',
    'README.zh-cn.md',
    'CHANGELOG.md',
    'LICENSE',
    'NOTICE',
    'package.nls.json',
    'package.nls.zh-cn.json',
  ],
  ...['docs', 'media', 'syntaxes', 'snippets', 'schemas', 'types', 'examples', '.vscodeignore'],
  ...[
    'dist/extension.js',
    'dist/extension',
    'dist/engine.js',
    'dist/readAhead.js',
    'dist/cli.js',
    'dist/studio.js',
    'dist/studio.css',
    'dist/dataPreview.js',
    'dist/dataPreview.css',
    'dist/assets',
  ],
];

const manifest = () => JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Where the VSIX of a target is, or will be. */
export function vsixFile(target) {
  const { version } = manifest();
  return path.join(
    root,
    target === 'universal' ? `model-studio-${version}.vsix` : `model-studio-${target}-${version}.vsix`,
  );
}

const stampFile = (target) => path.join(root, '.cache/package', `${target}.json`);

/** The files of the checkout that a VSIX is made from. */
async function inputs() {
  const files = ['package.json', 'scripts/package.mjs', 'scripts/package/native.mjs', 'package-lock.json'];
  for (const name of carried) {
    const from = path.join(root, name);
    if (!existsSync(from)) continue;
    if (statSync(from).isFile()) {
      files.push(name);
      continue;
    }
    for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name));
      if (entry.isFile() && !file.includes('.model-studio')) files.push(file.replaceAll(path.sep, '/'));
    }
  }
  return files.sort();
}

/** The manifest without what only development needs; the program runs from its bundles. */
function shippedManifest() {
  const { scripts: _scripts, devDependencies: _tools, dependencies: _bundled, ...shipped } = manifest();
  return `${JSON.stringify(shipped, null, 2)}\n`;
}

async function stage(folder, target) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of carried) {
    const from = path.join(root, name);
    if (!existsSync(from)) continue;
    await cp(from, path.join(folder, name), {
      recursive: true,
      filter: (source) => path.basename(source) !== '.model-studio' && !source.endsWith('.map'),
    });
  }
  await writeFile(path.join(folder, 'package.json'), shippedManifest());
  if (target === 'linux-x64') {
    await copyNative(path.join(folder, 'native'));
    await copyDuckdb(path.join(folder, 'dist/node_modules'), target);
  }
  await copyNativeSetUp(path.join(folder, 'native'));
}

async function makeVsix(target) {
  const file = vsixFile(target);
  const started = Date.now();
  say(`Packaging ${path.basename(file)} ...`);
  const folder = path.join(root, '.cache/package', target);
  const aside = `${file}.${process.pid}`;
  try {
    await stage(folder, target);
    const options = ['package', '--no-dependencies', '--skip-license', '-o', aside];
    // No repository is published yet that links could lead to: those of the README lead to files that are carried.
    options.push('--allow-missing-repository', '--no-rewrite-relative-links');
    // vsce's scan for secrets cannot read a file of 500 MB; the universal one is scanned, and all else is the same in both.
    const forTarget =
      target === 'universal' ? [] : ['--target', target, '--allow-package-all-secrets', '--allow-package-env-file'];
    await run(process.execPath, [toolScript('vsce'), ...options, ...forTarget], { cwd: folder, keep: 20_000 });
    await rename(aside, file);
  } catch (error) {
    throw new SetupError(`${path.basename(file)} could not be packaged.`, 'Mend what is named below.', error);
  } finally {
    await rm(aside, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
  const megabytes = statSync(file).size / 1e6;
  if (megabytes > largestMegabytes) {
    throw new SetupError(
      `${path.basename(file)} has ${megabytes.toFixed(0)} MB; ${largestMegabytes} are allowed.`,
      'See what grew: unzip -lv lists it.',
    );
  }
  say(`${path.basename(file)}: ${megabytes.toFixed(1)} MB, ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** Sees to it that the VSIX of a target is made from what is there now, and returns its file. */
export async function ensureVsix(target = 'linux-x64') {
  await ensureNodeModules();
  if (target === 'linux-x64') await ensureNative();
  await build(['extension', 'engine', 'studio']);
  await withLock(path.join(root, '.cache/package.lock'), async () => {
    const facts = { native: target === 'linux-x64' ? statSync(nativeFolder()).mtimeMs : 0, files: await inputs() };
    if (existsSync(vsixFile(target)) && isFresh(stampFile(target), facts)) return;
    await makeVsix(target);
    await writeStamp(stampFile(target), facts.files, facts);
  });
  return vsixFile(target);
}

async function main(names) {
  const unknown = names.filter((name) => !targets.includes(name));
  if (unknown.length) throw new SetupError(`There is no target ${unknown.join(', ')}.`, `Name ${targets.join(', ')}.`);
  for (const target of names.length ? names : targets) process.stdout.write(`${await ensureVsix(target)}\n`);
}

if (isMain(import.meta.url)) underNewNode(() => main(process.argv.slice(2))).catch((error) => fail(error));
