import { randomBytes, timingSafeEqual } from 'node:crypto';
import * as fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import { StudioError, type ErrorValue, type RunRequests, type RunStatus } from '../../protocol';
import { makeAddress, namesIn, processExists, runtimeFolder, writeRunAddress } from '../../store';
import type { Channel, Subscriber } from './channel';
import { ClientReader, ClientWriter, drained } from './clientStream';
import { readParams, responseError } from './messages';

const mostClients = 100;
/** How long a client may be there without the secret. */
const helloMilliseconds = 30_000;
const protocolVersion = 1;

export interface RunControl {
  readonly run: string;
  status(): RunStatus;
  readonly channel: Channel;
  request(what: 'pause' | 'stop'): void;
}

/** Listens for clients of a run, on a socket that only this user can open and with a secret. */
export class RunServer {
  private readonly server = net.createServer((socket) => this.accept(socket));
  private readonly sockets = new Set<net.Socket>();
  private readonly secret = randomBytes(24).toString('hex');

  constructor(
    private readonly folder: string,
    private readonly control: RunControl,
  ) {}

  async listen(): Promise<void> {
    if (process.platform !== 'win32') removeStaleSockets(runtimeFolder());
    const address = makeAddress();
    this.server.maxConnections = mostClients;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(address, resolve);
    });
    if (process.platform !== 'win32') fs.chmodSync(address, 0o600);
    writeRunAddress(this.folder, { address, secret: this.secret });
  }

  /** Sends what is left, then closes every connection and the socket. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) {
      socket.end();
      // Whoever does not read on does not hold the run up.
      setTimeout(() => socket.destroy(), 2000).unref();
    }
    await closed;
  }

  private accept(socket: net.Socket): void {
    this.sockets.add(socket);
    const reader = new ClientReader(socket);
    const connection = createMessageConnection(reader, new ClientWriter(socket), undefined, {
      messageStrategy: {
        handleMessage: (message, next) => {
          reader.handled();
          return next(message);
        },
      },
    });
    const subscriber: Subscriber = {
      send: (method, params) => {
        if (socket.writable) void connection.sendNotification(method, params).catch(() => socket.destroy());
      },
      drained: () => drained(socket),
    };
    const silent = setTimeout(() => socket.destroy(), helloMilliseconds).unref();
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(silent);
      this.sockets.delete(socket);
      this.control.channel.unsubscribe(subscriber);
      connection.dispose();
    });
    connection.onError(() => socket.destroy());
    this.answer(connection, subscriber, () => clearTimeout(silent));
    connection.listen();
  }

  private answer(connection: MessageConnection, subscriber: Subscriber, onKnown: () => void): void {
    const { control } = this;
    let known = false;
    const on = <M extends keyof RunRequests>(
      method: M,
      handle: (params: RunRequests[M]['params']) => RunRequests[M]['result'] | Promise<RunRequests[M]['result']>,
    ) =>
      connection.onRequest<unknown, ErrorValue>(method, async (params: unknown) => {
        try {
          const given = readParams[method](params);
          if (!known && method !== 'run/hello') throw wrongSecret();
          return await handle(given);
        } catch (error) {
          return responseError(error);
        }
      });
    on('run/hello', ({ secret }) => {
      if (!this.isSecret(secret)) throw wrongSecret();
      known = true;
      onKnown();
      return { protocol: protocolVersion, run: control.run, status: control.status() };
    });
    on('run/subscribe', ({ afterSequence, afterStep }) =>
      control.channel.subscribe(subscriber, afterSequence, afterStep),
    );
    on('run/pause', () => {
      control.request('pause');
      return { status: control.status() };
    });
    on('run/stop', () => {
      control.request('stop');
      return { status: control.status() };
    });
  }

  private isSecret(given: string): boolean {
    const one = Buffer.from(given);
    const other = Buffer.from(this.secret);
    return one.byteLength === other.byteLength && timingSafeEqual(one, other);
  }
}

function wrongSecret(): StudioError {
  return new StudioError('usage', 'secret-wrong', { key: 'engine.runSecretWrong' });
}

/** Sockets are named by the process that listens; those of processes that are gone answer nobody. */
function removeStaleSockets(folder: string): void {
  for (const name of namesIn(folder)) {
    const pid = /^(\d+)-[0-9a-f]+\.sock$/.exec(name)?.[1];
    if (pid !== undefined && !processExists(Number(pid))) fs.rmSync(path.join(folder, name), { force: true });
  }
}
