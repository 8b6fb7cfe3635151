import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyMachine, interfaces, surroundings, toolsOn, type EmptyMachine } from './offlineMachine';
import { installedExtension, universalExtension } from './vsix';

let machine: EmptyMachine;

beforeAll(async () => {
  machine = await emptyMachine();
});

afterAll(() => machine?.remove());

test('these tests run where loopback is all the network there is', () => {
  expect(interfaces()).toEqual(['lo']);
});

test('the installed extension finds the library that it carries', async () => {
  const extension = installedExtension();
  const library = { source: 'carried', path: `${extension}/native` };
  expect(await machine.commandLine(extension, 'doctor')).toMatchObject([{ ok: true, backend: 'tensorflow', library }]);
});

test('a run of mnist-cnn is in there too, finds no compiler and no Python, and leaves a version', async () => {
  const extension = installedExtension();
  const words = ['train', 'mnist-cnn.model.yaml', '--epochs', '100', '--detach'];
  expect(await machine.commandLine(extension, ...words)).toMatchObject([
    { event: 'started', parameters: 93_322, backend: 'tensorflow', mode: 'graph' },
  ]);
  const [run] = await machine.commandLine(extension, 'show', 'mnist-cnn');
  const { network, programs } = surroundings(Number(run?.['pid']));
  expect(await machine.commandLine(extension, 'stop', 'mnist-cnn')).toMatchObject([{ status: 'stopped' }]);
  expect(network).toBe(surroundings('self').network);
  expect(programs).toBe(machine.environment['PATH']);
  expect(toolsOn(programs ?? '')).toEqual([]);
  expect(await machine.commandLine(extension, 'show', 'mnist-cnn')).toMatchObject([{ status: 'stopped', version: 1 }]);
});

test('the universal extension, which has nothing native, trains in plain JavaScript there', async () => {
  const [diagnosis] = await machine.commandLine(universalExtension(), 'doctor').catch((error: unknown) => {
    // The doctor's exit code says that something is missing.
    return [JSON.parse((error as { stdout: string }).stdout) as Readonly<Record<string, unknown>>];
  });
  expect(diagnosis).toMatchObject({ ok: false, backend: 'cpu' });
  const lines = await machine.commandLine(universalExtension(), 'train', 'iris.model.yaml', '--epochs', '2');
  expect(lines[0]).toMatchObject({ event: 'started', backend: 'cpu' });
  expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'completed', epoch: 2 });
});
