import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureNode24 } from '../../scripts/setup/node24.mjs';
import type { Workbench } from '../endToEnd/workbench';

const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** Runs the command line as a person does in a terminal beside VS Code, in the folder that is open there; gives back what it said. */
export async function inTerminal(workbench: Workbench, ...words: readonly string[]): Promise<string> {
  const { program } = await ensureNode24();
  const { stdout } = await promisify(execFile)(program, [cli, ...words], {
    cwd: workbench.folder,
    // Of the window's own: runs of others on this machine have no part in this.
    env: { ...process.env, LANG: 'C.UTF-8', XDG_RUNTIME_DIR: path.join(workbench.folder, '../runtime') },
  });
  return stdout;
}
