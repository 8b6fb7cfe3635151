import { beforeAll, expect, it } from 'vitest';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { ask, flower, post, serveInTest, trainIris } from './servedIris';

const workspace = makeWorkspace();
const told = { error: 'iris is now named flowers: use flowers.' };

async function run(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const { code, lines, errors } = await runProgram(workspace, [...words, '--json']);
  if (code !== 0) throw new Error(errors);
  return lines[0] ?? {};
}

beforeAll(async () => {
  await trainIris(workspace, 1);
  await run('rename', 'iris', 'flowers');
});

it('tells clients that ask by the name that a model had the one that it has', async () => {
  const { url } = await serveInTest(workspace);
  for (const path of ['/v1/models/iris', '/v2/models/iris']) {
    expect(await ask(`${url}${path}`)).toMatchObject({ status: 404, body: told });
  }
  expect(await post(`${url}/v1/models/iris/predict`, flower)).toMatchObject({ status: 404, body: told });
  const other = await ask(`${url}/v1/models/tulips`);
  expect(other.status).toBe(404);
  expect(String(other.body['error'])).toMatch(/^There is no model tulips/);
  expect((await post(`${url}/v1/models/flowers/predict`, flower)).status).toBe(200);
});

it('tells it to whoever may ask that model, and to nobody else', async () => {
  const keys = {
    own: await run('keys', 'create', 'own', '--model', 'flowers'),
    other: await run('keys', 'create', 'other', '--model', 'tulips'),
  };
  const { url } = await serveInTest(workspace, ['--keys']);
  const as = (key: Readonly<Record<string, unknown>>) =>
    ask(`${url}/v1/models/iris`, { headers: { authorization: `Bearer ${String(key['key'])}` } });
  expect(await as(keys.own)).toMatchObject({ status: 404, body: told });
  expect((await as(keys.other)).status).toBe(403);
});
