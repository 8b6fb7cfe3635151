import type { DatePart } from '../types/modelFile';

const dayLength = 86_400_000;

function dayOfYear(date: Date): number {
  const first = new Date(date);
  first.setUTCMonth(0, 1);
  first.setUTCHours(0, 0, 0, 0);
  return Math.floor((date.getTime() - first.getTime()) / dayLength);
}

/** The value of each part of a date, from 0 where it goes round. */
export const partValues: Readonly<Record<DatePart, (date: Date) => number>> = {
  year: (date) => date.getUTCFullYear(),
  quarter: (date) => Math.floor(date.getUTCMonth() / 3),
  month: (date) => date.getUTCMonth(),
  day: (date) => date.getUTCDate() - 1,
  dayOfYear,
  weekday: (date) => (date.getUTCDay() + 6) % 7,
  hour: (date) => date.getUTCHours(),
  minute: (date) => date.getUTCMinutes(),
  second: (date) => date.getUTCSeconds(),
  elapsed: (date) => date.getTime() / dayLength,
};

/** The parts that are looked at unless the file names some. */
const usualParts = ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second'] as const;

/** Those of the usual parts that are not the same in all dates; the first of them where none differs. */
export function varyingParts(times: Iterable<number>): readonly DatePart[] {
  const first = new Map<DatePart, number>();
  const varying = new Set<DatePart>();
  for (const time of times) {
    if (Number.isNaN(time)) continue;
    const date = new Date(time);
    for (const part of usualParts) {
      if (varying.has(part)) continue;
      const value = partValues[part](date);
      const before = first.get(part);
      if (before === undefined) first.set(part, value);
      else if (before !== value) varying.add(part);
    }
    if (varying.size === usualParts.length) break;
  }
  // The weekdays of the firsts of months mean nothing.
  if (!varying.has('day')) varying.delete('weekday');
  return varying.size === 0 ? ['year'] : usualParts.filter((part) => varying.has(part));
}
