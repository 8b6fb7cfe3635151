import type { Prediction, ServedRow } from '../../protocol';
import type { ServedVersion } from '../models/served';
import type { WorkerPool } from '../workers/pool';
import type { ShadowFigures } from './shadowFigures';

const none = { same: 0, differences: [] };

/** Asks a version for what another has answered, where there is room, and tells how they compare. Never rejects. */
export async function askShadow(
  pool: WorkerPool,
  shadow: ServedVersion,
  against: ServedVersion,
  rows: readonly ServedRow[],
  answered: readonly Prediction[],
): Promise<ShadowFigures> {
  const about = { shadow, against, rows: rows.length };
  // Whatever waits is worth more than a comparison.
  if (pool.queuedRows > 0) return { ...about, ...none, outcome: 'skipped' };
  try {
    const alone = shadow.face.window !== undefined;
    const predictions = await pool.predict(shadow.summary.path, rows, new AbortController().signal, alone);
    const pairs = answered.map((one, index) => [one, predictions[index]] as const);
    return {
      ...about,
      outcome: 'compared',
      same: pairs.filter(([one, other]) => other !== undefined && isSame(one, other)).length,
      differences: pairs.map(([one, other]) => (other ? difference(one, other) : Infinity)),
    };
  } catch {
    // It must not matter to anyone that a shadow fails; the figures say how often it does.
    return { ...about, ...none, outcome: 'failed' };
  }
}

function isSame(one: Prediction, other: Prediction): boolean {
  if (one.label !== undefined || other.label !== undefined) return one.label === other.label;
  return (
    one.output.length === other.output.length &&
    one.output.every((value, index) => {
      const second = other.output[index] ?? Number.NaN;
      return Math.abs(value - second) <= 0.01 * Math.max(Math.abs(value), Math.abs(second));
    })
  );
}

function difference(one: Prediction, other: Prediction): number {
  if (one.output.length !== other.output.length) return Infinity;
  return one.output.reduce((most, value, index) => Math.max(most, Math.abs(value - (other.output[index] ?? value))), 0);
}
