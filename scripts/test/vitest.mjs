import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { follow } from '../setup/follow.mjs';
import { root } from '../setup/places.mjs';
import { toolScript } from '../with-node.mjs';

/**
 * Runs one of vitest's projects, counts its tests and lists the `failures`. A file that could not even be loaded counts as
 * a failure.
 * `around` may put another command around the one that runs them.
 */
export async function runVitest(project, { around = (command, args) => [command, args] } = {}) {
  const report = path.join(root, 'test-results', `${project}.json`);
  await rm(report, { force: true });
  const options = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const [command, args] = around(process.execPath, [toolScript('vitest'), ...options]);
  const code = await follow(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const noReport = (error) => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [`There is no report: ${error.message}`],
  });
  const counts = await readFile(report, 'utf8').then(countsOf, noReport);
  if (code === 0 || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [`vitest ended with ${code}, though no test failed`] };
}

function countsOf(text) {
  const report = JSON.parse(text);
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...report.testResults.flatMap((file) =>
        file.assertionResults
          .filter(({ status }) => status === 'failed')
          .map((test) => failure(file, test.fullName, test.failureMessages.join('\n'))),
      ),
      ...unloaded.map((file) => failure(file, 'could not be loaded', file.message)),
    ],
  };
}

const failure = (file, what, message) => `${path.relative(root, file.name)}: ${what}\n${message}`;
