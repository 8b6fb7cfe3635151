/**
 * The engine's processes: `engine.js run FOLDER` works on a run, `engine.js stop FOLDER` keeps the best weights of
 * one that is not at work, `engine.js service` answers questions, `engine.js worker` predicts for a server, `engine.js time FOLDER` times the first
 * steps of a run, `engine.js speed NAME` one of the samples that the speed of this machine is measured by.
 */
import { parseArgs } from 'node:util';
import { timeSample } from './run/machineSpeed';
import { timeRun } from './run/timeRun';
import { workOnRun } from './run/workOnRun';
import { serveAsWorker } from './serving/worker';
import { serve } from './service/serve';

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { lock: { type: 'string' }, code: { type: 'boolean' } },
  });
  const [verb, folder] = positionals;
  if (verb === 'service') {
    await serve(values.code);
    return 0;
  }
  if (verb === 'worker') {
    await serveAsWorker();
    return 0;
  }
  if (verb === 'time' && folder !== undefined) {
    await timeRun(folder);
    return 0;
  }
  if (verb === 'speed' && folder !== undefined) {
    await timeSample(folder);
    return 0;
  }
  if ((verb !== 'run' && verb !== 'stop') || folder === undefined) return 2;
  return (await workOnRun(folder, verb === 'stop', values.lock === undefined ? undefined : Number(values.lock)))
    ? 0
    : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(3);
  },
);
