import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorCodes } from 'vscode-jsonrpc/node';
import { attachRun, createRun, stopRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { readJournal, readRunAddress, runFiles, type RunAddress } from '../../../src/store';
import { epochsOf, isEpoch, now, untilEntry, upTo } from '../cli/follow';
import { makeWorkspace } from '../cli/workspace';

const workspace = makeWorkspace();
let run: RunSummary;
let address: RunAddress;

beforeAll(async () => {
  const made = await createRun({
    text: 'data: {source: {generate: blobs, samples: 400, seed: 1}}\nmodel: [dense: {units: 3, activation: softmax}]',
    path: workspace.file('blobs.model.yaml', ''),
    // Long epochs, so that the journal stays short.
    set: ['train.batchSize=2'],
    epochs: 100_000,
    locale: 'en',
    engine: workspace.engine,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  run = made.run;
  await untilEntry(run, isEpoch);
  const found = readRunAddress(run.folder);
  if (!found) throw new Error('The run listens nowhere.');
  address = found;
});

afterAll(async () => {
  const stopped = await stopRun(run.folder, workspace.engine);
  expect(stopped.status).toBe('stopped');
  expect(epochsOf(run.folder).map(({ epoch }) => epoch)).toEqual(upTo(stopped.epoch));
});

const message = (content: unknown) => {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

interface Answer {
  readonly id?: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** Sends bytes on a new connection, and resolves with what came back when `enough` says so or the run hangs up. */
function send(
  content: string | Uint8Array,
  enough: (answers: readonly Answer[]) => boolean,
): Promise<readonly Answer[]> {
  return new Promise((resolve) => {
    // The run sees the end of what is sent, and hangs up at the latest then.
    const socket = net.connect(address.address, () => (enough === never ? socket.end(content) : socket.write(content)));
    let said = '';
    const end = () => {
      socket.destroy();
      resolve(answersOf(said));
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (enough(answersOf(said))) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}

/** The whole messages in what was heard. */
function answersOf(said: string): readonly Answer[] {
  const answers: Answer[] = [];
  let rest = Buffer.from(said);
  for (;;) {
    const head = /^(?:[\w-]+: .*\r\n)*?Content-Length: (\d+)\r\n(?:[\w-]+: .*\r\n)*\r\n/.exec(rest.toString('latin1'));
    const length = Number(head?.[1]);
    if (!head || rest.byteLength < head[0].length + length) return answers;
    answers.push(JSON.parse(rest.toString('utf8', head[0].length, head[0].length + length)) as Answer);
    rest = rest.subarray(head[0].length + length);
  }
}

/** The run trains on, and another client hears all of it. */
async function expectWell(): Promise<void> {
  const last = epochsOf(run.folder).at(-1)?.epoch ?? 0;
  const heard: number[] = [];
  await new Promise<void>((resolve) => {
    const attached = attachRun({
      folder: run.folder,
      listener: {
        onEntry: (entry) => {
          heard.push(entry.seq);
          if (!isEpoch(entry) || entry.epoch <= last) return;
          attached.dispose();
          resolve();
        },
      },
    });
  });
  expect(heard).toEqual(upTo(heard.length));
  expect(now(run).status).toBe('running');
}

const request = (id: number, method: string, params: unknown = {}) => message({ jsonrpc: '2.0', id, method, params });
const hello = () => request(1, 'run/hello', { protocol: 1, secret: address.secret });
const has = (id: number) => (answers: readonly Answer[]) => answers.some((answer) => answer.id === id);
const never = () => false;

describe('a run that hears nonsense goes on, hangs up and serves others:', () => {
  it.each([
    ['no header at all', 'hello\r\n\r\nhello'],
    ['a header without a length', 'Content-Type: text/plain\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['a negative length', 'Content-Length: -5\r\n\r\n{}'],
    ['a body that is not JSON', message('{"jsonrpc": "2.0", id')],
    ['a huge length, and bytes without end', `Content-Length: 99999999999\r\n\r\n${'x'.repeat(2 << 20)}`],
    ['a header without end', 'Content-Length: 5\r\n'.repeat(100_000)],
    ['zeros', Buffer.alloc(2 << 20)],
  ])('%s', async (_, content) => {
    await send(content, never);
    await expectWell();
  });

  it('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        return new Promise<void>((resolve, reject) => {
          const socket = net.connect(address.address, () => socket.end(bytes));
          socket.on('close', () => resolve());
          socket.on('error', (error: NodeJS.ErrnoException) =>
            ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? resolve() : reject(error),
          );
        });
      }),
      { numRuns: 12 },
    );
    await expectWell();
  });

  it('half a message, then nothing, and then the end', async () => {
    const whole = hello();
    await new Promise<void>((resolve) => {
      const socket = net.connect(address.address, () => socket.end(whole.slice(0, whole.length - 10)));
      socket.on('close', () => resolve());
      socket.resume();
    });
    await expectWell();
  });

  it('clients that say nothing, while they stay', async () => {
    const silent = await Promise.all(
      Array.from(
        { length: 20 },
        () =>
          new Promise<net.Socket>((resolve) => {
            const socket = net.connect(address.address, () => resolve(socket));
          }),
      ),
    );
    await expectWell();
    for (const socket of silent) socket.destroy();
  });

  it('a client that goes away in the middle of what it asked for', async () => {
    const socket = net.connect(address.address);
    socket.write(hello() + request(2, 'run/subscribe', { afterSequence: 0, afterStep: 0 }));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await expectWell();
  });
});

/** Tries to connect as another user of the machine, where one may be that, and tells how that went. */
function connectAs(uid: number): string {
  const script = `const [address, uid] = process.argv.slice(1);
    if (Number(uid) !== process.getuid()) { process.setgid(Number(uid)); process.setuid(Number(uid)); }
    require('net').connect(address, () => { console.log('connected'); process.exit() })
      .on('error', (error) => console.log(error.code))`;
  return execFileSync(process.execPath, ['-e', script, address.address, String(uid)], { encoding: 'utf8' }).trim();
}

describe('the socket of a run', () => {
  it('is for the user alone who started it, as is the secret', () => {
    const mode = (file: string) => (fs.statSync(file).mode & 0o777).toString(8);
    expect(mode(address.address)).toBe('600');
    expect(mode(path.dirname(address.address))).toBe('700');
    expect(mode(path.join(run.folder, runFiles.secret))).toBe('600');
    // Only root can be somebody else.
    const root = process.getuid?.() === 0;
    expect(connectAs(root ? 65_534 : (process.getuid?.() ?? 0))).toBe(root ? 'EACCES' : 'connected');
  });

  it('takes any messages, those with the secret among them', async () => {
    const methods = fc.oneof(
      fc.constantFrom(
        'run/hello',
        'run/subscribe',
        '$/cancelRequest',
        '$/setTrace',
        '$/progress',
        'toString',
        '__proto__',
      ),
      fc.jsonValue(),
    );
    const part = fc.record(
      {
        jsonrpc: fc.constantFrom('2.0', '1', 2),
        id: fc.jsonValue(),
        method: methods,
        params: fc.jsonValue(),
        result: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const known = { jsonrpc: '2.0', id: 1, method: 'run/hello', params: { protocol: 1, secret: address.secret } };
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(fc.oneof(part, fc.jsonValue()), { maxLength: 8 }),
        async (first, parts) => {
          await send([...(first ? [known] : []), ...parts].map(message).join(''), never);
        },
      ),
      { numRuns: 40, seed: 5 },
    );
    await expectWell();
  });

  it.each([
    ['deep lists', '['.repeat(500_000) + ']'.repeat(500_000)],
    ['deep objects', '{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)],
    ['deep parameters', `{"jsonrpc":"2.0","id":1,"method":"run/hello","params":${'['.repeat(9e4)}${']'.repeat(9e4)}}`],
    ['a deep id', `{"jsonrpc":"2.0","id":${'['.repeat(9e4)}${']'.repeat(9e4)},"method":"run/hello"}`],
  ])('takes %s', async (_, body) => {
    await send(message(body), never);
    await expectWell();
  });

  it('hangs up on a flood of requests whose answers nobody reads', async () => {
    const socket = net.connect(address.address).on('error', () => undefined);
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.pause();
    const flood = request(2, 'run/pause').repeat(2000);
    for (let count = 0; count < 20 && !socket.destroyed; count += 1) socket.write(flood);
    await expectWell();
    socket.resume();
    await closed;
    await expectWell();
  });

  it('serves others while many who asked for everything do not read', async () => {
    const content = hello() + request(2, 'run/subscribe', { afterSequence: 0, afterStep: 0 });
    const slow = Array.from({ length: 30 }, () =>
      net
        .connect(address.address)
        .on('error', () => undefined)
        .pause(),
    );
    for (const socket of slow) socket.write(content);
    await expectWell();
    for (const socket of slow) socket.destroy();
    await expectWell();
  });

  it('refuses more clients than it can serve, and serves again when they are gone', async () => {
    const many = Array.from({ length: 150 }, () => net.connect(address.address).on('error', () => undefined));
    const gone = many.map((socket) => new Promise<void>((resolve) => socket.on('close', () => resolve())));
    await Promise.race(gone);
    for (const socket of many) socket.destroy();
    await Promise.all(gone);
    await expectWell();
  });
});

describe('a message in good order', () => {
  it.each([
    ['an unknown method', 'run/fly', {}, ErrorCodes.MethodNotFound],
    ['no parameters', 'run/subscribe', undefined, ErrorCodes.InvalidParams],
    ['a list for an object', 'run/subscribe', [0, 0], ErrorCodes.InvalidParams],
    ['text for a number', 'run/subscribe', { afterSequence: '0', afterStep: 0 }, ErrorCodes.InvalidParams],
    ['a number below zero', 'run/subscribe', { afterSequence: 0, afterStep: -1 }, ErrorCodes.InvalidParams],
  ])('with %s is answered with an error, and the next one is understood', async (_, method, params, code) => {
    const content =
      hello() + request(2, method, params) + request(3, 'run/subscribe', { afterSequence: 1e9, afterStep: 1e9 });
    const answers = await send(content, has(3));
    expect(answers.find(({ id }) => id === 2)?.error?.code).toBe(code);
    expect(answers.find(({ id }) => id === 3)?.result).toMatchObject({ sequence: expect.any(Number) as number });
  });

  it.each(['run/subscribe', 'run/pause', 'run/stop'])('%s without the secret is refused', async (method) => {
    const params = { afterSequence: 0, afterStep: 0 };
    for (const secret of ['', `${address.secret}0`]) {
      const answers = await send(request(1, 'run/hello', { protocol: 1, secret }) + request(2, method, params), has(2));
      expect(answers.map(({ error }) => error?.message)).toEqual(['secret-wrong', 'secret-wrong']);
    }
    expect(now(run).status).toBe('running');
  });

  it('run/hello tells which run it is, and how it stands', async () => {
    const answers = await send(hello(), has(1));
    expect(answers).toMatchObject([{ id: 1, result: { protocol: 1, run: run.run, status: 'running' } }]);
  });

  it('run/subscribe replays from where the client is, each entry once, and goes on', async () => {
    const behind = readJournal(run.folder).length - 2;
    const content = hello() + request(2, 'run/subscribe', { afterSequence: behind, afterStep: 1e9 });
    const answers = await send(content, (heard) => heard.filter(isNotified).length >= 4);
    const sequence = answers.filter(isNotified).map(({ params }) => params.seq);
    expect(sequence).toEqual(upTo(sequence.length).map((at) => at + behind));
  });

  it('is answered though the client is beyond all that there is', async () => {
    const content = hello() + request(2, 'run/subscribe', { afterSequence: 1e9, afterStep: 1e9 });
    expect((await send(content, has(2))).find(({ id }) => id === 2)).toHaveProperty('result');
  });
});

function isNotified(answer: Answer): answer is Answer & { readonly params: { readonly seq: number } } {
  return 'method' in answer && answer.method === 'run/event';
}
