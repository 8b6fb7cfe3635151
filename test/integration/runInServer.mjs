import path from 'node:path';
import { root } from '../../scripts/setup/places.mjs';
import { runInExtensionHost } from '../../scripts/vscode/extensionHost.mjs';
import { makeTestFolder } from './workspace.mjs';

/** Runs all integration tests in the extension host of a real VS Code server and resolves with their counts. */
export async function runInServer() {
  const test = await makeTestFolder();
  try {
    await runInExtensionHost({
      name: 'integration',
      script: path.join(root, 'dist/test/integration/index.js'),
      folder: test.folder,
      workspace: test.workspace,
      env: { MODEL_STUDIO_TEST_REPORT: test.report, XDG_RUNTIME_DIR: test.runtime },
      minutes: 8,
    });
    return await test.counts();
  } finally {
    await test.remove();
  }
}
