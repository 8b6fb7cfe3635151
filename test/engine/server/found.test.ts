import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { startServing, stopServing, type StartServing } from '../../../src/client';
import { errorText, StudioError } from '../../../src/protocol';
import { readServerFigures, serverOf, type ServerRecord } from '../../../src/store';
import { makeWorkspace } from '../cli/workspace';
import { ask, flower, post, trainIris } from './servedIris';

const workspace = makeWorkspace();
const { store } = workspace;
const script = path.resolve(import.meta.dirname, '../../../dist/cli.js');
const wish: StartServing = { store, model: 'iris', host: '127.0.0.1', port: 0, locale: 'en', cli: { script } };

beforeAll(() => trainIris(workspace, 1));

async function start(): Promise<ServerRecord> {
  const server = await startServing(wish);
  onTestFinished(() => stopServing(store, server));
  return server;
}

it('a server of its own is found by its store, tells what it answered, and is gone when it is stopped', async () => {
  const server = await start();
  expect(serverOf(store, 'iris')).toEqual(server);
  expect(serverOf(store, 'other')).toBeUndefined();
  expect(server).toMatchObject({ models: ['iris'], everywhere: false, keys: false });
  await post(`${server.url}/v1/models/iris/predict`, flower);
  await post(`${server.url}/v1/models/iris/predict`, { sepal_length: 'wide' });
  const figures = () => readServerFigures(store, server.process.pid);
  await expect.poll(figures, { timeout: 30_000 }).toMatchObject({ requests: 2, failed: 1 });
  expect(figures()?.half).toBeLessThanOrEqual(figures()?.most ?? 0);
  await stopServing(store, server);
  expect(serverOf(store, 'iris')).toBeUndefined();
  await expect(ask(`${server.url}/v2/health/live`)).rejects.toThrow();
  expect(fs.readdirSync(path.join(store, 'servers'))).toEqual(['iris.log']);
});

it('a server that was killed is found no more', async () => {
  const server = await start();
  process.kill(server.process.pid, 'SIGKILL');
  await expect.poll(() => serverOf(store, 'iris'), { timeout: 30_000 }).toBeUndefined();
});

it('a server that does not start says why', async () => {
  const { port } = new URL((await start()).url);
  const failure = await startServing({ ...wish, port: Number(port) }).catch((error: unknown) =>
    StudioError.from(error),
  );
  expect(failure).toMatchObject({ code: 'serve-failed' });
  if (failure instanceof StudioError) expect(errorText('en', failure.toValue())).toContain(port);
});
