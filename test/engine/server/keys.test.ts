import * as fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, findKey, listKeys, revokeKey, type KeyGrant } from '../../../src/store';
import { runProgram } from '../cli/program';
import { makeWorkspace, root } from '../cli/workspace';
import { ask, end, flower, post, serve, serveInTest, trainIris, type Answer, type Served } from './servedIris';

const workspace = makeWorkspace();
const predict = '/v1/models/iris/predict';
let served: Served;

const make = (name: string, grant: Partial<KeyGrant> = {}): string =>
  createKey(workspace.store, { name, models: [], actions: ['read', 'predict'], ...grant }).token;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const read = (place: string, token: string): Promise<Answer> => ask(served.url + place, { headers: bearer(token) });
const send = (token: string): Promise<Answer> => post(served.url + predict, flower, bearer(token));

let everything: string;
beforeAll(async () => {
  await trainIris(workspace, 1);
  everything = make('everything');
  served = await serve(workspace, ['--keys', '--cors', 'https://app.example']);
});
afterAll(() => end(served));

/** Asks until the server has seen what changed on the disk. */
async function until(question: () => Promise<Answer>, status: number): Promise<Answer> {
  for (;;) {
    const answer = await question();
    if (answer.status === status) return answer;
  }
}

describe('a server that asks for keys', () => {
  it('opens with a key, by either header, and not without one; its health is open', async () => {
    expect(await send(everything)).toMatchObject({ status: 200, body: { label: 'Iris-setosa' } });
    expect(await post(served.url + predict, flower, { 'x-api-key': everything })).toMatchObject({ status: 200 });
    const none = await post(served.url + predict, flower);
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toContain('Bearer');
    for (const place of ['/v1/models', '/v2', '/openapi.json', '/v1/models/iris', '/v2/models/iris/ready']) {
      expect([place, (await ask(served.url + place)).status]).toEqual([place, 401]);
      expect([place, (await read(place, everything)).status]).toEqual([place, 200]);
    }
    for (const place of ['/v2/health/live', '/v2/health/ready']) {
      expect([place, (await ask(served.url + place)).status]).toEqual([place, 200]);
    }
  });

  it.each<[what: string, forge: (token: string) => string]>([
    ['nothing', () => ''],
    ['another secret under a known id', (token) => token.slice(0, -43) + 'A'.repeat(43)],
    ['one letter changed', (token) => token.slice(0, -2) + (token.at(-2) === 'A' ? 'B' : 'A') + (token.at(-1) ?? '')],
    ['a known secret under another id', (token) => `ms_000000000000_${token.slice(-43)}`],
    ['a token cut short', (token) => token.slice(0, -1)],
    ['a token with more behind it', (token) => `${token}A`],
    ['the stored hash', () => listKeys(workspace.store)[0]?.hash ?? ''],
    ['a path for an id', () => `ms_../../keys/x_${'A'.repeat(43)}`],
    ['a name of the language', () => '__proto__'],
    ['a very long token', () => 'm'.repeat(10_000)],
  ])('refuses a forged key: %s', async (_, forge) => {
    expect(await send(forge(everything))).toMatchObject({ status: 401, body: { details: [] } });
  });

  it('refuses an expired key', async () => {
    const token = make('old', { expires: new Date(Date.now() - 1000).toISOString() });
    await until(() => read('/v1/models', make('fresh-one')), 200);
    const answer = await send(token);
    expect(answer.status).toBe(401);
    expect(answer.body['error']).toContain('expired');
  });

  it('refuses a revoked key, soon and for good', async () => {
    const token = make('lost');
    await until(() => send(token), 200);
    const key = findKey(workspace.store, 'lost');
    if (key) revokeKey(workspace.store, key);
    const answer = await until(() => send(token), 401);
    expect(answer.body['error']).toContain('revoked');
    expect((await send(token)).status).toBe(401);
  });

  it('lets a key do only what it is for, with its models only, and tells it of no others', async () => {
    const reader = make('reader', { actions: ['read'] });
    const asker = make('asker', { actions: ['predict'] });
    const stranger = make('stranger', { models: ['mnist'] });
    await until(() => read('/v1/models', stranger), 200);
    expect((await send(reader)).status).toBe(403);
    expect((await read('/v1/models/iris', reader)).status).toBe(200);
    expect((await send(asker)).status).toBe(200);
    expect((await read('/v1/models/iris', asker)).status).toBe(403);
    expect((await send(stranger)).status).toBe(403);
    expect((await read('/v1/models/iris', stranger)).status).toBe(403);
    expect((await read('/v1/models/nobody', stranger)).status).toBe(403);
    expect((await read('/v1/models', stranger)).body).toEqual({ models: [] });
    expect(JSON.stringify((await read('/openapi.json', stranger)).body)).not.toContain('sepal');
    for (const place of ['/v1/models/%69ris/predict', '/v1/models/iris/predict/', '/v2/models/iris/infer']) {
      expect((await post(served.url + place, flower, bearer(stranger))).status).toBe(403);
    }
  });

  it('limits the rate of one key, says when to ask again, and no other key feels it', async () => {
    const token = make('slow', { rate: 3 });
    await until(() => send(token), 200);
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send(everything)).status).toBe(200);
  });

  it('keeps no token, and lets nobody else read what it keeps', () => {
    const folder = path.join(workspace.store, 'keys');
    expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of fs.readdirSync(folder)) {
      const file = path.join(folder, name);
      expect(fs.statSync(file).mode & 0o777).toBe(0o600);
      expect(fs.readFileSync(file, 'utf8')).not.toContain(everything.slice(-43));
    }
  });

  it('passes over a damaged key, which opens nothing', async () => {
    const token = make('damaged');
    const key = findKey(workspace.store, 'damaged');
    const file = path.join(workspace.store, 'keys', `${key?.id ?? ''}.json`);
    fs.writeFileSync(file, JSON.stringify({ ...key, models: 'all' }));
    expect((await send(token)).status).toBe(401);
    expect((await send(everything)).status).toBe(200);
  });

  it('lets pages of the named origin ask, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(served.url + predict, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight('https://app.example');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, 'https://app.example']);
    const other = await preflight('https://evil.example');
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([405, null]);
    const refused = await post(served.url + predict, flower, { origin: 'https://app.example' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, 'https://app.example']);
  });
});

describe('another host than loopback', () => {
  it('asks for keys though nobody said so, and tells an address that can be called', async () => {
    const { url } = await serveInTest(workspace, ['--host', '0.0.0.0']);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await post(url + predict, flower)).status).toBe(401);
    expect((await post(url + predict, flower, bearer(everything))).status).toBe(200);
  });
});

describe('TLS', () => {
  const pem = (name: string) => path.join(root, 'test/fixtures/tls', name);
  const get = (url: string, ca: string): Promise<number> =>
    new Promise((resolve, reject) => {
      https
        .get(`${url}/v2/health/live`, { ca: fs.readFileSync(pem(ca)), agent: false }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
        .on('error', reject);
    });

  it('serves with the certificate from files, and with its renewal from then on', async () => {
    const cert = workspace.file('cert.pem', fs.readFileSync(pem('first.cert.pem'), 'utf8'));
    const key = workspace.file('key.pem', fs.readFileSync(pem('first.key.pem'), 'utf8'));
    const safe = await serveInTest(workspace, ['--tls-cert', cert, '--tls-key', key]);
    expect(safe.url).toMatch(/^https:/);
    expect(await get(safe.url, 'first.cert.pem')).toBe(200);
    await expect(get(safe.url, 'second.cert.pem')).rejects.toThrow();
    fs.copyFileSync(pem('second.cert.pem'), cert);
    fs.copyFileSync(pem('second.key.pem'), key);
    await safe.program.until((said) => said.includes('renewed certificate'));
    expect(await get(safe.url, 'second.cert.pem')).toBe(200);
  });

  it.each([
    ['a key of another certificate', 'second.key.pem'],
    ['a file that is not there', 'none.pem'],
  ])('is refused with %s', async (_, key) => {
    const words = ['serve', '--json', '--port', '0', '--tls-cert', pem('first.cert.pem'), '--tls-key', pem(key)];
    const { code, lines } = await runProgram(workspace, words);
    expect([code, lines[0]?.['code']]).toEqual([1, 'bad-tls']);
  });
});
