import { describe, expect, test } from 'vitest';
import { smallPreview } from '../../../src/engine/inference/smallPreview';

describe('a sample among many', () => {
  test('is a picture of at most 64 pixels a side, each the mean of what it stands for', () => {
    const [height, width] = [100, 300];
    // The left half is 40, the right half 200.
    const pixels = Uint8Array.from({ length: height * width * 3 }, (_, at) =>
      Math.floor(at / 3) % width < 150 ? 40 : 200,
    );
    const data = Buffer.from(pixels).toString('base64');
    const small = smallPreview({ kind: 'image', image: { height, width, channels: 3, data } });
    if (small.kind !== 'image') throw new Error('no picture');
    expect([small.image.height, small.image.width]).toEqual([20, 60]);
    const made = Buffer.from(small.image.data, 'base64');
    expect(made).toHaveLength(20 * 60 * 3);
    expect([made[0], made[made.length - 1]]).toEqual([40, 200]);
  });

  test('keeps small pictures, short texts and narrow rows as they are', () => {
    const image = { height: 28, width: 28, channels: 1 as const, data: Buffer.alloc(784).toString('base64') };
    for (const preview of [
      { kind: 'image', image },
      { kind: 'text', text: 'short' },
      { kind: 'row', cells: { a: 1 } },
    ] as const)
      expect(smallPreview(preview)).toEqual(preview);
  });

  test('is the start of a long text, and the first cells of a wide row', () => {
    const text = smallPreview({ kind: 'text', text: 'x'.repeat(5000) });
    expect(text.kind === 'text' && text.text.length).toBe(401);
    const cells = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`c${String(at)}`, at]));
    const row = smallPreview({ kind: 'row', cells });
    expect(row.kind === 'row' && Object.keys(row.cells)).toHaveLength(32);
  });
});
