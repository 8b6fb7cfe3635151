import { ensureVsix } from '../../scripts/package.mjs';
import { ensureBrowser } from '../../scripts/setup/browser.mjs';
import { ensureVscodeServer } from '../../scripts/setup/vscodeServer.mjs';

/** Before the journeys: the VSIX that users get, a VS Code to install it in, a browser to look at it with. */
export default async function setUp(): Promise<void> {
  await ensureBrowser();
  await ensureVscodeServer();
  process.env['MODEL_STUDIO_TEST_VSIX'] = await ensureVsix();
}
