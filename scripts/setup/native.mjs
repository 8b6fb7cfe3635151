import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './places.mjs';
import { say } from './say.mjs';

const nativeModule = path.join(root, 'scripts/native.mjs');

/** Sees to it that TensorFlow's native library is set up. */
export async function ensureNative() {
  if (!existsSync(nativeModule)) {
    say('The set-up of the native library is not there yet: left out.');
    return;
  }
  const { ensureNative: ensure } = await import(pathToFileURL(nativeModule).href);
  await ensure({ quiet: true });
}

/** As ensureNative; where the library cannot be had, says so and goes on: the engine then trains in JavaScript. */
export async function ensureNativeIfPossible() {
  try {
    await ensureNative();
  } catch (error) {
    say(`TensorFlow's native library could not be set up: ${error.message}`);
    say('Going on without it, slowly. "npm run cli -- doctor" tells more.');
  }
}
