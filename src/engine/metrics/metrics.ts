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

/** Area under precision over recall as Keras interpolates it (Davis and Goadrich 2006), the mean over classes. */
function areaUnderPrecision(sums: Sums): number {
  const columns = sums.length / (2 * curveThresholds);
  let area = 0;
  for (let column = 0; column < columns; column++) {
    const start = column * 2 * curveThresholds;
    const right = (index: number): number => at(sums, start + index);
    const answered = (index: number): number => right(index) + at(sums, start + curveThresholds + index);
    for (let index = 1; index < curveThresholds; index++) {
      const [more, fewer] = [answered(index - 1), answered(index)];
      const gained = right(index - 1) - right(index);
      const slope = ratio(gained, Math.max(more - fewer, 0));
      const intercept = right(index) - slope * fewer;
      const growth = more > 0 && fewer > 0 ? more / fewer : 1;
      area += ratio(slope * (gained + intercept * Math.log(growth)), right(0));
    }
  }
  return ratio(area, columns);
}

/** Rows that answers and classes would share by chance, times the number of rows. */
const shared = (counts: readonly ClassCounts[]): number =>
  counts.reduce((sum, { answered, actual }) => sum + answered * actual, 0);

/** For any number of classes (Gorodkin 2004). */
function matthews(sums: Sums, rows: number): number {
  const counts = classCounts(sums);
  const spread = (part: 'answered' | 'actual'): number =>
    rows ** 2 - counts.reduce((sum, one) => sum + one[part] ** 2, 0);
  const scale = Math.sqrt(spread('answered') * spread('actual'));
  return ratio(total(counts, 'right') * rows - shared(counts), scale);
}

/** Cohen 1960. */
function kappa(sums: Sums, rows: number): number {
  const counts = classCounts(sums);
  const chance = shared(counts) / rows ** 2;
  return ratio(total(counts, 'right') / rows - chance, 1 - chance);
}

function balancedAccuracy(sums: Sums): number {
  const counts = classCounts(sums).filter((one) => one.actual > 0);
  const recalls = counts.reduce((sum, one) => sum + classRecall(one), 0);
  return ratio(recalls, counts.length);
}

/** The metrics with Keras 3's meaning (keras/src/metrics), over all rows that the sums cover. */
export function createMetric(spec: MetricSpec): Metric {
  const { name } = spec;
  if (spec.code !== undefined) {
    return { name, accumulator: `code ${spec.code} ${name}`, result: (sums, rows) => ratio(at(sums, 0), rows) };
  }
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
    case 'prAuc':
      return { name, accumulator: 'curve', result: areaUnderPrecision };
    case 'balancedAccuracy':
      return { name, accumulator: 'counts', result: balancedAccuracy };
    case 'matthews':
      return { name, accumulator: 'counts', result: matthews };
    case 'kappa':
      return { name, accumulator: 'counts', result: kappa };
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
    case 'mape':
      return { name, accumulator: 'errors', result: (sums, rows) => 100 * ratio(at(sums, 5), rows) };
    case 'explainedVariance':
      return {
        name,
        accumulator: 'errors',
        result: (sums, rows) => {
          const variance = (values: number, squares: number): number => squares - ratio(values ** 2, rows);
          return 1 - variance(at(sums, 4), at(sums, 1)) / variance(at(sums, 2), at(sums, 3));
        },
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
