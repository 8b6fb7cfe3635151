import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ensurePython } from '../../../scripts/setup/python.mjs';
import { makeWorkspace } from '../cli/workspace';
import { flower, post, serveInTest, trainIris } from './servedIris';

const workspace = makeWorkspace();

it("answers Triton's own client, as JSON and in bytes", async () => {
  await trainIris(workspace, 1);
  const served = await serveInTest(workspace, ['--workers', '1']);
  const script = path.join(import.meta.dirname, 'clients/triton.py');
  const python = await ensurePython('clients');
  const { stdout } = await promisify(execFile)(python, [script, new URL(served.url).host]);
  const told = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  const { body } = await post(`${served.url}/v1/models/iris/predict`, flower);
  const wanted = Object.values(body['probabilities'] as Readonly<Record<string, number>>);
  const close = wanted.map((value) => expect.closeTo(value, 4) as number);
  const answer = { id: 'mine', label: 'Iris-setosa', probabilities: close };
  expect(told).toEqual({
    live: true,
    ready: true,
    model: true,
    server: 'model-studio',
    inputs: Object.keys(flower),
    json: answer,
    binary: answer,
  });
}, 600_000);
