import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Every change to the disk from the given one on fails, as nothing happens any more after a kill. */
const changes = ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'linkSync', 'renameSync', 'rmSync'] as const;
export const originals: Readonly<Record<string, unknown>> = Object.fromEntries(changes.map((name) => [name, fs[name]]));
/** A kill leaves to the system what was written; waiting for the disk as well would only take time. */
const quick: Readonly<Record<string, unknown>> = { ...originals, fsyncSync: () => undefined };

/** Lets the changes before this one, counted from 1, happen. */
export function killAt(change: number): { done: () => number } {
  let count = 0;
  for (const name of changes) {
    const original = quick[name] as (...args: readonly unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: readonly unknown[]) => {
        count += 1;
        if (count >= change) throw new Error('killed');
        return original(...args);
      },
    });
  }
  syncBuiltinESMExports();
  return { done: () => count };
}

/** Lets everything happen again. */
export function live(functions: object = quick): void {
  Object.assign(fs, functions);
  syncBuiltinESMExports();
}
