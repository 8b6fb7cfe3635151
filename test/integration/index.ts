import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Runs the tests beside this bundle in the extension host; leaves counts and failures where the harness asked for them. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 120_000, reporter: 'spec' });
  const tests = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.js'),
  );
  for (const file of tests.sort()) mocha.addFile(path.join(__dirname, file));
  const failures: string[] = [];
  const counts = await new Promise<{ passed: number; failed: number; skipped: number }>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures: failed = 0, pending = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed, skipped: pending });
    });
    runner.on('fail', (test, error: Error) => failures.push(`${test.fullTitle()}\n${error.stack ?? error.message}`));
  });
  const report = process.env['MODEL_STUDIO_TEST_REPORT'];
  if (report) writeFileSync(report, JSON.stringify({ ...counts, failures }));
  if (counts.failed > 0) throw new Error(`${counts.failed} integration tests failed`);
}
