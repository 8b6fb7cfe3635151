import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withChannels } from '../../../src/engine/data/images/channels';
import { decodePng } from '../../../src/engine/data/images/decodePng';
import { readImage } from '../../../src/engine/data/images/readImage';
import { resize } from '../../../src/engine/data/images/resize';
import { pngOfLines } from '../../../src/store/encodePng';
import { withFiles } from './fileSource';

/** A PNG of gray pixels whose lines use the filters "none" and "sub". */
function grayPng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const sub = y % 2;
    lines[y * (width + 1)] = sub;
    for (let x = 0; x < width; x++) {
      const left = sub && x > 0 ? (pixels[y * width + x - 1] ?? 0) : 0;
      lines[y * (width + 1) + 1 + x] = ((pixels[y * width + x] ?? 0) - left) & 255;
    }
  }
  return pngOfLines({ width, height, channels: 1 }, lines);
}

describe('images', () => {
  it('come out of a PNG as they went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(), (width, height, seed) => {
        const pixels = Uint8Array.from({ length: width * height }, (_, at) => (at * 37 + seed) & 255);
        expect(decodePng(grayPng(width, height, pixels))).toEqual({ width, height, channels: 1, pixels });
      }),
    );
  });

  it('that are all one gray stay so at any size', () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        size,
        size,
        size,
        size,
        fc.integer({ min: 0, max: 255 }),
        (height, width, toHeight, toWidth, gray) => {
          const image = { height, width, channels: 1, pixels: new Uint8Array(height * width).fill(gray) };
          expect(new Set(resize(image, toHeight, toWidth).pixels)).toEqual(new Set([gray]));
        },
      ),
    );
  });

  it('lose no pixel when they shrink', () => {
    const pixels = new Uint8Array(40 * 40);
    pixels[17 * 40 + 23] = 255;
    const small = resize({ height: 40, width: 40, channels: 1, pixels }, 10, 10);
    expect(small.pixels.some((pixel) => pixel > 0)).toBe(true);
  });

  it('with transparency lie on white', () => {
    const image = { height: 1, width: 2, channels: 4, pixels: Uint8Array.of(0, 0, 0, 0, 10, 20, 30, 255) };
    expect([...withChannels(image, 3).pixels]).toEqual([255, 255, 255, 10, 20, 30]);
    expect(withChannels(image, 1).pixels[0]).toBe(255);
  });

  it.each([
    ['text', 'hello'],
    ['a PNG that is cut off', grayPng(3, 3, new Uint8Array(9)).slice(0, 40)],
  ])('that cannot be read are told by their file: %s', async (_, content) => {
    await withFiles({ 'digit.png': content }, async (folder) => {
      const reading = readImage('digit.png', folder);
      await expect(reading).rejects.toMatchObject({ code: 'data-image', text: { args: { file: 'digit.png' } } });
    });
  });
});
