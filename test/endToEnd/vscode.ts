import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureNode24 } from '../../scripts/setup/node24.mjs';
import { vscodeServerPlace } from '../../scripts/setup/vscodeServer.mjs';
import { freePort, startProgram, type StartedProgram } from '../../scripts/vscode/program.mjs';

export interface VscodeOptions {
  /** Added to the environment of VS Code's server, and so of the extension. */
  readonly env?: Readonly<Record<string, string>>;
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of extensions that are there beside the installed VSIX. */
  readonly extensions?: readonly string[];
  /** Whether the folder is in Restricted Mode; else all are trusted. */
  readonly restricted?: boolean;
  /** The display language, where it is not English. */
  readonly language?: 'zh-cn';
}

/** A VS Code server with the installed VSIX, on this machine alone, that can be killed and started again. */
export interface Vscode {
  /** Of a window on the folder. */
  readonly address: string;
  /** Of a window without any folder. */
  readonly emptyAddress: string;
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

/** A folder of extensions that has the installed ones, and others from where they lie. */
async function withExtensions(home: string, installed: string, others: readonly string[]): Promise<string> {
  const folder = path.join(home, 'extensions');
  await mkdir(folder);
  const entries = JSON.parse(await readFile(path.join(installed, 'extensions.json'), 'utf8')) as {
    relativeLocation: string;
  }[];
  const added = await Promise.all(
    others.map(async (place) => {
      const manifest = await readFile(path.join(place, 'package.json'), 'utf8');
      const { publisher, name, version } = JSON.parse(manifest) as Record<'publisher' | 'name' | 'version', string>;
      const relativeLocation = `${publisher}.${name}-${version}`;
      await symlink(place, path.join(folder, relativeLocation));
      const location = { $mid: 1, path: path.join(folder, relativeLocation), scheme: 'file' };
      return { identifier: { id: `${publisher}.${name}` }, version, location, relativeLocation, metadata: {} };
    }),
  );
  for (const { relativeLocation: one } of entries) await symlink(path.join(installed, one), path.join(folder, one));
  await writeFile(path.join(folder, 'extensions.json'), JSON.stringify([...entries, ...added]));
  return folder;
}

/** Starts VS Code on a folder or a workspace file, with its data in `home`. */
export async function startVscode(home: string, opened: string, options: VscodeOptions): Promise<Vscode> {
  const installed = process.env['MODEL_STUDIO_TEST_EXTENSIONS'];
  if (!installed) throw new Error('The VSIX is not installed: run the suite with npm test -- endToEnd.');
  const extensions = options.extensions ? await withExtensions(home, installed, options.extensions) : installed;
  const [node24, port] = [await ensureNode24(), await freePort()];
  const data = path.join(home, 'data');
  await mkdir(path.join(data, 'User'), { recursive: true });
  await writeFile(path.join(data, 'User/settings.json'), JSON.stringify({ ...quiet, ...options.settings }));
  if (options.language) await addLanguage(data, options.language);
  const args = [
    vscodeServerPlace().entry,
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--user-data-dir', data, '--extensions-dir', extensions],
    ...['--disable-telemetry', '--disable-update-check'],
    ...(options.restricted ? [] : ['--disable-workspace-trust']),
    ...(options.language ? ['--locale', options.language] : []),
    opened,
  ];
  const start = () =>
    startProgram(node24.program, args, { ready: /HTTP server listening on/, ...(options.env && { env: options.env }) });
  let program: StartedProgram = await start();
  const address = `http://127.0.0.1:${port}/`;
  return {
    address: `${address}?${opened.endsWith('.code-workspace') ? 'workspace' : 'folder'}=${encodeURIComponent(opened)}`,
    emptyAddress: `${address}?ew=true`,
    kill: () => program.kill(),
    async start() {
      program = await start();
    },
    close: () => program.close(),
  };
}

/**
 * Makes a display language known as an installed language pack does. The pack has no words of VS Code's own, which stay
 * English; whatever extensions say is in the language.
 */
async function addLanguage(data: string, language: string): Promise<void> {
  const words = path.join(data, `${language}.json`);
  await writeFile(words, JSON.stringify({ contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `test.${language}` }, version: '1.0.0' }];
  const pack = { hash: language, extensions, translations: { vscode: words }, label: language };
  await writeFile(path.join(data, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
