import { concat, mul, reshape, sum, tensor1d, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { MetricSpec } from '../../language';
import type { Measure, Measures } from '../../protocol';
import { accumulate, accumulatorSize, type AccumulatorName, type OutputReading } from './accumulators';
import { createMetric, measure } from './metrics';

/** All metrics of a file over one list of sums: `[rows, loss * rows, accumulators...]`; behind the loss the sum of the weights where rows have some. */
export interface MetricSet {
  readonly size: number;
  /** Sums of one batch, with its mean loss; `weights` [batch] are what its rows count, 1 where absent. */
  sums(target: Tensor, output: Tensor, loss: Tensor, weights?: Tensor1D | null): Tensor1D;
  /** `loss` and every metric by name, from added-up sums. */
  results(sums: Readonly<Float64Array>): Measures;
  /** The part of the sums that holds the class counts; null for numbers. */
  counts(sums: Readonly<Float64Array>): Float64Array | null;
}

/** `deviation` turns scaled errors into the target's units; `weighted`: rows may have weights. */
export function createMetricSet(
  specs: readonly MetricSpec[],
  reading: OutputReading,
  deviation: number,
  weighted = false,
): MetricSet {
  const metrics = specs.map(createMetric);
  const places = new Map<AccumulatorName, number>();
  let size = weighted ? 3 : 2;
  const needed: AccumulatorName[] = [...metrics.map((metric) => metric.accumulator)];
  for (const name of needed) {
    if (places.has(name)) continue;
    places.set(name, size);
    size += accumulatorSize(name, reading);
  }
  const part = (sums: Readonly<Float64Array>, name: AccumulatorName): Float64Array => {
    const start = places.get(name) ?? 0;
    return sums.slice(start, start + accumulatorSize(name, reading));
  };
  return {
    size,
    sums: (target, output, loss, weights = null) => {
      const rows = output.shape[0] ?? 0;
      const head = [tensor1d([rows]), mul(reshape(loss, [1]), rows)];
      const total = weighted ? [weights ? reshape(sum(weights), [1]) : tensor1d([rows])] : [];
      return concat([
        ...head,
        ...total,
        ...[...places.keys()].map((name) => accumulate(name, target, output, reading, weights)),
      ]) as Tensor1D;
    },
    results: (sums) => {
      const rows = sums[0] ?? 0;
      const results: Record<string, Measure> = { loss: measure((sums[1] ?? 0) / rows) };
      // A metric's means are over the weights, as of Keras's `weighted_metrics`; the loss is over the rows.
      const counted = weighted ? (sums[2] ?? 0) : rows;
      for (const metric of metrics) {
        const compared = metric.accumulator === 'errors' ? counted * (reading.numbers ?? 1) : counted;
        results[metric.name] = measure(metric.result(part(sums, metric.accumulator), compared, deviation));
      }
      return results;
    },
    counts: (sums) => (places.has('counts') ? part(sums, 'counts') : null),
  };
}
