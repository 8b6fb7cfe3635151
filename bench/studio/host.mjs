import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/setup/places.mjs';
import { runInExtensionHost } from '../../scripts/vscode/extensionHost.mjs';
import { fill } from '../listRuns.mjs';

const runs = 500;

/** What the extension costs the host of a window whose folder has 500 runs. */
export async function hostRows() {
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-bench-'));
  const [workspace, runtime] = [path.join(folder, 'workspace'), path.join(folder, 'runtime')];
  const report = path.join(folder, 'report.json');
  try {
    await mkdir(workspace);
    await mkdir(runtime, { mode: 0o700 });
    await fill(workspace, runs);
    await runInExtensionHost({
      name: 'bench-studio',
      script: path.join(root, 'dist/bench/studio/host.js'),
      folder,
      workspace,
      env: { MODEL_STUDIO_BENCH_REPORT: report, XDG_RUNTIME_DIR: runtime },
      minutes: 5,
    });
    return rowsOf(JSON.parse(await readFile(report, 'utf8')));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function rowsOf({ activation, idle, training, list }) {
  const steps = Math.round(training.stepsPerSecond);
  return [
    { what: 'activation of the extension', value: activation, unit: 'ms', goal: 50 },
    { what: `${list.runs} runs listed the first time`, value: list.first, unit: 'ms' },
    { what: `${list.runs} runs listed again`, value: list.later, unit: 'ms', goal: 200 },
    ...delayRows('host without the extension', idle),
    ...delayRows(`host while training, ${steps} steps/s, Studio open`, training, 10),
  ];
}

function delayRows(when, { half, most, longest }, goal) {
  return [
    { what: `${when}: delay, half`, value: half, unit: 'ms' },
    { what: `${when}: delay, 99 %`, value: most, unit: 'ms', ...(goal && { goal }) },
    { what: `${when}: delay, longest`, value: longest, unit: 'ms' },
  ];
}
