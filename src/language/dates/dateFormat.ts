import { counted, isDateFormat, patternOf, type DateField } from './datePattern';

/** How a date is written, ready to read cells. */
export interface DateReader {
  readonly format: string;
  /** Whether it has a time of day. */
  readonly time: boolean;
  /** Milliseconds since 1970 on the clock that the cell shows, with an offset on that of UTC; NaN where the cell is no such date. */
  read(cell: string): number;
}

const known = new Map<string, DateReader | null>();

/** Reads a format such as `yyyy-MM-dd[ HH:mm]`, where brackets hold what may be left out; null where it is none. */
export function dateReader(format: string): DateReader | null {
  const before = known.get(format);
  if (before !== undefined) return before;
  const reader = compiled(format);
  if (known.size > 1000) known.clear();
  known.set(format, reader);
  return reader;
}

function compiled(format: string): DateReader | null {
  const unit = Object.hasOwn(counted, format) ? counted[format] : undefined;
  if (unit !== undefined) {
    return {
      format,
      time: true,
      read: (cell) => (/^-?\d+(?:\.\d+)?$/.test(cell) ? Math.round(Number(cell) * unit) : NaN),
    };
  }
  const parsed = isDateFormat(format) ? patternOf(format) : null;
  if (!parsed) return null;
  const { fields } = parsed;
  const pattern = new RegExp(`^${parsed.pattern}$`);
  return {
    format,
    time: fields.includes('hour'),
    read: (cell) => {
      const found = pattern.exec(cell);
      return found ? timeOf(fields, found) : Number.NaN;
    },
  };
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longMonths = 'january february march april may june july august september october november december'.split(' ');

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const month = months.indexOf(lower.slice(0, 3));
  return month >= 0 && (longMonths[month]?.startsWith(lower) === true || lower === 'sept') ? month + 1 : Number.NaN;
}

/** Two digits mean 1969 to 2068, as POSIX has it. */
const fullYear = (short: number): number => short + (short < 69 ? 2000 : 1900);

function timeOf(fields: readonly DateField[], found: RegExpExecArray): number {
  let [year, month, day, hour, minute, second, milliseconds, offset] = [1970, 1, 1, 0, 0, 0, 0, 0];
  let half: string | null = null;
  for (const [index, field] of fields.entries()) {
    const part = found[index + 1];
    if (part === undefined) continue;
    switch (field) {
      case 'year':
        year = Number(part);
        break;
      case 'shortYear':
        year = fullYear(Number(part));
        break;
      case 'month':
        month = Number(part);
        break;
      case 'monthName':
        month = monthOf(part);
        break;
      case 'day':
        day = Number(part);
        break;
      case 'hour':
        hour = Number(part);
        break;
      case 'minute':
        minute = Number(part);
        break;
      case 'second':
        second = Number(part);
        break;
      case 'fraction':
        milliseconds = Math.floor(Number(`0.${part}`) * 1000 + 1e-6);
        break;
      case 'half':
        half = part.toLowerCase();
        break;
      case 'zone':
        offset = offsetOf(part);
        break;
    }
  }
  if (half !== null) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (!(month >= 1 && month <= 12) || day < 1 || hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const time = new Date(Date.UTC(2000, month - 1, 1, hour, minute, second, milliseconds));
  time.setUTCFullYear(year, month - 1, day);
  // The 31st of June would be the first of July.
  return time.getUTCDate() === day ? time.getTime() - offset : Number.NaN;
}

function offsetOf(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const bare = zone.slice(1).replace(':', '');
  const minutes = Number(bare.slice(0, 2)) * 60 + Number(bare.slice(2, 4) || 0);
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** ISO 8601, of a date with a time or without. */
export const isoFormat = "yyyy-MM-dd['T'][ ][HH:mm[:ss[.SSS]]][X]";

/** A cell as the format has it, or as ISO 8601 has it. */
export function readDate(cell: string, format: string): number {
  const time = dateReader(format)?.read(cell) ?? Number.NaN;
  return Number.isNaN(time) ? (dateReader(isoFormat)?.read(cell) ?? Number.NaN) : time;
}

/** As ISO 8601 writes it, without a zone: `2024-03-01`, `2024-03-01T09:30`. */
export function dateText(milliseconds: number, time: boolean): string {
  const iso = new Date(milliseconds).toISOString();
  if (!time) return iso.slice(0, 10);
  return milliseconds % 60_000 === 0 ? iso.slice(0, 16) : iso.slice(0, 19);
}
