import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { nativeModule } from '../native.mjs';
import { cacheFolder, root } from '../setup/places.mjs';

/** The folder with the native library for Linux on x64, as the set-up made it. */
export function nativeFolder() {
  return path.join(cacheFolder(), 'tensorflow-2.21.0-linux-x64');
}

/** Copies the native library as the set-up made it, with its manifest, and the licences beside it. */
export async function copyNative(folder) {
  const { carryRuntime } = await nativeModule();
  await carryRuntime(nativeFolder(), folder);
}

/** Copies what lets an extension set the library up itself, or a version that it deploys: the sources of the binding. */
export async function copyNativeSetUp(folder) {
  for (const name of [
    '@tensorflow/tfjs-node/binding',
    '@tensorflow/tfjs-node/package.json',
    '@tensorflow/tfjs-node/scripts/install.js',
    'node-api-headers/include',
  ]) {
    await cp(path.join(root, 'node_modules', name), path.join(folder, 'sources', name), { recursive: true });
  }
  await copyLicence(folder);
}

async function copyLicence(folder) {
  const licence = path.join(root, 'node_modules/@tensorflow/tfjs-node/LICENSE');
  if (existsSync(licence)) await cp(licence, path.join(folder, 'LICENSE-tfjs-node'));
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
