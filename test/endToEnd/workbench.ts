import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { startVscode, type Vscode, type VscodeOptions } from './vscode';

const root = path.resolve(import.meta.dirname, '../..');

/** A VS Code with the VSIX installed, open in a browser on a copy of the examples, as a person has it. */
export interface Workbench {
  readonly page: Page;
  readonly vscode: Vscode;
  /** The folder that is open. */
  readonly folder: string;
  /** What is inside the Studio: VS Code puts a webview into two frames, one in the other. */
  readonly studio: FrameLocator;
  /** Runs a command of the palette by its whole title, such as `Model Studio: Train Model`. */
  runCommand(title: string): Promise<void>;
  /** Opens a file of the folder by its name. */
  openFile(name: string): Promise<void>;
  /** Opens the page anew, as after VS Code was gone. */
  open(): Promise<void>;
  /** Reloads the window as a person does, by the command. */
  reload(): Promise<void>;
  /** Keeps a picture in test-results. */
  screenshot(name: string): Promise<void>;
  /** Another window of the same VS Code on the same folder; it closes with this one. */
  anotherWindow(): Promise<Workbench>;
  close(): Promise<void>;
}

export interface WorkbenchOptions extends VscodeOptions {
  /** What is open: the examples, a folder without anything in it, or nothing. */
  readonly opened?: 'examples' | 'empty folder' | 'nothing';
  /** Files of the folder, by name, beside the examples; a function is given what the example holds. */
  readonly files?: Readonly<Record<string, string | Uint8Array | ((example: string) => string)>>;
  /** Of the window, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** The folders of a workspace file, by path from the examples or by URI; without them the examples alone are open. */
  readonly folders?: readonly ({ readonly path: string } | { readonly uri: string; readonly name: string })[];
}

/** Opens VS Code in a browser. The runs that it starts take turns among themselves only. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const home = await mkdtemp(path.join(tmpdir(), 'model-studio-'));
  const folder = path.join(home, 'examples');
  if (options.opened && options.opened !== 'examples') await mkdir(folder);
  else await cp(path.join(root, 'examples'), folder, { recursive: true, filter: isNoStore });
  for (const [name, content] of Object.entries(options.files ?? {})) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'function' ? content(await readFile(file, 'utf8')) : content);
  }
  const runtime = path.join(home, 'runtime');
  await mkdir(runtime, { mode: 0o700 });
  const opened = options.folders ? path.join(folder, 'several.code-workspace') : folder;
  if (options.folders) await writeFile(opened, JSON.stringify({ folders: options.folders }));
  const vscode = await startVscode(home, opened, { ...options, env: { XDG_RUNTIME_DIR: runtime, ...options.env } });
  const browser = await launchBrowser();
  const address = options.opened === 'nothing' ? vscode.emptyAddress : vscode.address;
  const { size = { width: 1440, height: 900 } } = options;
  return openWindow({ vscode, browser, folder, address, size }, async () => {
    await browser.close();
    await vscode.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
}

interface Opened {
  readonly vscode: Vscode;
  readonly browser: Browser;
  readonly folder: string;
  readonly address: string;
  readonly size: { readonly width: number; readonly height: number };
}

async function openWindow(opened: Opened, close: (page: Page) => Promise<void>): Promise<Workbench> {
  const { vscode, browser, folder, address, size } = opened;
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(60_000);
  const ready = () => page.locator('.monaco-workbench .part.statusbar').waitFor();
  const open = async () => {
    await page.goto(address);
    await ready();
  };
  await open();
  const runCommand = (title: string) => pick(page, 'F1', `>${title}`, title);
  return {
    page,
    vscode,
    folder,
    studio: page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
    runCommand,
    async openFile(name) {
      await pick(page, 'Control+p', name, name);
      await page.locator('.tabs-container .tab.active', { hasText: name }).first().waitFor();
      // The lenses say that the extension knows the file.
      await page.locator('.codelens-decoration a').first().waitFor();
    },
    open,
    async reload() {
      const loaded = page.waitForEvent('load');
      await runCommand('Developer: Reload Window');
      await loaded;
      await ready();
    },
    async screenshot(name) {
      await mkdir(path.join(root, 'test-results'), { recursive: true });
      await page.screenshot({ path: path.join(root, 'test-results', `${name}.png`) });
    },
    anotherWindow: () => openWindow(opened, (window) => window.close()),
    close: () => close(page),
  };
}

/**
 * Chooses a row of a list that a key opens. VS Code drops what is typed while its list is still opening or closing, and a
 * webview that has the focus may keep the key to itself, so it is asked again, from outside of any webview, until it shows
 * the row.
 */
async function pick(page: Page, key: string, text: string, row: string): Promise<void> {
  const found = page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
  for (const timeout of [5_000, 5_000, 10_000, 10_000, 20_000, 60_000]) {
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
    });
    await page.keyboard.press(key);
    try {
      await page.locator('.quick-input-widget input[type="text"]').first().fill(text, { timeout });
      await found.click({ timeout });
      return;
    } catch (error) {
      if (timeout === 60_000) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Keeps a picture of the window where the test fails. */
export function showFailures(workbench: () => Workbench): void {
  onTestFailed(({ task }) => workbench().screenshot(`failed-${task.name.replace(/\W+/g, '-').slice(0, 60)}`));
}

function isNoStore(source: string): boolean {
  return path.basename(source) !== '.model-studio';
}
