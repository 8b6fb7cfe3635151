/** What a part of a date's format stands for. */
export type DateField =
  'year' | 'shortYear' | 'month' | 'monthName' | 'day' | 'hour' | 'minute' | 'second' | 'fraction' | 'half' | 'zone';

interface Token {
  readonly field: DateField | null;
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

const numeric: ReadonlySet<DateField | null> = new Set<DateField | null>([
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
export const counted: Readonly<Record<string, number>> = { unixSeconds: 1000, unixMilliseconds: 1 };

/** The regular expression of a format and what its groups stand for; null where it is no format. */
export function patternOf(format: string): { pattern: string; fields: readonly DateField[] } | null {
  let pattern = '';
  let open = 0;
  const fields: DateField[] = [];
  let before: DateField | null = null;
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
function nextField(rest: string): DateField | null {
  const bare = rest.replace(/^[[\]]+/, '');
  return tokens.find(([test]) => test.test(bare))?.[1].field ?? null;
}

const escaped = (literal: string): string => literal.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** Whether dates can be read by it. */
export function isDateFormat(format: string): boolean {
  if (Object.hasOwn(counted, format)) return true;
  const fields = patternOf(format)?.fields ?? [];
  return fields.length > 0 && new Set(fields).size === fields.length;
}
