/** How a date is written, ready to read cells. */
export interface DateReader {
  readonly format: string;
  /** Whether it has a time of day. */
  readonly time: boolean;
  /** Milliseconds since 1970 on the clock that the cell shows, with an offset on that of UTC; NaN where the cell is no such date. */
  read(cell: string): number;
}

type Field =
  'year' | 'shortYear' | 'month' | 'monthName' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'half' | 'zone';

interface Token {
  readonly field: Field | null;
  readonly pattern: string;
  /** Two digits where neighbours are digits as well. */
  readonly fixed?: string;
}

const digits = '(\\d{1,2})';
const two = '(\\d{2})';

/** Letters as Unicode's date patterns have them. */
const tokens: readonly (readonly [RegExp, Token])[] = [
  [/^yyyy/, { field: 'year', pattern: '(\\d{4})' }],
  [/^yy/, { field: 'shortYear', pattern: two }],
  [/^MMMM?/, { field: 'monthName', pattern: '([A-Za-z]{3,9})\\.?' }],
  [/^MM/, { field: 'month', pattern: digits, fixed: two }],
  [/^M/, { field: 'month', pattern: digits }],
  [/^dd/, { field: 'day', pattern: digits, fixed: two }],
  [/^d/, { field: 'day', pattern: digits }],
  [/^[Hh]{2}/, { field: 'hour', pattern: digits, fixed: two }],
  [/^[Hh]/, { field: 'hour', pattern: digits }],
  [/^mm/, { field: 'minute', pattern: digits, fixed: two }],
  [/^m/, { field: 'minute', pattern: digits }],
  [/^ss/, { field: 'second', pattern: digits, fixed: two }],
  [/^s/, { field: 'second', pattern: digits }],
  [/^S+/, { field: 'fraction', pattern: '(\\d{1,9})' }],
  [/^a/, { field: 'half', pattern: '([AaPp])\\.?[Mm]\\.?' }],
  [/^(?:X{1,3}|Z)/, { field: 'zone', pattern: '(Z|z|[+-]\\d{2}:?(?:\\d{2})?)' }],
  [/^E+/, { field: null, pattern: '[A-Za-z]{2,9}\\.?' }],
  [/^'([^']*)'/, { field: null, pattern: '' }],
  [/^T/, { field: null, pattern: '[Tt]' }],
  [/^\s+/, { field: null, pattern: '\\s+' }],
];

const numeric: ReadonlySet<Field | null> = new Set<Field | null>([
  'year',
  'shortYear',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'fraction',
]);

/** Seconds or milliseconds since 1970, as computers count. */
const counted: Readonly<Record<string, number>> = { unixSeconds: 1000, unixMilliseconds: 1 };

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
  const parsed = patternOf(format);
  if (!parsed || parsed.fields.length === 0 || new Set(parsed.fields).size !== parsed.fields.length) return null;
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

function patternOf(format: string): { pattern: string; fields: readonly Field[] } | null {
  let pattern = '';
  let open = 0;
  const fields: Field[] = [];
  let before: Field | null = null;
  for (let at = 0; at < format.length;) {
    const rest = format.slice(at);
    const sign = rest.charAt(0);
    if (sign === '[' || sign === ']') {
      open += sign === '[' ? 1 : -1;
      if (open < 0) return null;
      pattern += sign === '[' ? '(?:' : ')?';
      at += 1;
      continue;
    }
    const token = tokens.map(([test, one]) => ({ match: test.exec(rest), one })).find(({ match }) => match !== null);
    if (!token?.match) {
      if (/[A-Za-z]/.test(sign)) return null;
      pattern += escaped(sign);
      before = null;
      at += 1;
      continue;
    }
    const { match, one } = token;
    const after = nextField(format.slice(at + match[0].length));
    const beside = numeric.has(before) || numeric.has(after);
    if (one.field) fields.push(one.field);
    pattern += match[1] === undefined ? ((beside ? one.fixed : undefined) ?? one.pattern) : escaped(match[1]);
    before = one.field;
    at += match[0].length;
  }
  return open === 0 ? { pattern, fields } : null;
}

/** The field that stands right behind, with nothing between. */
function nextField(rest: string): Field | null {
  const bare = rest.replace(/^[[\]]+/, '');
  return tokens.find(([test]) => test.test(bare))?.[1].field ?? null;
}

const escaped = (literal: string): string => literal.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const longMonths = 'january february march april may june july august september october november december'.split(' ');

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  const month = months.indexOf(lower.slice(0, 3));
  return month >= 0 && (longMonths[month]?.startsWith(lower) === true || lower === 'sept') ? month + 1 : Number.NaN;
}

/** Two digits mean 1969 to 2068, as POSIX has it. */
const fullYear = (short: number): number => short + (short < 69 ? 2000 : 1900);

function timeOf(fields: readonly Field[], found: RegExpExecArray): number {
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
