import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureNode24 } from '../../scripts/setup/node24.mjs';
import { vscodeServerPlace } from '../../scripts/setup/vscodeServer.mjs';
import { freePort, startProgram, type StartedProgram } from '../../scripts/vscode/program.mjs';

export interface VscodeOptions {
  /** Added to the environment of VS Code's server, and so of the extension. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the folder is in Restricted Mode; else all are trusted. */
  readonly restricted?: boolean;
}

/** A VS Code server with the installed VSIX, on this machine alone, that can be killed and started again. */
export interface Vscode {
  readonly address: string;
  /** Ends the server and all that it started, at once and without a word. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
};

/** Starts VS Code on `folder`, with its data in `home`. */
export async function startVscode(home: string, folder: string, options: VscodeOptions): Promise<Vscode> {
  const extensions = process.env['MODEL_STUDIO_TEST_EXTENSIONS'];
  if (!extensions) throw new Error('The VSIX is not installed: run the suite with npm test -- endToEnd.');
  const [node24, port] = [await ensureNode24(), await freePort()];
  const data = path.join(home, 'data');
  await mkdir(path.join(data, 'User'), { recursive: true });
  await writeFile(path.join(data, 'User/settings.json'), JSON.stringify({ ...quiet, ...options.settings }));
  const args = [
    vscodeServerPlace().entry,
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--user-data-dir', data, '--extensions-dir', extensions],
    ...['--disable-telemetry', '--disable-update-check'],
    ...(options.restricted ? [] : ['--disable-workspace-trust']),
    folder,
  ];
  const start = () =>
    startProgram(node24.program, args, { ready: /HTTP server listening on/, ...(options.env && { env: options.env }) });
  let program: StartedProgram = await start();
  return {
    address: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`,
    kill: () => program.kill(),
    async start() {
      program = await start();
    },
    close: () => program.close(),
  };
}
