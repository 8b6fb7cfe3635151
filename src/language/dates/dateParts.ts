import type { DatePart } from '../types/modelFile';

/** What a date can be taken apart into: after how many values a part starts anew, null where it goes on for ever. */
export const datePeriods: Readonly<Record<DatePart, number | null>> = {
  year: null,
  quarter: 4,
  month: 12,
  day: 31,
  dayOfYear: 366,
  weekday: 7,
  hour: 24,
  minute: 60,
  second: 60,
  elapsed: null,
};

export const datePartNames = Object.keys(datePeriods) as readonly DatePart[];

/** How many numbers a part becomes: one that goes round is a place on a circle. */
export function partWidth(part: DatePart): number {
  return datePeriods[part] === null ? 1 : 2;
}
