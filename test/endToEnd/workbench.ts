import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { freePort, startProgram } from '../../scripts/vscode/program.mjs';
import { ensureNode24 } from '../../scripts/setup/node24.mjs';
import { vscodeServerPlace } from '../../scripts/setup/vscodeServer.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** A VS Code with the VSIX installed, open in a browser on a copy of the examples, as a person has it. */
export interface Workbench {
  readonly page: Page;
  /** The folder that is open. */
  readonly folder: string;
  /** Runs a command of the palette by its whole title, such as `Model Studio: Train Model`. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the folder by its name. */
  openFile(name: string): Promise<void>;
  /** What is inside the webview: VS Code puts it into two frames, one in the other. */
  webview(): FrameLocator;
  /** Reloads the window and waits until the workbench is there again. */
  reload(): Promise<void>;
  /** Keeps a picture in test-results. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export interface WorkbenchOptions {
  /** Added to the environment of VS Code's server, and so of the extension. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Installs the VSIX in a fresh VS Code and opens it. */
export async function openWorkbench({ env = {} }: WorkbenchOptions = {}): Promise<Workbench> {
  const home = await mkdtemp(path.join(tmpdir(), 'model-studio-'));
  const folder = path.join(home, 'examples');
  await cp(path.join(root, 'examples'), folder, { recursive: true, filter: isNoStore });
  const { address, close: closeServer } = await serve(home, folder, env);
  const browser: Browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(60_000);
  const ready = () => page.locator('.monaco-workbench .part.statusbar').waitFor();
  await page.goto(address);
  await ready();

  const quickInput = page.locator('.quick-input-widget input[type="text"]').first();
  const pick = async (text: string, row: string) => {
    await quickInput.waitFor();
    await quickInput.fill(text);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
  };
  return {
    page,
    folder,
    async runCommand(title) {
      await page.keyboard.press('F1');
      await pick(`>${title}`, title);
    },
    async openFile(name) {
      await page.keyboard.press('Control+p');
      await pick(name, name);
      await page.locator('.tabs-container .tab.active', { hasText: name }).waitFor();
      // The lenses say that the extension knows the file.
      await page.locator('.codelens-decoration a').first().waitFor();
    },
    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
    async reload() {
      await page.reload();
      await ready();
    },
    async screenshot(name) {
      await mkdir(path.join(root, 'test-results'), { recursive: true });
      await page.screenshot({ path: path.join(root, 'test-results', `${name}.png`) });
    },
    async close() {
      await browser.close();
      await closeServer();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function isNoStore(source: string): boolean {
  return path.basename(source) !== '.model-studio';
}

async function serve(home: string, folder: string, env: Readonly<Record<string, string>>) {
  const [node24, port, vsix] = [await ensureNode24(), await freePort(), process.env['MODEL_STUDIO_TEST_VSIX']];
  if (!vsix) throw new Error('The VSIX was not made: run the suite with npm test -- endToEnd.');
  const { entry } = vscodeServerPlace();
  const places = ['--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'extensions')];
  await promisify(execFile)(node24.program, [entry, ...places, '--install-extension', vsix]);
  const program = await startProgram(
    node24.program,
    [
      entry,
      ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
      ...places,
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      folder,
    ],
    { ready: /HTTP server listening on/, env },
  );
  const address = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
  return { address, close: () => program.close() };
}
