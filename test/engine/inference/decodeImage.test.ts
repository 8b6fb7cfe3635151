import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeBackend } from '../../../src/engine/native/activeBackend';
import { readImage } from '../../../src/engine/data/images/readImage';
import { useNativeBackend } from '../train/useBackend';

let folder: string;
beforeAll(async () => {
  await useNativeBackend();
  folder = await mkdtemp(path.join(tmpdir(), 'images-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Four rows of six pixels, darker to the right. */
const pixels = (channels: number) =>
  Uint8Array.from({ length: 24 * channels }, (_, at) => 200 - 20 * (Math.floor(at / channels) % 6));

function jpeg(channels: number): Uint8Array {
  const native = nativeBackend();
  if (!native) throw new Error('the native library is not in use');
  const format = channels === 1 ? 'grayscale' : 'rgb';
  const encoded = native.encodeJpeg(
    pixels(channels),
    [4, 6, channels],
    format,
    100,
    false,
    false,
    false,
    'in',
    300,
    300,
    '',
  );
  // One text, whose bytes are the file.
  const [bytes = new Uint8Array()] = encoded.dataSync() as unknown as Uint8Array[];
  encoded.dispose();
  return bytes;
}

/** 24 bits a pixel, rows from the bottom, each filled up to four bytes. */
function bmp(): Uint8Array {
  const file = Buffer.alloc(54 + 4 * 20);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(6, 18);
  file.writeInt32LE(4, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let row = 0; row < 4; row++) Buffer.from(pixels(3)).copy(file, 54 + row * 20, (3 - row) * 18, (4 - row) * 18);
  return file;
}

async function read(name: string, bytes: Uint8Array) {
  await writeFile(path.join(folder, name), bytes);
  return readImage(name, folder);
}

test.each([1, 3])('reads a JPEG of %i channels nearly as it was made', async (channels) => {
  const before = memory().numTensors;
  const image = await read('a.jpg', jpeg(channels));
  expect(image).toMatchObject({ height: 4, width: 6, channels });
  const wanted = pixels(channels);
  expect(image.pixels).toHaveLength(wanted.length);
  for (const [at, value] of image.pixels.entries()) expect(Math.abs(value - (wanted[at] ?? 0))).toBeLessThan(8);
  expect(memory().numTensors).toBe(before);
});

test('reads a BMP', async () => {
  expect(await read('a.bmp', bmp())).toEqual({ height: 4, width: 6, channels: 3, pixels: pixels(3) });
});

test.each([
  ['a torn JPEG', () => jpeg(1).subarray(0, 40)],
  ['another format', () => Buffer.from('RIFF1234WEBP')],
  ['an empty file', () => Buffer.alloc(0)],
])('says of %s that it cannot be read', async (_name, bytes) => {
  await expect(read('a.jpg', bytes())).rejects.toMatchObject({
    code: 'data-image',
    text: { key: 'engine.dataImageFile', args: { file: 'a.jpg' } },
  });
});

test('reads without the native library a JPEG nearly as with it, but no BMP', async () => {
  for (const channels of [1, 3]) {
    const bytes = jpeg(channels);
    const native = await read('a.jpg', bytes);
    await setBackend('cpu');
    const image = await read('a.jpg', bytes);
    await setBackend('tensorflow');
    expect(image).toMatchObject({ height: 4, width: 6, channels });
    for (const [at, value] of image.pixels.entries())
      expect(Math.abs(value - (native.pixels[at] ?? 0))).toBeLessThan(8);
  }
  await setBackend('cpu');
  await expect(read('a.bmp', bmp())).rejects.toMatchObject({ code: 'data-image' });
  await setBackend('tensorflow');
});

/** A JPEG with the orientation that EXIF numbers so. */
function oriented(orientation: number): Uint8Array {
  const plain = Buffer.from(jpeg(1));
  const exif = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex');
  exif.writeUInt16LE(orientation, 28);
  return Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)]);
}

// The image is darker to the right as it is stored: that side comes to the named one.
test.each([
  [1, 'right'],
  [2, 'left'],
  [3, 'left'],
  [4, 'right'],
  [5, 'bottom'],
  [6, 'bottom'],
  [7, 'top'],
  [8, 'top'],
] as const)('turns a JPEG of the orientation %i, so that its right side is %s', async (orientation, dark) => {
  const upright = dark === 'left' || dark === 'right';
  const image = await read('a.jpg', oriented(orientation));
  expect(image).toMatchObject(upright ? { height: 4, width: 6 } : { height: 6, width: 4 });
  const last = image.pixels.length - 1;
  const [first = 0, opposite = 0] = [image.pixels[0], image.pixels[last]];
  expect(first > opposite).toBe(dark === 'right' || dark === 'bottom');
});
