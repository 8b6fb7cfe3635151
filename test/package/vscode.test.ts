import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { readEvaluation, storeBeside, versionFolder } from '../../src/store';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { emptyMachine, interfaces, surroundings, toolsOn, type EmptyMachine } from './offlineMachine';
import { installedExtension } from './vsix';

let machine: EmptyMachine;
let workbench: Workbench;

beforeAll(async () => {
  machine = await emptyMachine();
  workbench = await openWorkbench({
    env: machine.environment,
    files: { 'mnist-cnn.model.yaml': (example: string) => example.replace(/epochs: \d+/, 'epochs: 1') },
  });
});

afterAll(async () => {
  await workbench?.close();
  await machine?.remove();
});

beforeEach(() => showFailures(() => workbench));

/** The engine's processes that the installed extension has started. */
function engineProcesses(): number[] {
  const engine = path.join(installedExtension(), 'dist/engine.js');
  const commandOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    } catch {
      return [];
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(engine))
    .map(Number);
}

test('a VS Code without a network, a compiler and Python trains mnist-cnn with the installed extension', async () => {
  expect(interfaces()).toEqual(['lo']);
  await workbench.openFile('mnist-cnn.model.yaml');
  await workbench.runCommand('Model Studio: Train Model');
  await seeStatus(workbench.studio, 'completed');
  await workbench.screenshot('offline');
  const store = storeBeside(path.join(workbench.folder, 'mnist-cnn.model.yaml'));
  const run = listRuns(store, 'mnist-cnn').at(-1);
  expect(run).toMatchObject({ status: 'completed', epoch: 1, backend: 'tensorflow', version: 1 });
  const evaluation = readEvaluation(versionFolder(store, 'mnist-cnn', 1));
  expect(evaluation?.find(({ split }) => split === 'test')?.metrics['accuracy']).toBeGreaterThan(0.8);
  const processes = engineProcesses();
  expect(processes.length).toBeGreaterThan(0);
  for (const pid of processes) {
    const { network, programs } = surroundings(pid);
    expect(network).toBe(surroundings('self').network);
    expect(toolsOn(programs ?? '')).toEqual([]);
  }
});
