import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';
import { HttpError, httpError } from './httpError';

const decoders = { gzip: promisify(gunzip), deflate: promisify(inflate) };

/** The body of a request, decompressed, of `limit` bytes at most. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip' && encoding !== 'deflate') {
    throw httpError(415, 'server.badEncoding', { encoding: encoding.slice(0, 50) });
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const sent = await receive(request, limit);
  if (encoding === 'identity') return sent;
  try {
    return await decoders[encoding](sent, { maxOutputLength: limit });
  } catch (error) {
    const large = error instanceof RangeError;
    throw large ? tooLarge(limit) : httpError(400, 'server.badCompression');
  }
}

function receive(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.byteLength;
      if (size > limit) {
        request.removeAllListeners('data');
        reject(tooLarge(limit));
      } else parts.push(part);
    });
    const cut = () => reject(httpError(400, 'server.bodyCut'));
    request.on('end', () => {
      // It closes all the same, and an error takes time to make.
      request.off('close', cut);
      resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    });
    request.on('error', cut);
    request.on('close', cut);
  });
}

function tooLarge(limit: number): HttpError {
  return httpError(413, 'server.tooLarge', { limit });
}

/** JSON of a body, in UTF-8. */
export function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : '';
    throw new HttpError(400, { key: 'server.badJson', args: { detail } });
  }
}

/** Refuses a body of another type than those; a body without a type is taken for the first. */
export function contentType(request: IncomingMessage, allowed: readonly string[]): string {
  const given = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (given === '') return allowed[0] ?? '';
  if (allowed.includes(given)) return given;
  throw httpError(415, 'server.badType', { type: given.slice(0, 100), allowed: allowed.join(', ') });
}
