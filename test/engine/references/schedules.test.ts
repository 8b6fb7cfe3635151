import { describe, expect, test } from 'vitest';
import { startPlateau, updatePlateau } from '../../../src/engine/train/plateau';
import { learningRateOf } from '../../../src/engine/train/schedule';
import { checkModelFile, type JsonValue, type ScheduleSpec } from '../../../src/language';
import { schedules } from '../../../src/language/schema/schedules';
import { plateauReferences, scheduleReferences } from './readReferences';

/** With every default of the language. */
function scheduleOf(schedule: ScheduleSpec): ScheduleSpec {
  const file = {
    data: { source: { generate: 'blobs' } },
    model: [{ dense: { units: 3, activation: 'softmax' } }],
    train: { schedule: { [schedule.name]: schedule.config }, epochs: 100 },
  };
  const { model, problems } = checkModelFile(JSON.stringify(file), { fileName: 'reference.model.json' });
  if (!model?.train.schedule) throw new Error(`not read: ${JSON.stringify(problems)}`);
  return model.train.schedule;
}

/** Every rate within 1e-6 of Keras's, which calculates in single precision. */
function expectRates(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  const scale = Math.max(...wanted);
  for (const [index, rate] of wanted.entries()) {
    expect(Math.abs((found[index] ?? NaN) - rate), `step ${String(index)}`).toBeLessThanOrEqual(1e-6 * scale);
  }
}

describe('the schedules of the language', () => {
  test('all that fall have references made with Keras', () => {
    const held = new Set([...scheduleReferences, ...plateauReferences].map(({ schedule }) => schedule.name));
    expect(Object.keys(schedules).filter((name) => !held.has(name))).toEqual(['constant']);
  });

  test.each(scheduleReferences.map((reference) => ({ ...reference, written: JSON.stringify(reference.schedule) })))(
    "give each step Keras's rate: $written",
    ({ schedule, start, rates, ...run }) => {
      const rate = learningRateOf(scheduleOf(schedule), run);
      expectRates(
        rates.map((_, done) => rate(start, done)),
        rates,
      );
    },
  );

  test.each(plateauReferences.map((reference) => ({ ...reference, written: JSON.stringify(reference.schedule) })))(
    "reduce on a plateau when Keras's callback does: $written",
    ({ schedule, start, values, rates }) => {
      const spec = scheduleOf(schedule);
      let plateau = startPlateau([start]);
      const found = values.map((value) => {
        // As it comes back from a checkpoint.
        plateau = JSON.parse(JSON.stringify(updatePlateau(plateau, spec, { val_loss: value }))) as typeof plateau;
        return plateau.rates[0] ?? NaN;
      });
      expectRates(found, rates);
    },
  );

  const config = (more: Readonly<Record<string, JsonValue>>) => scheduleOf({ name: 'constant', config: more });
  test('can begin with a warm-up that reaches the whole rate when it is over', () => {
    const rate = learningRateOf(config({ warmUp: 0.5 }), { stepsPerEpoch: 8, epochs: 2 });
    const rates = Array.from({ length: 6 }, (_, done) => rate(0.4, done));
    expect(rates.map((one) => Number(one.toFixed(9)))).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.4]);
  });
});
