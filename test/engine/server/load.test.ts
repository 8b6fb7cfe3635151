import { beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../cli/workspace';
import { ask, flower, post, serveInTest, trainIris } from './servedIris';
import { soak, swapUnderLoad } from './underLoad';

const workspace = makeWorkspace();

beforeAll(async () => {
  await trainIris(workspace, 1);
  await trainIris(workspace, 2);
});

const start = (words?: readonly string[]) => serveInTest(workspace, words);

it('no request fails while versions are swapped 50 times under load', async () => {
  const statuses = await swapUnderLoad(workspace, await start(), 50);
  expect([...statuses.keys()]).toEqual([200]);
});

it('sheds what is ten times too much, is healthy meanwhile, and recovers', async () => {
  const { url, workers } = await start(['--workers', '1', '--queue', '40']);
  // What it can hold would otherwise depend on how fast the machine is.
  for (const worker of workers) process.kill(worker, 'SIGSTOP');
  const asked = Array.from({ length: 400 }, () => post(`${url}/v1/models/iris/predict`, flower));
  const shed = await Promise.race(asked);
  expect(shed).toMatchObject({ status: 503, body: { error: expect.any(String) as string } });
  expect(Number(shed.headers.get('retry-after'))).toBeGreaterThan(0);
  for (const place of ['live', 'ready']) expect((await ask(`${url}/v2/health/${place}`)).status).toBe(200);
  for (const worker of workers) process.kill(worker, 'SIGCONT');
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(40);
  for (let again = 0; again < 20; again++) {
    expect((await post(`${url}/v1/models/iris/predict`, flower)).status).toBe(200);
  }
});

it.runIf(process.platform === 'linux')('needs no more memory after a minute of requests', async () => {
  const { statuses, before, after } = await soak(await start(), 60);
  expect([...statuses.keys()]).toEqual([200]);
  expect(after).toBeLessThan(1.1 * before + 16);
});
