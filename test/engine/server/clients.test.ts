import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensurePython } from '../../../scripts/setup/python.mjs';
import { makeWorkspace } from '../cli/workspace';
import { end, flower, post, serve, trainIris, type Served } from './servedIris';

const workspace = makeWorkspace();
let served: Served;
/** What the model says of the flower; the clients ask in single precision. */
let probabilities: readonly number[];

beforeAll(async () => {
  await trainIris(workspace, 1);
  served = await serve(workspace, ['--workers', '1']);
  const { body } = await post(`${served.url}/v1/models/iris/predict`, flower);
  const exact = Object.values(body['probabilities'] as Readonly<Record<string, number>>);
  probabilities = exact.map((value) => expect.closeTo(value, 4) as number);
}, 600_000);
afterAll(() => end(served));

/** What a client said that somebody else wrote. */
async function told(environment: 'clients' | 'clusters', client: string, server: string): Promise<unknown> {
  const script = path.join(import.meta.dirname, 'clients', client);
  const python = await ensurePython(environment);
  const { stdout } = await promisify(execFile)(python, [script, server]);
  return JSON.parse(stdout) as unknown;
}

it("answers Triton's own client, as JSON and in bytes", async () => {
  const answer = { id: 'mine', label: 'Iris-setosa', probabilities };
  expect(await told('clients', 'ofTriton.py', new URL(served.url).host)).toEqual({
    live: true,
    ready: true,
    model: true,
    server: 'model-studio',
    inputs: Object.keys(flower),
    json: answer,
    binary: answer,
  });
}, 600_000);

it("answers KServe's own client, by the first protocol and by the second, as JSON and in bytes", async () => {
  const answer = { id: 'mine', label: 'Iris-setosa', probabilities };
  expect(await told('clusters', 'ofKserve.py', served.url)).toEqual({
    live: true,
    ready: true,
    model: true,
    nobody: false,
    json: answer,
    binary: answer,
    predictions: [probabilities],
    refused: expect.stringMatching(/nobody.*'404 Not Found'/) as string,
  });
}, 600_000);
