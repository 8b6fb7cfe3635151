/** Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, changes and swaps of neighbours. */
export function distance(one: string, other: string): number {
  const a = [...one];
  const b = [...other];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of a.entries()) {
    const row = [i + 1];
    for (const [j, right] of b.entries()) {
      const cost = left === right ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (last[j + 1] ?? 0) + 1, (last[j] ?? 0) + cost);
      if (i > 0 && j > 0 && left === b[j - 1] && a[i - 1] === right)
        best = Math.min(best, (beforeLast[j - 1] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Spellings of other places that mean one of ours. */
const otherNames: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  maxpool2d: 'maxPooling2d',
  maxpool1d: 'maxPooling1d',
  avgpool2d: 'averagePooling2d',
  avgpool1d: 'averagePooling1d',
  linear: 'dense',
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  crossentropy: 'sparseCategoricalCrossentropy',
  hidden: 'units',
  size: 'units',
};

const plain = (name: string) => name.toLowerCase().replace(/[_\-\s]/g, '');

/** The candidate that was probably meant, or null when none is near. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const wanted = plain(name);
  if (!wanted || wanted.length > 60) return null;
  const other = otherNames[wanted];
  if (other !== undefined && candidates.includes(other)) return other;
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const near = distance(wanted, plain(candidate));
    if (near < bestDistance) {
      best = candidate;
      bestDistance = near;
    }
  }
  return bestDistance <= Math.max(1, Math.floor(wanted.length / 3)) ? best : null;
}
