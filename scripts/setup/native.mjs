import { ensureNative as ensure } from '../native.mjs';
import { say } from './say.mjs';

/** Sees to it that TensorFlow's native library is set up; says nothing when it is there already. */
export async function ensureNative() {
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
