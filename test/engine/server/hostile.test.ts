import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { moveAlias } from '../../../src/store';
import { makeWorkspace } from '../cli/workspace';
import { request, say } from './rawSocket';
import { ask, end, flower, post, serve, serveInTest, trainIris, type Answer, type Served } from './servedIris';

const workspace = makeWorkspace();
let served: Served;
let url: string;

beforeAll(async () => {
  await trainIris(workspace, 1);
  served = await serve(workspace, ['--request-timeout', '1', '--deadline', '5', '--allowed-host', 'api.example']);
  ({ url } = served);
});
afterAll(() => end(served));

const predict = '/v1/models/iris/predict';
const json = ['content-type: application/json'];
const healthy = async () => {
  expect(await ask(`${url}/v2/health/live`)).toMatchObject({ status: 200 });
  expect(await post(url + predict, flower)).toMatchObject({ status: 200, body: { label: 'Iris-setosa' } });
};

describe('a server without keys', () => {
  it.each(['localhost', '127.0.0.1:8501', 'LOCALHOST.', '[::1]:80', 'app.localhost', 'API.example:443'])(
    'answers who asks for %s',
    async (host) => {
      expect(await request(url, 'GET /v1/models', [`host: ${host}`])).toMatchObject({ status: 200 });
    },
  );

  it.each([
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example:8501',
    'evil.example#.localhost:80',
    '[::ffff:8.8.8.8]',
    '0.0.0.0',
    '',
  ])('refuses who asks for %j, whose name may have been made to mean this machine', async (host) => {
    for (const place of ['/v1/models', '/', '/v2/health/live', '/nowhere']) {
      expect(await request(url, `GET ${place}`, [`host: ${host}`])).toMatchObject({
        status: 403,
        body: { details: [] },
      });
    }
  });
});

describe('a slow client', () => {
  it.each([
    ['says nothing', ''],
    ['stops within its first line', 'GET /v1/mo'],
    ['stops within its head', 'GET / HTTP/1.1\r\nhost: localhost\r\nx-a: '],
    ['stops within its body', `POST ${predict} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 999\r\n\r\n{"sepal`],
    [
      'stops within a chunk',
      `POST ${predict} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n99\r\n{`,
    ],
  ])('that %s is told that it is late, and the connection closed; others do not wait for it', async (_, sent) => {
    const slow = Array.from({ length: 50 }, () => say(url, sent));
    await healthy();
    for (const { status, body } of await Promise.all(slow)) {
      expect([status, body]).toEqual([408, { error: 'Request Timeout', details: [] }]);
    }
    await healthy();
  });
});

describe('a connection that is half open', () => {
  it.each([
    ['before anything was sent', ''],
    ['within the head', 'GET / HTTP/1.1\r\nhost: lo'],
    ['within the body', `POST ${predict} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 999\r\n\r\n{"sepal`],
    ['after a whole request', 'GET /v1/models HTTP/1.1\r\nhost: localhost\r\n\r\n'],
  ])('%s is closed from this side as well', async (_, sent) => {
    const { status } = await say(url, sent, true);
    expect([0, 200, 400]).toContain(status);
    await healthy();
  });

  it('is closed when its client takes none of the answers', async () => {
    const open = async () => {
      const figures = await (await fetch(`${url}/metrics`)).text();
      return Number(/^model_studio_connections (\d+)$/m.exec(figures)?.[1]);
    };
    const before = await open();
    const { hostname, port } = new URL(url);
    const socket = net.connect({ host: hostname, port: Number(port) });
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(2000));
    while ((await open()) <= before) await healthy();
    while ((await open()) > before) await healthy();
  });
});

describe('a flood of headers', () => {
  const flood: readonly [what: string, headers: readonly string[]][] = [
    ['many', Array.from({ length: 2000 }, (_, index) => `x-header-${index}: ${index}`)],
    ['one that is large', [`x-large: ${'a'.repeat(20_000)}`]],
    ['a cookie for each', Array.from({ length: 500 }, (_, index) => `cookie: c${index}=${'a'.repeat(100)}`)],
  ];

  it.each(flood)('is refused: %s', async (_, headers) => {
    expect(await request(url, 'GET /v1/models', headers)).toMatchObject({
      status: 431,
      body: { error: 'Request Header Fields Too Large', details: [] },
    });
    await healthy();
  });
});

describe('what is no HTTP, or might be read in two ways,', () => {
  const post1 = `POST ${predict} HTTP/1.1\r\nhost: localhost\r\n`;
  it.each([
    ['noise', '\u0000\u0001\u0002\u0003\r\n\r\n'],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n'],
    ['another version', 'GET / HTTP/9.9\r\nhost: localhost\r\n\r\n'],
    ['a method nobody knows', 'STEAL / HTTP/1.1\r\nhost: localhost\r\n\r\n'],
    ['a line feed in an address', 'GET /v1\n/models HTTP/1.1\r\nhost: localhost\r\n\r\n'],
    ['a length below nothing', `${post1}content-length: -1\r\n\r\n`],
    ['two lengths', `${post1}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    ['a length and chunks', `${post1}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a chunk of no size', `${post1}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['a header without a name', `GET / HTTP/1.1\r\nhost: localhost\r\n: x\r\n\r\n`],
    ['a blank before the colon', `GET / HTTP/1.1\r\nhost: localhost\r\ncontent-length : 1\r\n\r\n`],
  ])('is refused: %s', async (_, sent) => {
    const { status, body } = await say(url, sent);
    expect([status, body]).toEqual([400, { error: 'Bad Request', details: [] }]);
    await healthy();
  });

  it('is refused: no host', async () => {
    const answer = await say(url, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n');
    expect(answer).toMatchObject({ status: 400, body: { error: 'The request names no host.' } });
  });

  it('is no proxy and no tunnel', async () => {
    expect((await request(url, 'GET http://example.com/')).status).toBe(404);
    expect((await say(url, 'CONNECT example.com:80 HTTP/1.1\r\nhost: localhost\r\n\r\n')).text).not.toContain('200');
    expect((await request(url, 'GET /v1/models', ['upgrade: websocket'])).text).not.toContain('101');
  });
});

describe('a path that plays tricks', () => {
  it.each([
    '/v1/models/../../../../etc/passwd/predict',
    '/v1/models/..%2f..%2f..%2fetc%2fpasswd/predict',
    '/v1/models/%2e%2e/predict',
    '/v1/models/..%5c..%5cwindows/predict',
    '/v1/models/iris%2fversions%2f1/predict',
    '/v1/models/iris%00/predict',
    '/v1/models/iris;/predict',
    '/v1/models/iris@1/predict',
    '/v1/models/.trash/predict',
    '/v1/models/constructor/predict',
    '/v1/models/%c0%ae%c0%ae/predict',
    '/v1/models/iris/versions/1%2f..%2f1/predict',
    '/v1/models/iris/versions/0x1/predict',
    '/v1/models/iris/versions/-1/predict',
    '/v1/models/iris/labels/__proto__/predict',
    '/v1/models/iris/labels/..%2faliases/predict',
    '//v1/models/iris/predict',
    '*',
  ])('is no model and no version: %s', async (path) => {
    const body = JSON.stringify(flower);
    const { status } = await request(url, `POST ${path}`, [...json, `content-length: ${body.length}`], body);
    expect([400, 404]).toContain(status);
  });

  it('is no model, however long', async () => {
    expect((await request(url, `POST /v1/models/${'a'.repeat(10_000)}/predict`, json)).status).toBe(404);
  });
});

describe('a body', () => {
  it.each([
    ['NaN', '{"sepal_length": NaN}'],
    ['a number beyond all', JSON.stringify(flower).replace('5.1', '1e999')],
    ['a number beyond its type', '{"instances": [[1e999, 1, 1, 1]]}'],
    ['an end that is missing', '{"sepal_length": 5.1'],
    ['two values', '{}{}'],
    ['bytes that are no UTF-8', '\u00ff\u00fe{}'],
    ['nothing', ''],
    ['deep lists', '['.repeat(200_000)],
    ['deep objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['deep rows', `[${'['.repeat(50_000)}${']'.repeat(50_000)}]`],
  ])('of %s is refused with JSON', async (_, body) => {
    const sent = Buffer.from(body, 'latin1');
    for (const place of [predict, '/v1/models/iris:predict', '/v2/models/iris/infer']) {
      const answer = await ask(url + place, {
        method: 'POST',
        body: sent,
        headers: { 'content-type': 'application/json' },
      });
      expect(answer).toMatchObject({ status: 400 });
      expect(typeof answer.body['error']).toBe('string');
    }
  });

  it('that is larger than it may be is refused, said or not, packed or not', async () => {
    // This one leaves time to send so much.
    const patient = await serveInTest(workspace, ['--workers', '1']);
    const place = patient.url + predict;
    const large = Buffer.alloc(33 * 1024 * 1024, ' ');
    const headers = { 'content-type': 'application/json' };
    const whole = await ask(place, { method: 'POST', body: large, headers });
    const packed = await ask(place, {
      method: 'POST',
      body: gzipSync(large),
      headers: { ...headers, 'content-encoding': 'gzip' },
    });
    const stream = new Blob([large]).stream();
    const streamed = await fetch(place, {
      method: 'POST',
      body: stream,
      headers,
      duplex: 'half',
    } as RequestInit);
    expect([whole.status, packed.status, streamed.status]).toEqual([413, 413, 413]);
    const claims = await request(patient.url, `POST ${predict}`, [...json, 'content-length: 99999999999']);
    expect(claims.status).toBe(413);
    await healthy();
  });
});

describe('two servers on one store', () => {
  it('answer alike, and take up the same moves', async () => {
    await trainIris(workspace, 2);
    const servers = [await serve(workspace, ['--workers', '1']), await serve(workspace, ['--workers', '1'])];
    onTestFinished(async () => {
      await Promise.all(servers.map(end));
    });
    for (const version of [1, 2, 1]) {
      moveAlias(workspace.store, 'iris', 'champion', version);
      const answers = servers.map(async (one): Promise<Answer> => {
        for (;;) {
          const answer = await post(one.url + predict, flower);
          expect(answer.status).toBe(200);
          if (answer.body['version'] === version) return answer;
        }
      });
      const [first, second] = await Promise.all(answers);
      expect(first?.body).toEqual(second?.body);
    }
  });
});
