import { crc32, deflateSync } from 'node:zlib';
import type { ImagePixels, InputValue, NotebookItem, ReportPicture } from '../protocol';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** PNG's colour types: gray, colour, colour and alpha. */
const colourTypes = { 1: 0, 3: 2, 4: 6 } as const;

/** The pictures among the inputs that were pinned, as PNG, by the id of their item. */
export function pinnedPictures(items: readonly NotebookItem[]): Readonly<Record<string, readonly ReportPicture[]>> {
  const pinned = items.flatMap((item) => (item.kind === 'prediction' ? [item] : []));
  return Object.fromEntries(pinned.map(({ id, inputs: [first = {}] }) => [id, Object.entries(first).flatMap(ofInput)]));
}

function ofInput([name, value]: readonly [string, InputValue]): ReportPicture[] {
  if (typeof value !== 'object' || value === null) return [];
  const { image } = value;
  const png = pngOf(image);
  return png ? [{ name, height: image.height, width: image.width, png: png.toString('base64') }] : [];
}

/** Pixels as a PNG of 8 bits a sample (PNG specification, W3C, section 5); null where there are not as many as the size says. */
function pngOf({ height, width, channels, data }: ImagePixels): Buffer | null {
  const pixels = Buffer.from(data, 'base64');
  const line = width * channels;
  if (pixels.length === 0 || pixels.length !== height * line) return null;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourTypes[channels]], 8);
  // Each line begins with its filter: none.
  const lines = Buffer.alloc(height * (line + 1));
  for (let row = 0; row < height; row++) pixels.copy(lines, row * (line + 1) + 1, row * line, (row + 1) * line);
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
