import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepareData } from '../../../src/engine/data';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile, generatorFacts } from '../../../src/language';
import type { SamplePreview } from '../../../src/protocol';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

const folder = path.resolve(import.meta.dirname, '../../../examples');
type Point = readonly [number, number];

const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function meanDistance(one: readonly Point[], other: readonly Point[]): number {
  let sum = 0;
  for (const a of one) for (const b of other) sum += distance(a, b);
  return sum / (one.length * other.length);
}

/** Zero for one distribution, larger the more two differ (Szekely and Rizzo 2013). */
const energyDistance = (one: readonly Point[], other: readonly Point[]): number =>
  2 * meanDistance(one, other) - meanDistance(one, one) - meanDistance(other, other);

function point(sample: SamplePreview): Point {
  if (sample.kind !== 'row') throw new Error('a sample is no row');
  return [Number(sample.cells['x']), Number(sample.cells['y'])];
}

beforeAll(useNativeBackend);

describe('the example of adversarial training in a plane', () => {
  test('draws points that come near the real ones, in the units of the data', async () => {
    const text = await readFile(path.join(folder, 'gan-2d.model.yaml'), 'utf8');
    const { model, problems } = checkModelFile(text, { fileName: 'gan-2d.model.yaml' });
    if (!model) throw new Error(JSON.stringify(problems));
    if (model.data.source.kind !== 'generate') throw new Error('the example has no generated data');
    expect(generatorFacts(model.data.source)).toBeDefined();
    const data = await prepareData(model, folder);
    const drawn: (readonly Point[])[] = [];
    const real: (readonly Point[])[] = [];
    const session = await createTrainingSession(model, data);
    await session.run({
      ...recordingHooks(),
      onSamples: (_epoch, samples, given) => {
        drawn.push(samples.map(point));
        if (given) real.push(given.map(point));
      },
    });
    session.dispose();
    expect(drawn).toHaveLength(model.train.epochs);
    const [wanted = []] = real;
    expect(wanted.length).toBeGreaterThan(100);
    const distances = drawn.map((points) => energyDistance(points, wanted));
    expect(distances.at(-1)).toBeLessThan(0.1 * (distances[0] ?? 0));
  });
});
