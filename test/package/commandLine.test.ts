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

test('the process of a run is in there too, and finds no compiler and no Python', async () => {
  const extension = installedExtension();
  await machine.commandLine(extension, 'train', 'mnist-cnn.model.yaml', '--epochs', '100', '--detach');
  const [run] = await machine.commandLine(extension, 'show', 'mnist-cnn');
  const { network, programs } = surroundings(Number(run?.['pid']));
  expect(await machine.commandLine(extension, 'stop', 'mnist-cnn')).toMatchObject([{ status: 'stopped' }]);
  expect(network).toBe(surroundings('self').network);
  expect(programs).toBe(machine.environment['PATH']);
  expect(toolsOn(programs ?? '')).toEqual([]);
});

test('it trains mnist-cnn', async () => {
  const lines = await machine.commandLine(installedExtension(), 'train', 'mnist-cnn.model.yaml', '--epochs', '1');
  expect(lines[0]).toMatchObject({ event: 'started', parameters: 93_322, backend: 'tensorflow', mode: 'graph' });
  const last = lines.at(-1);
  expect(last).toMatchObject({ event: 'finished', status: 'completed', epoch: 1 });
  const { test: onTest } = last?.['evaluation'] as { test: { accuracy: number } };
  expect(onTest.accuracy).toBeGreaterThan(0.7);
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
