/** The deviation is the population's, as scikit-learn's StandardScaler has it. Zeros for no values. */
export function moments(values: Float64Array): { mean: number; deviation: number; minimum: number; maximum: number } {
  if (values.length === 0) return { mean: 0, deviation: 0, minimum: 0, maximum: 0 };
  let sum = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of values) {
    sum += value;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length), minimum, maximum };
}

const fewValues = 1 << 16;

/** How many different numbers there are. */
export function distinctCount(values: Float64Array): number {
  if (values.length <= fewValues) return new Set(values).size;
  // A set of many millions of numbers would take more memory than it may.
  const sorted = values.slice().sort();
  let count = 1;
  for (let index = 1; index < sorted.length; index++) if (sorted[index] !== sorted[index - 1]) count++;
  return count;
}
