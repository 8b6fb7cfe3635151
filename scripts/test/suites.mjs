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
      return { passed: 0, failed: 1, skipped: 0, failures: [error.message] };
    }
  };

/**
 * Every suite in its order: what has to be set up for it (parts of the set-up, by name), and how it runs. One that takes
 * very long runs only when it is named.
 */
export const suites = [
  { name: 'format', needs: [], run: check('prettier', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', needs: [], run: check('eslint', '--max-warnings', '0', '.') },
  { name: 'types', needs: [], run: check('tsc', '-b') },
  { name: 'unit', needs: ['program'], run: () => runVitest('unit') },
  { name: 'engine', needs: ['native', 'program'], run: () => runVitest('engine') },
  { name: 'webview', needs: ['browser', 'program'], run: () => runVitest('webview') },
  {
    name: 'integration',
    needs: ['native', 'browser', 'vscode', 'program'],
    run: async () => {
      await build(['integration']);
      const { runInServer } = await import('../../test/integration/runInServer.mjs');
      return runInServer();
    },
  },
  {
    name: 'package',
    needs: ['native', 'browser', 'vscode', 'vsix'],
    run: async () => {
      await ensureVsix('universal');
      return runVitest('package', { around: withoutNetwork });
    },
  },
  {
    name: 'endToEnd',
    needs: ['native', 'browser', 'vscode', 'vsix'],
    run: () => runVitest('endToEnd'),
  },
  {
    name: 'journeys',
    named: true,
    needs: ['native', 'browser', 'vscode', 'vsix'],
    run: () => runVitest('journeys'),
  },
  { name: 'long', named: true, needs: ['native', 'program'], run: () => runVitest('long') },
];
