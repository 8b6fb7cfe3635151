import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  datePeriods,
  dateReader,
  dateText,
  isoFormat,
  partValues,
  readDate,
  varyingParts,
  type DatePart,
} from '../../../src/language';

const read = (format: string, cell: string): string => {
  const time = dateReader(format)?.read(cell) ?? Number.NaN;
  return Number.isNaN(time) ? 'no date' : new Date(time).toISOString().replace('.000Z', '');
};

describe('a format of dates', () => {
  it.each([
    [isoFormat, '2024-02-29', '2024-02-29T00:00:00'],
    [isoFormat, '2024-02-29T09:30', '2024-02-29T09:30:00'],
    [isoFormat, '2024-02-29 09:30:15', '2024-02-29T09:30:15'],
    [isoFormat, '2024-02-29T09:30:15.250Z', '2024-02-29T09:30:15.250Z'],
    [isoFormat, '2024-02-29T23:30:00+02:00', '2024-02-29T21:30:00'],
    [isoFormat, '2024-02-29T23:30:00-0500', '2024-03-01T04:30:00'],
    [isoFormat, '2023-02-29', 'no date'],
    [isoFormat, '2024-13-01', 'no date'],
    [isoFormat, '2024-02-29 25:00', 'no date'],
    ['dd/MM/yyyy', '01/02/2024', '2024-02-01T00:00:00'],
    ['MM/dd/yyyy', '01/02/2024', '2024-01-02T00:00:00'],
    ['d.M.yy', '1.2.69', '1969-02-01T00:00:00'],
    ['d.M.yy', '1.2.68', '2068-02-01T00:00:00'],
    ['yyyyMMdd', '20240301', '2024-03-01T00:00:00'],
    ['yyyyMMddHHmm', '202403010930', '2024-03-01T09:30:00'],
    ['MMM d, yyyy', 'March 5, 2024', '2024-03-05T00:00:00'],
    ['d-MMM-yy', '05-Sep-24', '2024-09-05T00:00:00'],
    ['d MMM yyyy', '5 Mai 2024', 'no date'],
    ['M/d/yyyy h:mm a', '3/5/2024 12:05 AM', '2024-03-05T00:05:00'],
    ['M/d/yyyy h:mm a', '3/5/2024 1:05 pm', '2024-03-05T13:05:00'],
    ['M/d/yyyy h:mm a', '3/5/2024 13:05 pm', 'no date'],
    ['yyyy年M月d日', '2024年3月5日', '2024-03-05T00:00:00'],
    ["'week of' yyyy-MM-dd", 'week of 2024-03-05', '2024-03-05T00:00:00'],
    ['HH:mm', '17:45', '1970-01-01T17:45:00'],
    ['unixSeconds', '1700000000', '2023-11-14T22:13:20'],
    ['unixMilliseconds', '1700000000000', '2023-11-14T22:13:20'],
  ])('%s reads %s as %s', (format, cell, expected) => {
    expect(read(format, cell)).toBe(expected);
  });

  it.each(['', 'date', 'yyyy-MM-dd]', '[yyyy', 'yyyy-MM-dd yyyy', 'toString', '(.*)+x'])('is not: %s', (format) => {
    expect(dateReader(format)).toBeNull();
  });

  it('never fails and never hangs, whatever is written for it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (format, cell) => {
        expect(typeof readDate(cell, format)).toBe('number');
      }),
    );
  });

  it('understands what it tells, to the second', () => {
    const times = fc.integer({ min: Date.UTC(1000, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 });
    fc.assert(
      fc.property(times, (seconds) => {
        expect(readDate(dateText(seconds * 1000, true), 'd/M/yy')).toBe(seconds * 1000);
      }),
    );
  });
});

describe('parts of a date', () => {
  it('are those that differ, and weekdays only where days do', () => {
    const times = (...cells: string[]) => cells.map((cell) => readDate(cell, isoFormat));
    expect(varyingParts(times('2024-01-01', '2024-02-01', '2025-01-01'))).toEqual(['year', 'month']);
    expect(varyingParts(times('2024-01-01', '2024-01-09'))).toEqual(['day', 'weekday']);
    expect(varyingParts(times('2024-01-01T05:00', '2024-01-01T06:00'))).toEqual(['hour']);
    expect(varyingParts([Number.NaN, ...times('2024-01-01')])).toEqual(['year']);
  });

  it('lie on their circle', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (one) => {
        for (const [part, valueOf] of Object.entries(partValues)) {
          const period = datePeriods[part as DatePart];
          if (period === null) continue;
          expect(valueOf(one)).toBeGreaterThanOrEqual(0);
          expect(valueOf(one)).toBeLessThan(period);
        }
      }),
    );
  });
});
