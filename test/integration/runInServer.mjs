// Runs the integration tests in the extension host of a real VS Code server, which a browser page connects to.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { root } from '../../scripts/setup/places.mjs';
import { launchBrowser } from '../../scripts/vscode/browser.mjs';
import { startVscodeServer } from '../../scripts/vscode/server.mjs';
import { makeTestFolder } from './workspace.mjs';

const minutes = 8;

/** The page of a window that loads the project as an extension under development and runs its tests. */
function addressOf({ authority }, workspace) {
  const remote = (file) => `vscode-remote://${authority}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(path.join(root, 'dist/test/integration/index.js'))],
  ];
  return `http://${authority}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Prints the lines of the tests' reporter, which are indented; the rest of what reaches the page are VS Code's own words. */
function print(type, args) {
  const text = format(...args).replace(/^%s%s/, '');
  if (type !== 'error' && /^ {2}/.test(text)) process.stderr.write(`${text}\n`);
}

/** Runs all integration tests and resolves with their counts. */
export async function runInServer() {
  const test = await makeTestFolder();
  const screenshot = path.join(root, 'test-results/integration.png');
  const server = await startVscodeServer({
    folder: test.folder,
    // The tests train, which a folder that nobody trusts does not allow.
    args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    env: { MODEL_STUDIO_TEST_REPORT: test.report, XDG_RUNTIME_DIR: test.runtime },
  });
  let browser;
  try {
    browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const ended = new Promise((resolve, reject) => {
      setTimeout(
        () => reject(new Error(`The integration tests did not end within ${minutes} minutes.`)),
        minutes * 60_000,
      ).unref();
      page.exposeFunction('codeAutomationLog', print).catch(reject);
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
      page.on('crash', () => reject(new Error('The page of the test window crashed.')));
    });
    await page.goto(addressOf(server, test.workspace));
    try {
      await ended;
    } catch (error) {
      await mkdir(path.dirname(screenshot), { recursive: true });
      await page.screenshot({ path: screenshot });
      throw new Error(`${error.message} See ${screenshot}.\n${server.said()}`, { cause: error });
    }
    return await test.counts();
  } finally {
    await browser?.close();
    await server.close();
    await test.remove();
  }
}
