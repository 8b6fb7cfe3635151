/** `loadLibrary.js`: the seconds that the native library takes to load, and the megabytes that the process then has. */
import { loadBackend } from '../src/engine/native';
import { peakMegabytes } from './peakMegabytes';

loadBackend().then(
  ({ backend, milliseconds }) => {
    if (backend !== 'tensorflow') throw new Error(`the backend is ${backend}`);
    process.stdout.write(`${(milliseconds / 1000).toFixed(3)} ${peakMegabytes().toFixed(0)}\n`);
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
