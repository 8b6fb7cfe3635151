import { open } from 'node:fs/promises';

/** What the first bytes of an image file say, without decoding it. */
export interface ImageHeader {
  readonly format: 'png' | 'jpeg' | 'bmp' | 'gif';
  /** As the image is to be looked at: a JPEG that lies on its side is turned. */
  readonly height: number;
  readonly width: number;
  readonly gray: boolean;
  /** EXIF's number, 1 to 8: how the stored image is to be turned. */
  readonly orientation: number;
}

/** Larger ones are refused: they would fill the memory. */
const mostPixels = 1 << 27;
/** In most files the size stands within so many bytes; where it does not, the whole file is read. */
const headBytes = 1 << 16;

export interface StampedHeader {
  /** Null where the file is no image of a known format, or claims a size that nobody means. */
  readonly header: ImageHeader | null;
  /** The file's size and time. */
  readonly stamp: string;
}

/** The header of a file. */
export async function readImageHeader(file: string): Promise<StampedHeader> {
  const handle = await open(file);
  try {
    const { size, mtimeMs } = await handle.stat();
    const stamp = `${size}|${mtimeMs}`;
    const head = Buffer.alloc(Math.min(size, headBytes));
    await handle.read(head, 0, head.length, 0);
    const header = imageHeader(head);
    if (header || size <= headBytes || head[0] !== 0xff) return { header, stamp };
    const whole = Buffer.alloc(size);
    await handle.read(whole, 0, size, 0);
    return { header: imageHeader(whole), stamp };
  } finally {
    await handle.close();
  }
}

export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const header = headerOf(buffer);
    const sound = header !== null && header.height > 0 && header.width > 0;
    return sound && header.height * header.width <= mostPixels ? header : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function headerOf(file: Buffer): ImageHeader | null {
  if (file.length < 10) return null;
  if (file.readUInt32BE(0) === 0x89504e47) {
    const gray = [0, 4].includes(file.readUInt8(25));
    return { format: 'png', height: file.readUInt32BE(20), width: file.readUInt32BE(16), gray, orientation: 1 };
  }
  if (file.readUInt16BE(0) === 0xffd8) return jpegHeader(file);
  const start = file.toString('latin1', 0, 6);
  const colour = { gray: false, orientation: 1 };
  if (start === 'GIF87a' || start === 'GIF89a') {
    return { format: 'gif', height: file.readUInt16LE(8), width: file.readUInt16LE(6), ...colour };
  }
  // Rows from the top are told by a height below zero.
  if (start.startsWith('BM')) {
    return { format: 'bmp', height: Math.abs(file.readInt32LE(22)), width: file.readInt32LE(18), ...colour };
  }
  return null;
}

/** Goes from marker to marker to the start of the frame, which has the size; EXIF stands before it. */
function jpegHeader(file: Buffer): ImageHeader | null {
  let orientation = 1;
  for (let at = 2; at + 4 <= file.length;) {
    if (file.readUInt8(at) !== 0xff) return null;
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    if (marker === 0xe1 && file.toString('latin1', at + 4, at + 10) === 'Exif\0\0') {
      orientation = exifOrientation(file.subarray(at + 10, at + 2 + length));
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)];
      const gray = file.readUInt8(at + 9) === 1;
      const turned = orientation >= 5;
      return { format: 'jpeg', height: turned ? width : height, width: turned ? height : width, gray, orientation };
    }
    at += 2 + length;
  }
  return null;
}

const orientationTag = 0x0112;

/** The orientation in a TIFF block (EXIF 2.3, 4.6.2); 1 where it says none. */
function exifOrientation(tiff: Buffer): number {
  try {
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
    const entries = short(directory);
    for (let entry = 0; entry < entries; entry++) {
      const at = directory + 2 + entry * 12;
      if (short(at) !== orientationTag) continue;
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}
