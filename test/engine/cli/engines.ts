import * as fs from 'node:fs';

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
