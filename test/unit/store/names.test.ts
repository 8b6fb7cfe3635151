import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeName, unescapeName } from '../../../src/store';

describe('a model name as a folder', () => {
  it('gives the name back, and is safe on every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (name) => {
        const folder = escapeName(name);
        expect(unescapeName(folder)).toBe(name);
        expect(folder).toMatch(/^[\p{L}\p{N}_%~-]+$/u);
        expect(folder).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)$/i);
      }),
    );
  });

  it.each([
    ['iris', 'iris'],
    ['鸢尾花', '鸢尾花'],
    ['../up', '%2e%2e%2fup'],
    ['my model', 'my%20model'],
    ['.', '%2e'],
    ['con', '%63on'],
    ['', '%'],
  ])('writes %j as %j', (name, folder) => {
    expect(escapeName(name)).toBe(folder);
  });

  it('cuts names that no folder can have, and keeps them apart', () => {
    const long = '花'.repeat(300);
    expect(Buffer.byteLength(escapeName(long))).toBeLessThan(255);
    expect(escapeName(long)).not.toBe(escapeName(`${long}a`));
    expect(unescapeName(escapeName(long))).toBeUndefined();
  });
});
