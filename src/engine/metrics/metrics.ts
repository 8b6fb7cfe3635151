import type { MetricSpec } from '../../language';
import type { Measure } from '../../protocol';
import { curveThresholds, type AccumulatorName } from './accumulators';

type Sums = Readonly<Float64Array>;

export interface Metric {
  readonly name: string;
  readonly accumulator: AccumulatorName;
  /** From the sums over `rows` rows; `deviation` turns scaled errors into the target's units. */
  result(sums: Sums, rows: number, deviation: number): number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const at = (sums: Sums, index: number): number => sums[index] ?? 0;

interface ClassCounts {
  readonly right: number;
  readonly answered: number;
  readonly actual: number;
}

/** Of each class, from the accumulator `counts`. */
export function classCounts(sums: Sums): readonly ClassCounts[] {
  const classes = sums.length / 3;
  return Array.from({ length: classes }, (_, index) => ({
    right: at(sums, index),
    answered: at(sums, classes + index),
    actual: at(sums, 2 * classes + index),
  }));
}

export const classPrecision = (counts: ClassCounts): number => ratio(counts.right, counts.answered);
export const classRecall = (counts: ClassCounts): number => ratio(counts.right, counts.actual);
export const classF1 = (counts: ClassCounts): number => ratio(2 * counts.right, counts.answered + counts.actual);

const total = (counts: readonly ClassCounts[], part: keyof ClassCounts): number =>
  counts.reduce((sum, one) => sum + one[part], 0);

function averaged(spec: MetricSpec, measure: (counts: ClassCounts) => number): Metric {
  const average = spec.config['average'] ?? 'macro';
  return {
    name: spec.name,
    accumulator: 'counts',
    result: (sums) => {
      const counts = classCounts(sums);
      if (average === 'micro') {
        return measure({
          right: total(counts, 'right'),
          answered: total(counts, 'answered'),
          actual: total(counts, 'actual'),
        });
      }
      const weight = (one: ClassCounts): number => (average === 'weighted' ? one.actual : 1);
      const weights = counts.reduce((sum, one) => sum + weight(one), 0);
      return ratio(
        counts.reduce((sum, one) => sum + weight(one) * measure(one), 0),
        weights,
      );
    },
  };
}

/** Area under the curve of true against false positives, by trapezoids, the mean over classes. */
function areaUnderCurve(sums: Sums): number {
  const columns = sums.length / (2 * curveThresholds);
  let area = 0;
  for (let column = 0; column < columns; column++) {
    const start = column * 2 * curveThresholds;
    const positives = at(sums, start);
    const negatives = at(sums, start + curveThresholds);
    for (let index = 1; index < curveThresholds; index++) {
      const width = at(sums, start + curveThresholds + index - 1) - at(sums, start + curveThresholds + index);
      const height = at(sums, start + index - 1) + at(sums, start + index);
      area += ratio(width, negatives) * ratio(height, 2 * positives);
    }
  }
  return ratio(area, columns);
}

/** The metrics with Keras 3's meaning (keras/src/metrics), over all rows that the sums cover. */
export function createMetric(spec: MetricSpec): Metric {
  const { name } = spec;
  switch (name) {
    case 'accuracy':
      return { name, accumulator: 'counts', result: (sums, rows) => ratio(total(classCounts(sums), 'right'), rows) };
    case 'precision':
      return averaged(spec, classPrecision);
    case 'recall':
      return averaged(spec, classRecall);
    case 'f1':
      return averaged(spec, classF1);
    case 'auc':
      return { name, accumulator: 'curve', result: areaUnderCurve };
    case 'topK':
      return {
        name,
        accumulator: `top${Number(spec.config['k'] ?? 5)}`,
        result: (sums, rows) => ratio(at(sums, 0), rows),
      };
    case 'mae':
      return { name, accumulator: 'errors', result: (sums, rows, deviation) => ratio(at(sums, 0), rows) * deviation };
    case 'mse':
      return {
        name,
        accumulator: 'errors',
        result: (sums, rows, deviation) => ratio(at(sums, 1), rows) * deviation ** 2,
      };
    case 'rmse':
      return {
        name,
        accumulator: 'errors',
        result: (sums, rows, deviation) => Math.sqrt(ratio(at(sums, 1), rows)) * deviation,
      };
    case 'r2':
      return {
        name,
        accumulator: 'errors',
        result: (sums, rows) => 1 - at(sums, 1) / (at(sums, 3) - ratio(at(sums, 2) ** 2, rows)),
      };
    default:
      throw new Error(`there is no metric ${name}`);
  }
}

/** NaN and infinities travel as null. */
export const measure = (value: number): Measure => (Number.isFinite(value) ? value : null);
