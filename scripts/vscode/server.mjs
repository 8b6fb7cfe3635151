import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { ensureNode24 } from '../setup/node24.mjs';
import { ensureVscodeServer } from '../setup/vscodeServer.mjs';
import { freePort, startProgram } from './program.mjs';

const dataOf = (folder) => path.join(folder, 'data');

/** Where a server whose data lives in `folder` keeps the settings and the state of its user. */
export function userDataOf(folder) {
  return path.join(dataOf(folder), 'data');
}

/**
 * Starts VS Code's own server on this machine alone. Its data and extensions live in `folder`; whoever has no `token` is
 * turned away (no token: for tests, on a free port, for their few seconds). Resolves once it listens.
 */
export async function startVscodeServer({ folder, port, token, args = [], env, onOutput }) {
  const [node24, place, chosenPort] = [await ensureNode24(), await ensureVscodeServer(), port ?? (await freePort())];
  const extensions = path.join(folder, 'extensions');
  await mkdir(extensions, { recursive: true });
  const program = await startProgram(
    node24.program,
    [
      place.server,
      ...['--host', '127.0.0.1', '--port', String(chosenPort)],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...['--server-data-dir', dataOf(folder), '--extensions-dir', extensions],
      ...['--accept-server-license-terms', '--disable-telemetry', '--telemetry-level', 'off'],
      ...args,
    ],
    { ready: /Extension host agent listening on/, env, onOutput },
  );
  return { ...program, port: chosenPort, authority: `127.0.0.1:${chosenPort}`, extensions };
}
