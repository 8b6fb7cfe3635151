import net from 'node:net';
import { createRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { readRunAddress, type RunAddress } from '../../../src/store';
import { isEpoch, untilEntry } from '../cli/follow';
import type { Workspace } from '../cli/workspace';

/** A run that does not end by itself, past its first epoch, and where it listens. */
export async function listeningRun(workspace: Workspace): Promise<{ run: RunSummary; address: RunAddress }> {
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
  const { run } = made;
  await untilEntry(run, isEpoch);
  const address = readRunAddress(run.folder);
  if (!address) throw new Error('The run listens nowhere.');
  return { run, address };
}

/** As vscode-jsonrpc frames it. */
export const message = (content: unknown) => {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

export interface Answer {
  readonly id?: number | null;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

/** Sends bytes on a new connection, and resolves with what came back when `enough` says so or the run hangs up. */
export function send(
  { address }: RunAddress,
  content: string | Uint8Array,
  enough: (answers: readonly Answer[]) => boolean,
): Promise<readonly Answer[]> {
  return new Promise((resolve) => {
    // The run sees the end of what is sent, and hangs up at the latest then.
    const socket = net.connect(address, () => (enough === never ? socket.end(content) : socket.write(content)));
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

export const request = (id: number, method: string, params: unknown = {}) =>
  message({ jsonrpc: '2.0', id, method, params });
export const hello = ({ secret }: RunAddress) => request(1, 'run/hello', { protocol: 1, secret });
export const has = (id: number) => (answers: readonly Answer[]) => answers.some((answer) => answer.id === id);
/** Until the run hangs up. */
export const never = () => false;
