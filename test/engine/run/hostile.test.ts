import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attachRun, stopRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { runFiles, type RunAddress } from '../../../src/store';
import { epochsOf, isEpoch, now, upTo } from '../cli/follow';
import { makeWorkspace } from '../cli/workspace';

import { hello, listeningRun, message, never, request, send } from './talk';

const workspace = makeWorkspace();
let run: RunSummary;
let address: RunAddress;

beforeAll(async () => {
  ({ run, address } = await listeningRun(workspace));
});

afterAll(async () => {
  const stopped = await stopRun(run.folder, workspace.engine);
  expect(stopped.status).toBe('stopped');
  expect(epochsOf(run.folder).map(({ epoch }) => epoch)).toEqual(upTo(stopped.epoch));
});

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
    await send(address, content, never);
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
    const whole = hello(address);
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
    socket.write(hello(address) + request(2, 'run/subscribe', { afterSequence: 0, afterStep: 0 }));
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
          await send(address, [...(first ? [known] : []), ...parts].map(message).join(''), never);
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
    await send(address, message(body), never);
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
    const content = hello(address) + request(2, 'run/subscribe', { afterSequence: 0, afterStep: 0 });
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
