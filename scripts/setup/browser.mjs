import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheFolder } from './places.mjs';
import { run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/** The names that browsers of Chromium's family have on PATH, and where they are installed elsewhere. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const installed = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['Program Files', 'Program Files (x86)'].flatMap((folder) => [
    `C:\\${folder}\\Google\\Chrome\\Application\\chrome.exe`,
    `C:\\${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser that is there already: the one that MODEL_STUDIO_BROWSER names, or one of the usual ones. */
export function findBrowser() {
  if (process.env.MODEL_STUDIO_BROWSER) return process.env.MODEL_STUDIO_BROWSER;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...(installed[process.platform] ?? [])].find(isProgram);
}

function mayUseApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

async function installWithApt() {
  say("Installing Debian's chromium (apt-get), a minute or two ...");
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  return findBrowser();
}

async function downloadWithPlaywright() {
  const { chromium } = await import('playwright-core');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('Downloading a browser (playwright-core install chromium) ...');
  const script = path.join(path.dirname(new URL(import.meta.resolve('playwright-core')).pathname), 'cli.js');
  await run(process.execPath, [script, 'install', 'chromium'], { show: true });
  return chromium.executablePath();
}

/** Sees to it that there is a browser of Chromium's family; returns its program, and tells child processes of it. */
export async function ensureBrowser() {
  const browser = findBrowser() ?? (await withLock(path.join(cacheFolder(), 'browser.lock'), getBrowser));
  process.env.MODEL_STUDIO_BROWSER = browser;
  return browser;
}

async function getBrowser() {
  const failures = [];
  for (const way of mayUseApt() ? [installWithApt, downloadWithPlaywright] : [downloadWithPlaywright]) {
    try {
      const browser = findBrowser() ?? (await way());
      if (browser) return browser;
    } catch (error) {
      failures.push(error);
      say(`That did not work: ${error.message.split('\n')[0]}`);
    }
  }
  throw new SetupError(
    'There is no browser for the tests, and none could be set up.',
    'Install Chromium, Chrome or Edge, or name one in the environment variable MODEL_STUDIO_BROWSER.',
    new AggregateError(failures, failures.map((error) => error.message).join('\n')),
  );
}
