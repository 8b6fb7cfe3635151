import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { root } from '../setup/places.mjs';
import { launchBrowser } from './browser.mjs';
import { startVscodeServer } from './server.mjs';

/** The page of a window that loads the project as an extension under development and runs a script in its host. */
function addressOf({ authority }, workspace, script) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(script)],
  ];
  return `http://${authority}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Prints lines that are indented, as those of a script are; the rest of what reaches the page are VS Code's own words. */
function print(type, args) {
  const text = format(...args).replace(/^%s%s/, '');
  if (type !== 'error' && /^ {2}/.test(text)) process.stderr.write(`${text}\n`);
}

/**
 * Runs `script` (CommonJS with a `run` function) in the extension host of a real VS Code server that a browser page
 * connects to: with `workspace` open and trusted, its data in `folder`. A picture named `name` is kept where it does not end.
 */
export async function runInExtensionHost({ name, script, folder, workspace, env, minutes }) {
  const screenshot = path.join(root, 'test-results', `${name}.png`);
  const server = await startVscodeServer({
    folder,
    // Scripts train, which a folder that nobody trusts does not allow.
    args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    env,
  });
  let browser;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`${name} did not end within ${minutes} minutes.`)), minutes * 60_000).unref();
      page.exposeFunction('codeAutomationLog', print).catch(reject);
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
      page.on('crash', () => reject(new Error(`The page of the window of ${name} crashed.`)));
    });
    await page.goto(addressOf(server, workspace, script));
    try {
      await ended;
    } catch (error) {
      await mkdir(path.dirname(screenshot), { recursive: true });
      await page.screenshot({ path: screenshot });
      throw new Error(`${error.message} See ${screenshot}.\n${server.said()}`, { cause: error });
    }
  } finally {
    await browser?.close();
    await server.close();
  }
}
