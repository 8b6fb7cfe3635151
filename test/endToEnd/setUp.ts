import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensureVsix } from '../../scripts/package.mjs';
import { ensureBrowser } from '../../scripts/setup/browser.mjs';
import { ensureNode24 } from '../../scripts/setup/node24.mjs';
import { ensureVscodeServer } from '../../scripts/setup/vscodeServer.mjs';

/** Before the journeys: a browser, a VS Code, and the VSIX that users get, installed once for all of them. */
export default async function setUp(): Promise<() => Promise<void>> {
  await ensureBrowser();
  const [{ entry }, node24, vsix] = [await ensureVscodeServer(), await ensureNode24(), await ensureVsix()];
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-extensions-'));
  const extensions = path.join(folder, 'extensions');
  const places = ['--user-data-dir', path.join(folder, 'data'), '--extensions-dir', extensions];
  await promisify(execFile)(node24.program, [entry, ...places, '--install-extension', vsix]);
  process.env['MODEL_STUDIO_TEST_EXTENSIONS'] = extensions;
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
