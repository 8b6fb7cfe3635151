import type { DatePart } from '../types/modelFile';

const dayLength = 86_400_000;

interface Part {
  /** Of a part that goes round: after so many it starts anew. */
  readonly period?: number;
  /** From 0 where it goes round. */
  readonly valueOf: (date: Date) => number;
}

function dayOfYear(date: Date): number {
  const first = new Date(date);
  first.setUTCMonth(0, 1);
  first.setUTCHours(0, 0, 0, 0);
  return Math.floor((date.getTime() - first.getTime()) / dayLength);
}

/** What a date can be taken apart into. */
export const dateParts: Readonly<Record<DatePart, Part>> = {
  year: { valueOf: (date) => date.getUTCFullYear() },
  quarter: { period: 4, valueOf: (date) => Math.floor(date.getUTCMonth() / 3) },
  month: { period: 12, valueOf: (date) => date.getUTCMonth() },
  day: { period: 31, valueOf: (date) => date.getUTCDate() - 1 },
  dayOfYear: { period: 366, valueOf: dayOfYear },
  weekday: { period: 7, valueOf: (date) => (date.getUTCDay() + 6) % 7 },
  hour: { period: 24, valueOf: (date) => date.getUTCHours() },
  minute: { period: 60, valueOf: (date) => date.getUTCMinutes() },
  second: { period: 60, valueOf: (date) => date.getUTCSeconds() },
  elapsed: { valueOf: (date) => date.getTime() / dayLength },
};

export const datePartNames = Object.keys(dateParts) as readonly DatePart[];

/** How many numbers a part becomes: one that goes round is a place on a circle. */
export function partWidth(part: DatePart): number {
  return dateParts[part].period === undefined ? 1 : 2;
}

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
      const value = dateParts[part].valueOf(date);
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
