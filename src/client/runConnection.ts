import net from 'node:net';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { RunNotifications, RunRequests } from '../protocol';
import type { RunAddress } from '../store';
import { errorOfResponse } from './serviceClient';

export const protocolVersion = 1;

/** A connection to a run's process, after the hello. */
export class RunConnection {
  private constructor(
    private readonly socket: net.Socket,
    private readonly connection: MessageConnection,
    /** Resolves when the connection is gone. */
    readonly closed: Promise<void>,
  ) {}

  /** Connects and says hello; undefined where nobody listens. */
  static async open(address: RunAddress): Promise<RunConnection | undefined> {
    const socket = net.connect(address.address);
    const connected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (!connected) return undefined;
    socket.on('error', () => socket.destroy());
    const connection = createMessageConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    connection.onError(() => socket.destroy());
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    const opened = new RunConnection(socket, connection, closed);
    connection.listen();
    try {
      await opened.request('run/hello', { protocol: protocolVersion, secret: address.secret });
      return opened;
    } catch (error) {
      opened.dispose();
      if (errorOfResponse(error)) throw error;
      return undefined;
    }
  }

  /** Asks; rejects also when the connection goes first. */
  async request<M extends keyof RunRequests>(
    method: M,
    params: RunRequests[M]['params'],
  ): Promise<RunRequests[M]['result']> {
    const gone = this.closed.then(() => Promise.reject(new Error('closed')));
    try {
      return await Promise.race([this.connection.sendRequest<RunRequests[M]['result']>(method, params), gone]);
    } catch (error) {
      throw errorOfResponse(error) ?? error;
    }
  }

  on<M extends keyof RunNotifications>(method: M, listener: (params: RunNotifications[M]) => void): void {
    this.connection.onNotification(method, listener);
  }

  dispose(): void {
    this.connection.dispose();
    this.socket.destroy();
  }
}
