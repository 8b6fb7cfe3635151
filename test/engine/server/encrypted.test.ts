import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listVersionsOf, moveAlias, versionFolder } from '../../../src/store';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { flower, post, serveInTest, trainIris } from './servedIris';

const workspace = makeWorkspace();
const { store } = workspace;
const key = path.join(workspace.folder, 'iris.key');
const otherKey = path.join(workspace.folder, 'other.key');
const withKey = ['--store-key', key];
let weights: Buffer;

const run = async (...words: string[]) => {
  const { code, lines, errors } = await runProgram(workspace, [...words, '--json']);
  return { code, line: lines[0], errors };
};
const predict = (...words: string[]) => run('predict', 'iris@1', '--input', JSON.stringify(flower), ...words);

beforeAll(async () => {
  await trainIris(workspace, 1);
  weights = fs.readFileSync(path.join(versionFolder(store, 'iris', 1), 'weights.bin'));
});

/** Every file below a folder that holds some bytes. */
function filesWith(bytes: Buffer, folder = store): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => fs.readFileSync(file).includes(bytes));
}

describe('encrypted versions on the command line', () => {
  it('hold nothing of the weights in clear, and predict, evaluate and tell of themselves with the key alone', async () => {
    const before = await predict();
    expect(before.code).toBe(0);
    expect(filesWith(weights.subarray(0, 64)).length).toBeGreaterThan(0);
    expect(await run('encrypt', 'iris')).toMatchObject({ code: 1, line: { code: 'store-key-missing' } });
    expect(await run('encrypt', 'iris', '--new-key', ...withKey)).toMatchObject({
      code: 0,
      line: { model: 'iris', version: 1, encrypted: true },
    });
    expect(filesWith(weights.subarray(0, 64))).toEqual([]);
    expect(await run('encrypt', 'iris', '--new-key', ...withKey)).toMatchObject({ line: { code: 'key-there' } });
    expect(await predict()).toMatchObject({ code: 1, line: { code: 'store-key-missing' } });
    expect(await predict(...withKey)).toEqual(before);
    for (const verb of ['evaluate', 'card', 'reproduce']) {
      expect([verb, (await run(verb, 'iris@1', ...withKey)).code]).toEqual([verb, 0]);
    }
    expect((await run('versions')).line).toMatchObject({ version: 1, encrypted: true });
    expect((await run('card', 'iris@1')).line).toMatchObject({ code: 'store-key-missing' });
  });

  it('say that the key is another, or that something was changed', async () => {
    await trainIris(workspace, 5);
    expect((await run('encrypt', 'iris@2', '--new-key', '--store-key', otherKey)).code).toBe(0);
    expect(await predict('--store-key', otherKey)).toMatchObject({ code: 1, line: { code: 'store-key-wrong' } });
    expect(await run('encrypt', 'iris', '--store-key', otherKey)).toMatchObject({ line: { code: 'store-key-wrong' } });
    const file = path.join(versionFolder(store, 'iris', 1), 'weights.bin.sealed');
    const content = fs.readFileSync(file);
    fs.writeFileSync(file, Buffer.concat([content.subarray(0, 100), Buffer.of(0, 1, 2), content.subarray(103)]));
    expect(await predict(...withKey)).toMatchObject({ code: 1, line: { code: 'version-tampered' } });
    fs.writeFileSync(file, content);
    expect((await run('delete', 'iris@2')).code).toBe(0);
  });

  it('are written by training that has the key', async () => {
    const { code } = await run('train', 'iris.model.yaml', '--epochs', '2', ...withKey);
    expect(code).toBe(0);
    const newest = listVersionsOf(store, 'iris').at(-1);
    expect(newest?.encryption).toBeDefined();
    const names = fs.readdirSync(newest?.path ?? '').filter((name) => name !== 'version.json');
    expect(names.every((name) => name.endsWith('.sealed'))).toBe(true);
    expect((await run('delete', `iris@${newest?.version ?? ''}`)).code).toBe(0);
  });
});

describe('a server of encrypted versions', () => {
  it('answers with the key, over a worker that is killed too; without it answers 503 and serves the others', async () => {
    const open = await serveInTest(workspace, ['--workers', '1', ...withKey]);
    const ask = (url: string, place = '') => post(`${url}/v1/models/iris${place}/predict`, flower);
    expect(await ask(open.url)).toMatchObject({ status: 200, body: { version: 1 } });
    for (const worker of open.workers) process.kill(worker, 'SIGKILL');
    for (;;) {
      const { status } = await ask(open.url);
      expect([200, 503]).toContain(status);
      if (status === 200) break;
    }
    await trainIris(workspace, 7);
    const clear = listVersionsOf(store, 'iris').at(-1)?.version ?? 0;
    moveAlias(store, 'iris', 'champion', clear);
    const locked = await serveInTest(workspace, ['--workers', '1']);
    expect(await ask(locked.url)).toMatchObject({ status: 200, body: { version: clear } });
    const refused = await ask(locked.url, '/versions/1');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect((await run('decrypt', 'iris@1', ...withKey)).code).toBe(0);
    for (;;) {
      const { status } = await ask(locked.url, '/versions/1');
      if (status === 200) break;
      expect(status).toBe(503);
    }
    expect(fs.readFileSync(path.join(versionFolder(store, 'iris', 1), 'weights.bin')).equals(weights)).toBe(true);
  });
});
