import '@tensorflow/tfjs-backend-cpu';
import { mul, scalar, setBackend, slice, sub, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createMetricSet, type OutputReading } from '../../../src/engine/metrics';
import type { MetricSpec } from '../../../src/language';
import { metrics } from '../../../src/language/schema/metrics';
import { useNativeBackend } from '../train/useBackend';
import { expectClose } from './expectClose';
import { metricReferences, type MetricReference } from './readReferences';

/** Named `f1 macro` or `topK 3`. */
function specOf(name: string): MetricSpec {
  const [metric = '', setting] = name.split(' ');
  if (setting === undefined) return { name: metric, config: {} };
  return { name: metric, config: metric === 'topK' ? { k: Number(setting) } : { average: setting } };
}

function readingOf(reference: MetricReference): OutputReading {
  const { kind, classes = 2, activation = 'none', signed = false, center = 0 } = reference;
  return { kind, classes, activation, signed, center };
}

/** The metric over all rows, which come in batches of unequal size. */
function measured(reference: MetricReference, name: string): number {
  const reading = readingOf(reference);
  const set = createMetricSet([specOf(name)], reading, reference.deviation ?? 1);
  const totals = new Float64Array(set.size);
  const dtype = reading.kind === 'category' ? 'int32' : 'float32';
  tidy(() => {
    const target = tensor([...reference.target.values], [...reference.target.shape], dtype);
    const output = tensor([...reference.output.values], [...reference.output.shape], 'float32');
    const rows = output.shape[0] ?? 0;
    for (let start = 0; start < rows; start += 16) {
      const size = Math.min(16, rows - start);
      const sums = set.sums(slice(target, start, size), slice(output, start, size), scalar(0)).dataSync();
      for (const [index, value] of sums.entries()) totals[index] = (totals[index] ?? 0) + value;
    }
  });
  return set.results(totals)[specOf(name).name] ?? NaN;
}

const cases = metricReferences.flatMap((reference) =>
  Object.entries(reference.results).map(([name, wanted]) => ({
    name,
    wanted,
    reference,
    of:
      reference.kind === 'numeric'
        ? `numbers around ${String(reference.center)} in units of ${String(reference.deviation)}`
        : `${String(reference.classes)} classes, outputs [${reference.output.shape.join(', ')}], activation ${String(reference.activation)}${reference.signed ? ', signed' : ''}`,
  })),
);

beforeAll(useNativeBackend);

describe('the metrics of the language', () => {
  test('all have references made with Keras', () => {
    const held = new Set(cases.map(({ name }) => name.split(' ')[0]));
    expect(Object.keys(metrics).filter((name) => !held.has(name))).toEqual([]);
  });
});

describe.each(['tensorflow', 'cpu'])(
  'with the backend %s, over all rows in batches, it is as Keras says',
  (backend) => {
    beforeAll(async () => {
      await setBackend(backend);
    });

    test.each(cases)('of $name for $of', ({ name, wanted, reference }) => {
      expectClose(name, [measured(reference, name)], [wanted]);
    });
  },
);

test('targets far from zero lose no digits of r2', () => {
  const values = [1000.1, 1000.2, 1000.4, 1000.3];
  tidy(() => {
    const reading: OutputReading = { ...readingOf({ kind: 'numeric' } as MetricReference), center: 1000 };
    const set = createMetricSet([specOf('r2')], reading, 1);
    const target = tensor(values, [4, 1]);
    const sums = set.sums(target, sub(mul(target, 1), 0.1), scalar(0)).dataSync();
    expect(set.results(Float64Array.from(sums))['r2']).toBeCloseTo(1 - 0.04 / 0.05, 2);
  });
});
