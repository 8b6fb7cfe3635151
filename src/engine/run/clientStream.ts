import type net from 'node:net';
import {
  AbstractMessageWriter,
  StreamMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-jsonrpc/node';

/** What a client may send before a message is whole. */
const longestMessage = 1 << 20;
/** How many messages may wait to be answered. */
const mostWaiting = 1000;
/** What a client may leave unread. */
const longestBacklog = 64 << 20;

/** Reads what a client says, and hangs up on one that says more than can be listened to. */
export class ClientReader extends StreamMessageReader {
  private unread = 0;
  private waiting = 0;

  constructor(private readonly socket: net.Socket) {
    super(socket);
    socket.on('data', (data: Buffer) => {
      this.unread += data.byteLength;
      if (this.unread > longestMessage) socket.destroy();
    });
  }

  override listen(callback: DataCallback): Disposable {
    return super.listen((message) => {
      this.unread = 0;
      this.waiting += 1;
      if (this.waiting > mostWaiting) this.socket.destroy();
      else callback(message);
    });
  }

  /** A message is done with. */
  handled(): void {
    this.waiting -= 1;
  }
}

/** Writes at once, so that the socket knows how much a client has left unread, and hangs up where that is too much. */
export class ClientWriter extends AbstractMessageWriter {
  constructor(private readonly socket: net.Socket) {
    super();
  }

  write(message: Message): Promise<void> {
    const { socket } = this;
    if (socket.writable) {
      const body = JSON.stringify(message);
      socket.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      if (socket.writableLength > longestBacklog) socket.destroy();
    }
    return Promise.resolve();
  }

  end(): void {
    this.socket.end();
  }
}

/** Resolves when a client has read what was written; false where it is gone. */
export async function drained(socket: net.Socket): Promise<boolean> {
  if (socket.writableNeedDrain) {
    await new Promise<void>((resolve) => {
      const done = () => {
        socket.off('drain', done).off('close', done);
        resolve();
      };
      socket.on('drain', done).on('close', done);
    });
  }
  return socket.writable;
}
