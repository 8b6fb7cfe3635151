import type { Random } from '../random';

/**
 * Fills a kernel, seen as a matrix with the last axis as columns, with orthonormal rows or columns (whichever are fewer)
 * times `gain` (Saxe et al. 2013): normal vectors made orthogonal one after another, twice for accuracy.
 */
export function orthogonalRows(values: Float32Array, shape: readonly number[], gain: number, random: Random): void {
  const columns = shape.at(-1) ?? 1;
  const rows = values.length / columns;
  const count = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (const _pass of [1, 2]) for (const other of vectors) subtractProjection(vector, other);
    const size = Math.sqrt(dot(vector, vector));
    if (size < 1e-9) continue;
    vectors.push(vector.map((value) => value / size));
  }
  for (const [place, vector] of vectors.entries()) {
    for (const [index, value] of vector.entries()) {
      const at = rows >= columns ? index * columns + place : place * columns + index;
      values[at] = gain * value;
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function subtractProjection(vector: Float64Array, onto: Float64Array): void {
  const share = dot(vector, onto);
  for (let index = 0; index < vector.length; index++) {
    vector[index] = (vector[index] ?? 0) - share * (onto[index] ?? 0);
  }
}
