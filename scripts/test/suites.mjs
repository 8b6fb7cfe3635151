import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from '../build.mjs';
import { ensureVsix } from '../package.mjs';
import { run } from '../setup/run.mjs';
import { root } from '../setup/places.mjs';
import { toolScript } from '../with-node.mjs';
import { withoutNetwork } from './offline.mjs';
import { runVitest } from './vitest.mjs';

/** A check that a tool makes as a whole: it passes or it fails, and what it says is shown when it fails. */
const check =
  (tool, ...args) =>
  async () => {
    try {
      await run(process.execPath, [toolScript(tool), ...args], { cwd: root, keep: 20_000 });
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  };

/** Whether a suite has any test file yet. */
export function hasTests(folder) {
  try {
    return readdirSync(path.join(root, folder), { recursive: true }).some((file) => /\.test\.ts$/.test(String(file)));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Every suite in its order: what has to be set up for it (parts of the set-up, by name), and how it runs.
 * `folder` is where its tests are, for those that have tests of their own.
 */
export const suites = [
  { name: 'format', needs: [], run: check('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', needs: [], run: check('eslint', '--max-warnings', '0', '.') },
  { name: 'types', needs: [], run: check('tsc', '-b') },
  { name: 'unit', folder: 'test/unit', needs: ['program'], run: () => runVitest('unit') },
  { name: 'engine', folder: 'test/engine', needs: ['native', 'program'], run: () => runVitest('engine') },
  { name: 'webview', folder: 'test/webview', needs: ['browser', 'program'], run: () => runVitest('webview') },
  {
    name: 'integration',
    folder: 'test/integration',
    needs: ['native', 'browser', 'vscode', 'program'],
    run: async () => {
      await build(['integration']);
      const { runInServer } = await import('../../test/integration/runInServer.mjs');
      return runInServer();
    },
  },
  {
    name: 'package',
    folder: 'test/package',
    needs: ['native', 'browser', 'vscode', 'vsix'],
    run: async () => {
      await ensureVsix('universal');
      return runVitest('package', { around: withoutNetwork });
    },
  },
  {
    name: 'endToEnd',
    folder: 'test/endToEnd',
    needs: ['native', 'browser', 'vscode', 'vsix'],
    run: () => runVitest('endToEnd'),
  },
];
