// Writes the colours of VS Code's themes as its workbench has them into those that the panel's tests use:
//   npm run record:themes
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureNode24 } from '../setup/node24.mjs';
import { isMain, root } from '../setup/places.mjs';
import { fail, say } from '../setup/say.mjs';
import { underNewNode } from '../setup/underNewNode.mjs';
import { ensureVscodeServer } from '../setup/vscodeServer.mjs';
import { launchBrowser } from '../vscode/browser.mjs';
import { freePort, startProgram } from '../vscode/program.mjs';

/** Each theme's name, and what its file is called by the class of the workbench. */
const themes = {
  'dark-2026': { name: 'Dark 2026', file: '2026-dark' },
  'light-2026': { name: 'Light 2026', file: '2026-light' },
  'dark-modern': { name: 'Dark Modern', file: 'dark_modern' },
  'light-modern': { name: 'Light Modern', file: 'light_modern' },
  'hc-dark': { name: 'Default High Contrast', file: 'hc_black' },
  'hc-light': { name: 'Default High Contrast Light', file: 'hc_light' },
};

async function startWorkbench(home) {
  const [{ entry }, node24, port] = [await ensureVscodeServer(), await ensureNode24(), await freePort()];
  const places = ['--user-data-dir', path.join(home, 'data'), '--extensions-dir', path.join(home, 'extensions')];
  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
  const args = [entry, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...places, ...quiet, home];
  const program = await startProgram(node24.program, args, { ready: /HTTP server listening on/ });
  return { program, address: `http://127.0.0.1:${port}/?folder=${encodeURIComponent(home)}` };
}

/** The colours that the workbench has under a theme, by the names that webviews know them by. */
async function coloursUnder(page, address, { file }) {
  await page.goto(address);
  await page.locator(`.monaco-workbench.vscode-theme-defaults-themes-${file}-json`).waitFor({ timeout: 60_000 });
  return page.evaluate(() => {
    const { document } = globalThis;
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const ofWorkbench = rules.filter(({ selectorText }) => selectorText?.includes('.monaco-workbench'));
    return Object.fromEntries(
      ofWorkbench.flatMap(({ style }) =>
        [...(style ?? [])]
          .filter((name) => name.startsWith('--vscode-'))
          .map((name) => [name, style.getPropertyValue(name).trim()]),
      ),
    );
  });
}

/** The file with the values of now; a colour that the theme leaves undefined is left out. Fonts are not the theme's. */
function withColours(text, colours) {
  const lines = text.split('\n').flatMap((line) => {
    const [, name] = /^ {2}(--vscode-(?!font|editor-font)[\w-]+):/.exec(line) ?? [];
    if (!name) return [line];
    return colours[name] ? [`  ${name}: ${colours[name]};`] : [];
  });
  return lines.join('\n');
}

async function main() {
  const home = await mkdtemp(path.join(tmpdir(), 'model-studio-themes-'));
  await mkdir(path.join(home, 'data/User'), { recursive: true });
  const { program, address } = await startWorkbench(home);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const [id, theme] of Object.entries(themes)) {
      const settings = { 'workbench.colorTheme': theme.name, 'window.autoDetectHighContrast': false };
      await writeFile(path.join(home, 'data/User/settings.json'), JSON.stringify(settings));
      const file = path.join(root, 'test/fixtures/panel/themes', `${id}.css`);
      const colours = await coloursUnder(page, address, theme);
      await writeFile(file, withColours(await readFile(file, 'utf8'), colours));
      say(`${theme.name}: ${Object.keys(colours).length} colours`);
    }
  } finally {
    await browser.close();
    await program.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (isMain(import.meta.url)) underNewNode(() => main()).catch((error) => fail(error));
