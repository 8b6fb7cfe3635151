import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveAlias, versionFolder, writeTraffic } from '../../../src/store';
import * as fs from 'node:fs';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { end, flower, post, serve, trainIris, type Served } from './servedIris';

const workspace = makeWorkspace();
const { store } = workspace;
let served: Served;

beforeAll(async () => {
  await trainIris(workspace, 1);
  await trainIris(workspace, 2);
  moveAlias(store, 'iris', 'champion', 1);
  moveAlias(store, 'iris', 'candidate', 2);
  served = await serve(workspace);
});
afterAll(() => end(served));
beforeEach(() => writeTraffic(store, 'iris', {}));

async function versionOf(headers: Readonly<Record<string, string>> = {}, place = ''): Promise<unknown> {
  const answer = await post(`${served.url}/v1/models/iris${place}/predict`, flower, headers);
  expect(answer.status).toBe(200);
  return answer.body['version'];
}

/** The version that each of many requests gets, by its id. */
async function versions(count: number): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let index = 0; index < count; index++) all.push(await versionOf({ 'x-request-id': `request-${index}` }));
  return all;
}

async function until(fits: () => Promise<boolean>): Promise<void> {
  while (!(await fits()));
}

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${served.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1) ?? 0);
}

describe('a canary', () => {
  it('answers its share, always the same requests, and is told apart; who names a version gets that', async () => {
    expect(new Set(await versions(30))).toEqual(new Set([1]));
    writeTraffic(store, 'iris', { canary: { to: 'candidate', share: 0.3 } });
    await until(async () => (await versions(30)).includes(2));
    const first = await versions(200);
    expect(await versions(200)).toEqual(first);
    const share = first.filter((version) => version === 2).length / 200;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
    for (const place of ['/versions/1', '/labels/champion']) {
      for (let index = 0; index < 30; index++) expect(await versionOf({}, place)).toBe(1);
    }
    const session = await versionOf({ 'x-session-id': 'someone' });
    for (let index = 0; index < 30; index++) expect(await versionOf({ 'x-session-id': 'someone' })).toBe(session);
    const [one, two] = [1, 2].map((version) => `model_studio_predictions_total{model="iris",version="${version}"}`);
    expect(await figure(one ?? '')).toBeGreaterThan(300);
    expect(await figure(two ?? '')).toBeGreaterThan(80);
    moveAlias(store, 'iris', 'candidate', 1);
    await until(async () => !(await versions(30)).includes(2));
    moveAlias(store, 'iris', 'candidate', 2);
  });

  it('that cannot be loaded gets nothing', async () => {
    const broken = versionFolder(store, 'iris', 3);
    moveAlias(store, 'iris', 'latest-good', 2);
    fs.cpSync(versionFolder(store, 'iris', 1), `${workspace.folder}/copy`, { recursive: true });
    fs.truncateSync(`${workspace.folder}/copy/weights.bin`, 10);
    fs.renameSync(`${workspace.folder}/copy`, broken);
    writeTraffic(store, 'iris', { canary: { to: '3', share: 1 } });
    await served.program.until((said) => said.includes('iris@3'));
    expect(new Set(await versions(20))).toEqual(new Set([1]));
    writeTraffic(store, 'iris', {});
    fs.rmSync(broken, { recursive: true });
  });
});

describe('a shadow', () => {
  it('is asked as well, never answers, and its answers are compared', async () => {
    writeTraffic(store, 'iris', { shadow: { to: '2', share: 1 } });
    const labels = 'model="iris",version="2",against="1"';
    const compared = () => figure(`model_studio_shadow_requests_total{${labels},outcome="compared"}`);
    await until(async () => {
      expect(await versionOf()).toBe(1);
      return (await compared()) >= 5;
    });
    const same = await figure(`model_studio_shadow_rows_total{${labels},same="true"}`);
    const other = await figure(`model_studio_shadow_rows_total{${labels},same="false"}`);
    expect(same + other).toBeGreaterThanOrEqual(5);
    expect(await figure(`model_studio_shadow_difference_count{${labels}}`)).toBe(same + other);
    expect(await figure(`model_studio_shadow_difference_sum{${labels}}`)).toBeGreaterThan(0);
  });
});

describe('model-studio traffic', () => {
  const run = async (...words: string[]) => {
    const { code, lines } = await runProgram(workspace, ['traffic', '--json', ...words]);
    return [code, lines[0]];
  };

  it('sets, shows and removes, by number or alias', async () => {
    expect(await run('iris@2', '--canary', '12.5')).toEqual([0, { model: 'iris', canary: { to: '2', share: 0.125 } }]);
    const both = { model: 'iris', canary: { to: '2', share: 0.125 }, shadow: { to: 'candidate', share: 1 } };
    expect(await run('iris@candidate', '--shadow', '100')).toEqual([0, both]);
    expect(await run('iris')).toEqual([0, both]);
    expect(await run('iris', '--remove')).toEqual([0, { model: 'iris' }]);
  });

  it.each([
    [['iris@2', '--canary', '101'], 2],
    [['iris@2', '--canary', 'half'], 2],
    [['iris@2', '--canary', '5', '--remove'], 2],
    [['iris', '--canary', '5'], 1],
    [['iris@9', '--canary', '5'], 1],
  ])('refuses %j', async (words, code) => {
    expect((await run(...words))[0]).toBe(code);
  });
});
