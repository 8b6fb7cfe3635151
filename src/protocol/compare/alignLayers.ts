import type { ComparedLayer } from './comparison';

export type LayerMark = 'same' | 'changed' | 'removed' | 'added';

/** Two layers beside each other; one is null where the other network has none there. */
export interface LayerPair {
  readonly left: ComparedLayer | null;
  readonly right: ComparedLayer | null;
  readonly mark: LayerMark;
  /** Arguments that differ, and `shape`, where only what comes in has changed. */
  readonly differing: readonly string[];
}

/** Puts the layers of two networks beside each other so that as many as can be are the same, in order (an edit script). */
export function alignLayers(left: readonly ComparedLayer[], right: readonly ComparedLayer[]): readonly LayerPair[] {
  // scores[i][j]: the best alignment of what follows the first i and j layers.
  const scores = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  const at = (i: number, j: number) => scores[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    const row = scores[i];
    for (let j = right.length - 1; row && j >= 0; j -= 1) {
      row[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + likeness(left[i], right[j]));
    }
  }
  const pairs: LayerPair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i] ?? null, right[j] ?? null];
    const score = one && other ? likeness(one, other) : 0;
    if (one && other && score > 0 && at(i, j) === at(i + 1, j + 1) + score) {
      pairs.push(pairOf(one, other));
      i += 1;
      j += 1;
    } else if (one && (!other || at(i, j) === at(i + 1, j))) {
      pairs.push({ left: one, right: null, mark: 'removed', differing: [] });
      i += 1;
    } else {
      pairs.push({ left: null, right: other, mark: 'added', differing: [] });
      j += 1;
    }
  }
  return pairs;
}

/** 0 for layers of other types, which never stand beside each other; more, the fewer arguments differ. */
function likeness(one: ComparedLayer | undefined, other: ComparedLayer | undefined): number {
  if (!one || !other || one.type !== other.type) return 0;
  const differing = differingArguments(one, other).length;
  // Whole numbers: sums of them are compared for being equal.
  return (differing === 0 ? 8 : differing === 1 ? 5 : 4) + (one.name === other.name ? 1 : 0);
}

function pairOf(left: ComparedLayer, right: ComparedLayer): LayerPair {
  const differing = differingArguments(left, right);
  const shape =
    JSON.stringify(left.shape) !== JSON.stringify(right.shape) && left.shape && right.shape ? ['shape'] : [];
  return { left, right, mark: differing.length > 0 ? 'changed' : 'same', differing: [...differing, ...shape] };
}

function differingArguments(one: ComparedLayer, other: ComparedLayer): readonly string[] {
  const names = new Set([...Object.keys(one.config), ...Object.keys(other.config)]);
  return [...names].filter((name) => JSON.stringify(one.config[name]) !== JSON.stringify(other.config[name]));
}
