/** Numbers part by part, as often as asked for; NaN is none. */
export type Parts = () => Iterable<Float64Array>;

export interface Moments {
  /** How many there are, and are not. */
  readonly present: number;
  readonly missing: number;
  readonly mean: number;
  readonly deviation: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The deviation is the population's, as scikit-learn's StandardScaler has it. Zeros for no values. */
export function moments(parts: Parts): Moments {
  let sum = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  let present = 0;
  let missing = 0;
  for (const values of parts()) {
    for (const value of values) {
      if (Number.isNaN(value)) {
        missing++;
        continue;
      }
      present++;
      sum += value;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  if (present === 0) return { present, missing, mean: 0, deviation: 0, minimum: 0, maximum: 0 };
  const mean = sum / present;
  let squares = 0;
  for (const values of parts()) for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  return { present, missing, mean, deviation: Math.sqrt(squares / present), minimum, maximum };
}
