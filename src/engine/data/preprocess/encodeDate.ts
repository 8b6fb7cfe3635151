import { datePeriods, partValues } from '../../../language';
import type { FittedDate, FittedDatePart } from './fitted';

/** Writes the parts of a date, in milliseconds since 1970, from a place on. A part that goes round is a point on the unit circle, and a missing one its middle. */
export function encodeDate(column: FittedDate, time: unknown, values: Float32Array, at: number): void {
  const date = typeof time === 'number' && !Number.isNaN(time) ? new Date(time) : null;
  let place = at;
  for (const { part, offset, scale, fill } of column.parts) {
    const period = datePeriods[part];
    const valueOf = partValues[part];
    if (period === null) {
      values[place++] = ((date ? valueOf(date) : fill) - offset) / scale;
      continue;
    }
    const angle = date ? (2 * Math.PI * valueOf(date)) / period : null;
    values[place++] = angle === null ? 0 : Math.sin(angle);
    values[place++] = angle === null ? 0 : Math.cos(angle);
  }
}

/** The part that its numbers stand for; one that goes round counts from 0. */
export function decodePart({ part, offset, scale }: FittedDatePart, values: Float32Array): number {
  const period = datePeriods[part];
  const [first = 0, second = 0] = values;
  if (period === null) return first * scale + offset;
  const turn = Math.atan2(first, second) / (2 * Math.PI);
  return Math.round((turn < 0 ? turn + 1 : turn) * period) % period;
}
