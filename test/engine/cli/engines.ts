import * as fs from 'node:fs';
import { expect, vi } from 'vitest';

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Numbers of the living engine processes that have a folder in their command or their environment. */
export function enginesOf(folder: string): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const command = read(`/proc/${pid}/cmdline`);
      return command.includes('engine.js') && (command + read(`/proc/${pid}/environ`)).includes(folder);
    })
    .map(Number);
}

/** Waits until none of them is left: a process goes a moment after its run is over. */
export function noEngines(folder: string): Promise<void> {
  return vi.waitFor(() => expect(enginesOf(folder), 'processes left behind').toEqual([]), {
    timeout: 60_000,
    interval: 50,
  });
}
