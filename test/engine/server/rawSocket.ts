import net from 'node:net';

export interface Heard {
  readonly text: string;
  /** Of the first answer; 0 where there was none. */
  readonly status: number;
  /** The JSON of the first answer's body, where it is JSON. */
  readonly body: unknown;
}

function heard(text: string): Heard {
  const body = text.split('\r\n\r\n')[1] ?? '';
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  return { text, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), body: value };
}

/** Sends bytes as they are, and hears what comes until the server closes the connection. */
export function say(url: string, sent: string | Uint8Array, end = false): Promise<Heard> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    socket.on('data', (part: Buffer) => (text += part.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(heard(text)));
    socket.write(sent);
    if (end) socket.end();
  });
}

/** One request with a head of these lines, on a connection of its own. */
export function request(url: string, line: string, headers: readonly string[] = [], body = ''): Promise<Heard> {
  const head = [`${line} HTTP/1.1`, ...(headers.some((one) => /^host:/i.test(one)) ? [] : ['host: localhost'])];
  return say(url, `${[...head, 'connection: close', ...headers].join('\r\n')}\r\n\r\n${body}`);
}
