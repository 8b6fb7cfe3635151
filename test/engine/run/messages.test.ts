import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErrorCodes } from 'vscode-jsonrpc/node';
import { stopRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { readJournal, type RunAddress } from '../../../src/store';
import { now, upTo } from '../cli/follow';
import { makeWorkspace } from '../cli/workspace';
import { has, hello, listeningRun, request, send, type Answer } from './talk';

const workspace = makeWorkspace();
let run: RunSummary;
let address: RunAddress;

beforeAll(async () => {
  ({ run, address } = await listeningRun(workspace));
});

afterAll(async () => {
  expect((await stopRun(run.folder, workspace.engine)).status).toBe('stopped');
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
      hello(address) + request(2, method, params) + request(3, 'run/subscribe', { afterSequence: 1e9, afterStep: 1e9 });
    const answers = await send(address, content, has(3));
    expect(answers.find(({ id }) => id === 2)?.error?.code).toBe(code);
    expect(answers.find(({ id }) => id === 3)?.result).toMatchObject({ sequence: expect.any(Number) as number });
  });

  it.each(['run/subscribe', 'run/pause', 'run/stop'])('%s without the secret is refused', async (method) => {
    const params = { afterSequence: 0, afterStep: 0 };
    for (const secret of ['', `${address.secret}0`]) {
      const answers = await send(
        address,
        request(1, 'run/hello', { protocol: 1, secret }) + request(2, method, params),
        has(2),
      );
      expect(answers.map(({ error }) => error?.message)).toEqual(['secret-wrong', 'secret-wrong']);
    }
    expect(now(run).status).toBe('running');
  });

  it('run/hello tells which run it is, and how it stands', async () => {
    const answers = await send(address, hello(address), has(1));
    expect(answers).toMatchObject([{ id: 1, result: { protocol: 1, run: run.run, status: 'running' } }]);
  });

  it('run/subscribe replays from where the client is, each entry once, and goes on', async () => {
    const behind = readJournal(run.folder).length - 2;
    const content = hello(address) + request(2, 'run/subscribe', { afterSequence: behind, afterStep: 1e9 });
    const answers = await send(address, content, (heard) => heard.filter(isNotified).length >= 4);
    const sequence = answers.filter(isNotified).map(({ params }) => params.seq);
    expect(sequence).toEqual(upTo(sequence.length).map((at) => at + behind));
  });

  it('is answered though the client is beyond all that there is', async () => {
    const content = hello(address) + request(2, 'run/subscribe', { afterSequence: 1e9, afterStep: 1e9 });
    expect((await send(address, content, has(2))).find(({ id }) => id === 2)).toHaveProperty('result');
  });
});

function isNotified(answer: Answer): answer is Answer & { readonly params: { readonly seq: number } } {
  return 'method' in answer && answer.method === 'run/event';
}
