import { existsSync } from 'node:fs';
import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, root } from '../setup/places.mjs';
import { run } from '../setup/run.mjs';
import { SetupError } from '../setup/say.mjs';

const libraries = ['tfjs_binding.node', 'libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** The folder with the native library for Linux on x64, as the set-up made it. */
export function nativeFolder() {
  return path.join(cacheFolder(), 'tensorflow-2.21.0-linux-x64');
}

/** Copies the native library without its symbols, and the licences beside it. */
export async function copyNative(folder) {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(nativeFolder(), { withFileTypes: true })) {
    const from = path.join(nativeFolder(), entry.name);
    if (entry.isFile() && !libraries.includes(entry.name)) await cp(from, path.join(folder, entry.name));
  }
  for (const name of libraries) {
    const from = path.join(nativeFolder(), name);
    if (!existsSync(from)) {
      throw new SetupError(`The native library is not whole: ${from} is not there.`, 'Run npm run setup -- native.');
    }
    await run('strip', ['--strip-unneeded', '-o', path.join(folder, name), from]);
  }
  await cp(path.join(root, 'node_modules/@tensorflow/tfjs-node/LICENSE'), path.join(folder, 'LICENSE-tfjs-node')).catch(
    ignoreMissing,
  );
}

function ignoreMissing(error) {
  if (error.code !== 'ENOENT') throw error;
}

/** Copies the DuckDB packages, which cannot be bundled, to where Node finds them from dist/engine.js. */
export async function copyDuckdb(nodeModules, target) {
  for (const name of ['node-api', 'node-bindings', `node-bindings-${target}`]) {
    const from = path.join(root, 'node_modules/@duckdb', name);
    await cp(from, path.join(nodeModules, '@duckdb', name), {
      recursive: true,
      filter: (source) => !/\.(d\.ts|map)$|README\.md$|node_modules.node_modules/.test(source),
    });
  }
}
