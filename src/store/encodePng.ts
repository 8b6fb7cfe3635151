import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** PNG's colour types: gray, colour, colour and alpha. */
const colourTypes = { 1: 0, 3: 2, 4: 6 } as const;

export interface PngSize {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

/** Pixels as a PNG of 8 bits a sample (PNG specification, W3C, section 5). */
export function encodePng(size: PngSize, pixels: Uint8Array): Buffer {
  const { width, height, channels } = size;
  const line = width * channels;
  // Each line begins with its filter: none.
  const lines = Buffer.alloc(height * (line + 1));
  for (let row = 0; row < height; row++) lines.set(pixels.subarray(row * line, (row + 1) * line), row * (line + 1) + 1);
  return pngOfLines(size, lines);
}

/** A PNG of lines that each begin with their filter. */
export function pngOfLines({ width, height, channels }: PngSize, lines: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourTypes[channels]], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
