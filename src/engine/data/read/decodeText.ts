import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { dataError } from '../dataError';

const pieceBytes = 1 << 20;

/** The text of a file, piece after piece. A byte order mark outweighs `encoding`, and never reaches the text. */
export async function* textPieces(
  path: string,
  name: string,
  encoding: string,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly limit?: number | undefined;
    readonly onProgress?: ((done: number, total: number) => void) | undefined;
  } = {},
): AsyncGenerator<string> {
  const stream = createReadStream(path, {
    highWaterMark: pieceBytes,
    ...(options.limit === undefined ? {} : { end: options.limit - 1 }),
  });
  const size = options.onProgress ? (await stat(path)).size : 0;
  let read = 0;
  let decoder: TextDecoder | undefined;
  let line = 1;
  for await (const chunk of stream) {
    options.signal?.throwIfAborted();
    const bytes = chunk as Uint8Array;
    decoder ??= createDecoder(markedEncoding(bytes) ?? encoding, name);
    let piece: string;
    try {
      piece = decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw wrongEncoding(bytes, line, name, decoder.encoding, cause);
    }
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) line++;
    yield piece;
    read += bytes.length;
    options.onProgress?.(read, size);
  }
  // A head that was cut may end in the middle of a character.
  if (!decoder || options.limit !== undefined) return;
  try {
    yield decoder.decode();
  } catch (cause) {
    throw wrongEncoding(new Uint8Array(), line, name, decoder.encoding, cause);
  }
}

export async function wholeText(path: string, name: string, encoding: string, signal?: AbortSignal): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of textPieces(path, name, encoding, { signal })) pieces.push(piece);
  return pieces.join('');
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return undefined;
}

function createDecoder(encoding: string, name: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (cause) {
    throw dataError('data-encoding-unknown', 'engine.dataEncodingUnknown', { file: name, encoding }, cause);
  }
}

function wrongEncoding(bytes: Uint8Array, line: number, name: string, encoding: string, cause: unknown): Error {
  const lenient = new TextDecoder(encoding).decode(bytes, { stream: true });
  const before = lenient.slice(0, Math.max(0, lenient.indexOf('\ufffd')));
  const badLine = line + before.split('\n').length - 1;
  return dataError('data-encoding', 'engine.dataEncoding', { file: name, line: badLine, encoding }, cause);
}
