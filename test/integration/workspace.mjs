import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/setup/places.mjs';

/**
 * A folder for one run of the tests: `workspace` is a copy of the examples that the tests may write to,
 * `report` is where their counts will be, `runtime` where its runs find each other. `remove` takes all of it away.
 */
export async function makeTestFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'model-studio-'));
  const workspace = path.join(folder, 'workspace');
  const report = path.join(folder, 'report.json');
  const runtime = path.join(folder, 'runtime');
  await mkdir(workspace);
  // Of its own, so that no other run is waited for.
  await mkdir(runtime, { mode: 0o700 });
  await cp(path.join(root, 'examples'), workspace, {
    recursive: true,
    filter: (source) => path.basename(source) !== '.model-studio',
  });
  return {
    folder,
    workspace,
    report,
    runtime,
    counts: async () => JSON.parse(await readFile(report, 'utf8')),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
