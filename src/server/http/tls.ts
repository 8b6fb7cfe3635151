import * as fs from 'node:fs';
import { createSecureContext } from 'node:tls';
import { StudioError } from '../../protocol';
import type { Message } from '../../texts';

/** Files in PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export interface TlsPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

const lookMilliseconds = 1000;

/** Reads a certificate and its key; throws where they cannot be read or do not belong together. */
export function readTls({ cert, key }: TlsFiles): TlsPair {
  try {
    const pair = { cert: fs.readFileSync(cert), key: fs.readFileSync(key) };
    createSecureContext(pair);
    return pair;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StudioError('input', 'bad-tls', { key: 'server.badTls', args: { cert, key, reason } }, { cause });
  }
}

/** Takes up a renewed certificate. While the files do not fit (one is new, the other not yet) the old pair goes on. Gives back what ends it. */
export function watchTls(files: TlsFiles, take: (pair: TlsPair) => void, say: (message: Message) => void): () => void {
  let seen = stamp(files);
  const timer = setInterval(() => {
    const now = stamp(files);
    if (now === seen) return;
    seen = now;
    try {
      take(readTls(files));
      say({ key: 'server.tlsRenewed' });
    } catch (error) {
      say(StudioError.from(error).text);
    }
  }, lookMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

function stamp({ cert, key }: TlsFiles): string {
  return [cert, key]
    .map((file) => {
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
    })
    .join('|');
}
