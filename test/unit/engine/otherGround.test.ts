import { describe, expect, it } from 'vitest';
import { otherGround } from '../../../src/engine/service/otherGround';
import type { InputField, InputRow } from '../../../src/protocol';

type Ground = Extract<InputField, { type: 'image' }>['ground'];

const [height, width] = [6, 6];
const signature = (ground: Ground) => ({
  inputs: [{ type: 'image', name: 'image', height, width, channels: 1, ...(ground && { ground }) } as const],
  target: null,
});

/** A stroke on a ground. */
function drawing(ground: number, ink: number): InputRow {
  const pixels = Buffer.alloc(height * width, ground).fill(ink, 14, 16);
  return { image: { image: { height, width, channels: 1, data: pixels.toString('base64') } } };
}

describe('pictures on another ground than those of training', () => {
  it.each([
    ['dark', 250, 5, ['engine.dataPicturesLight']],
    ['light', 5, 250, ['engine.dataPicturesDark']],
    ['dark', 5, 250, []],
    ['light', 250, 5, []],
    ['dark', 90, 5, []],
    [undefined, 250, 5, []],
  ] as const)('learnt %s, asked on %d', (learnt, ground, ink, expected) => {
    const said = otherGround(signature(learnt), [drawing(ground, ink), drawing(ground, ink)]);
    expect(said.map(({ key }) => key)).toEqual(expected);
  });

  it('are not spoken of where there are none', () => {
    expect(otherGround(signature('dark'), [])).toEqual([]);
    expect(otherGround(signature('dark'), [{ image: 'scans/1.png' }])).toEqual([]);
  });
});
