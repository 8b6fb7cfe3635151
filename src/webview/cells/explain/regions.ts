import type { ExplainedPart } from '../../../protocol';
import type { WebviewText } from '../../context';

/** Places of a picture, from its upper left corner on. */
const names = [
  'upperLeft',
  'upperMiddle',
  'upperRight',
  'middleLeft',
  'centre',
  'middleRight',
  'lowerLeft',
  'lowerMiddle',
  'lowerRight',
] as const satisfies readonly WebviewText[];

export interface Region {
  readonly name: (typeof names)[number];
  readonly effect: number;
}

/** What the nine places of a picture come to: added up, or their mean where parts do not add up. The largest first. */
export function regionsOf(
  { values, height, width }: Extract<ExplainedPart, { kind: 'image' }>,
  add: boolean,
): readonly Region[] {
  const sums = names.map(() => 0);
  const counts = names.map(() => 0);
  for (const [at, value] of values.entries()) {
    const row = Math.min(2, Math.floor((Math.floor(at / width) / height) * 3));
    const column = Math.min(2, Math.floor(((at % width) / width) * 3));
    const region = row * 3 + column;
    sums[region] = (sums[region] ?? 0) + value;
    counts[region] = (counts[region] ?? 0) + 1;
  }
  return names
    .map((name, index) => ({ name, effect: (sums[index] ?? 0) / (add ? 1 : Math.max(1, counts[index] ?? 1)) }))
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}
