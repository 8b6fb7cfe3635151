// Runs the same integration tests in a desktop VS Code, which is downloaded:  npm run test:electron
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from '../../scripts/build.mjs';
import { root } from '../../scripts/setup/places.mjs';
import { fail } from '../../scripts/setup/say.mjs';
import { underNewNode } from '../../scripts/setup/underNewNode.mjs';
import { makeTestFolder } from './workspace.mjs';

async function main() {
  await build(['extension', 'engine', 'studio', 'integration']);
  const test = await makeTestFolder();
  try {
    await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'dist/test/integration/index.js'),
      extensionTestsEnv: { MODEL_STUDIO_TEST_REPORT: test.report },
      launchArgs: [test.workspace, '--disable-extensions', `--user-data-dir=${path.join(test.folder, 'user')}`],
    });
    const { passed, failed, skipped } = await test.counts();
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  } finally {
    await test.remove();
  }
}

underNewNode(main).catch((error) => fail(error));
