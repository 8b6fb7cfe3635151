import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRuns } from '../../src/client';
import { seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { emptyMachine, interfaces, surroundings, type EmptyMachine } from './offlineMachine';
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
  const run = listRuns(path.join(workbench.folder, '.model-studio'), 'mnist-cnn').at(-1);
  expect(run).toMatchObject({ status: 'completed', epoch: 1, backend: 'tensorflow', version: 1 });
  const processes = engineProcesses();
  expect(processes.length).toBeGreaterThan(0);
  for (const pid of processes) {
    expect(surroundings(pid)).toEqual({ network: surroundings('self').network, programs: machine.environment['PATH'] });
  }
});
