import { inflateSync } from 'node:zlib';
import type { PixelGrid } from './resize';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
}

/** Samples of a pixel by PNG's colour type: gray, colour, palette, gray and alpha, colour and alpha. */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Whether a PNG's header, which comes first, says so. */
export function isInterlaced(bytes: Uint8Array): boolean {
  return bytes[28] === 1;
}

/** Decodes PNG (all colour types and depths, not interlaced) into gray, or colour with or without transparency. */
export function decodePng(file: Uint8Array): PixelGrid {
  const buffer = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array = new Uint8Array();
  let transparency: Uint8Array = new Uint8Array();
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= buffer.length;) {
    const length = buffer.readUInt32BE(at);
    const type = buffer.toString('latin1', at + 4, at + 8);
    const content = buffer.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = readHeader(content);
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') parts.push(content);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (!header) throw new RangeError('The image has no header');
  const { width, height, colour } = header;
  const samples = unpack(header, inflateSync(Buffer.concat(parts)));
  if (colour === 3) return fromPalette(samples, width, height, palette, transparency);
  if (colour === 4) {
    const pixels = new Uint8Array(width * height * 4);
    for (let pixel = 0; pixel < width * height; pixel++) {
      const gray = samples[pixel * 2] ?? 0;
      pixels.set([gray, gray, gray, samples[pixel * 2 + 1] ?? 255], pixel * 4);
    }
    return { width, height, channels: 4, pixels };
  }
  return { width, height, channels: samplesOf[colour] ?? 1, pixels: samples };
}

function readHeader(content: Buffer): Header {
  const header = {
    width: content.readUInt32BE(0),
    height: content.readUInt32BE(4),
    depth: content.readUInt8(8),
    colour: content.readUInt8(9),
  };
  if (content.readUInt8(12) !== 0) throw new RangeError('Interlaced images cannot be read');
  if (samplesOf[header.colour] === undefined) throw new RangeError(`Unknown colour type ${header.colour}`);
  if (header.width * header.height > 1 << 28) throw new RangeError('The image is too large');
  return header;
}

/** Undoes the filters of the lines, and brings every depth to 8 bits (a palette's numbers stay as they are). */
function unpack({ width, height, depth, colour }: Header, data: Uint8Array): Uint8Array {
  const perPixel = samplesOf[colour] ?? 1;
  const lineBytes = Math.ceil((width * perPixel * depth) / 8);
  const step = Math.max(1, (perPixel * depth) >> 3);
  if (data.length < (lineBytes + 1) * height) throw new RangeError('The image is cut off');
  const samples = new Uint8Array(width * height * perPixel);
  let above = new Uint8Array(lineBytes);
  for (let y = 0; y < height; y++) {
    const from = y * (lineBytes + 1);
    const filter = data[from];
    const line = data.slice(from + 1, from + 1 + lineBytes);
    for (let at = 0; at < lineBytes; at++) {
      const left = at >= step ? (line[at - step] ?? 0) : 0;
      const up = above[at] ?? 0;
      const corner = at >= step ? (above[at - step] ?? 0) : 0;
      line[at] = (line[at] ?? 0) + predicted(filter, left, up, corner);
    }
    for (let sample = 0; sample < width * perPixel; sample++) {
      samples[y * width * perPixel + sample] = sampleAt(line, sample, depth, colour === 3);
    }
    above = line;
  }
  return samples;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const estimate = left + up - corner;
      const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(estimate - value)) as [
        number,
        number,
        number,
      ];
      if (byLeft <= byUp && byLeft <= byCorner) return left;
      return byUp <= byCorner ? up : corner;
    }
    default:
      return 0;
  }
}

function sampleAt(line: Uint8Array, sample: number, depth: number, isIndex: boolean): number {
  if (depth === 8) return line[sample] ?? 0;
  if (depth === 16) return line[sample * 2] ?? 0;
  const bit = sample * depth;
  const value = ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  return isIndex ? value : Math.round((value * 255) / ((1 << depth) - 1));
}

function fromPalette(
  indexes: Uint8Array,
  width: number,
  height: number,
  palette: Uint8Array,
  transparency: Uint8Array,
): PixelGrid {
  const pixels = new Uint8Array(width * height * 4);
  for (const [pixel, index] of indexes.entries()) {
    pixels.set(palette.subarray(index * 3, index * 3 + 3), pixel * 4);
    pixels[pixel * 4 + 3] = transparency[index] ?? 255;
  }
  return { width, height, channels: 4, pixels };
}
