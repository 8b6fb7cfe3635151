import { cleaningPlaces, type ColumnSummary, type DataSummary } from '../../protocol';
import { text, words as worded, type TextKey } from '../../texts';
import { html, type Markup } from '../html';
import { section, table, type Column } from '../table';
import type { ReportWording } from '../wording';

const types = {
  numeric: 'typeNumeric',
  category: 'typeCategory',
  text: 'typeText',
  image: 'typeImage',
  date: 'typeDate',
} as const;
const uses = { input: 'useInput', target: 'useTarget', weight: 'useWeight', unused: 'useUnused' } as const;

/** Where the data came from, how they were split, what the columns hold and what was done to them. */
export function dataPart(data: DataSummary | null, fingerprint: string | null, wording: ReportWording): Markup {
  const { words, numbers, say, locale } = wording;
  if (!data) return section('data', words('data'), html`<p>${say('noData')}</p>`);
  const { source, rows, split, columns, classes = [], notices } = data;
  const { train, validation, test } = split;
  const counts = { train: numbers.count(train), validation: numbers.count(validation), test: numbers.count(test) };
  return section(
    'data',
    words('data'),
    html`<p>
      ${say('dataSource', { source, rows: numbers.count(rows) })} ${words('splitSpoken', counts)}
      (${words(split.stratified ? 'splitStratified' : 'splitSeed', { seed: split.seed })}).
    </p>`,
    fingerprint === null ? '' : html`<p class="dim">${say('fingerprint')} <code>${fingerprint}</code></p>`,
    notices.map((notice) => html`<p>${worded(locale, notice)}</p>`),
    columns.length > 0 ? table(columns, columnsOf(rows, wording), words('column')) : '',
    classes.length > 0
      ? html`<h3>${words('classes')}</h3>
          ${table(classes, [
            { head: words('classColumn'), cell: ({ label }) => label },
            { head: words('imagesInTrain'), cell: ({ count }) => numbers.count(count), number: true },
            {
              head: words('shareColumn'),
              cell: ({ count }) => numbers.percent(count / Math.max(1, train)),
              number: true,
            },
          ])}`
      : '',
    cleaningPart(data, wording),
  );
}

function columnsOf(rows: number, { words, numbers }: ReportWording): readonly Column<ColumnSummary>[] {
  const range = ({ numeric, dates, categories = [] }: ColumnSummary) => {
    if (numeric) {
      const { minimum, maximum, mean } = numeric;
      const ends = { minimum: numbers.plain(minimum), maximum: numbers.plain(maximum) };
      return words('rangeMean', { ...ends, mean: numbers.measure(mean) });
    }
    if (dates) return words('rangeDates', { first: dates.minimum, last: dates.maximum });
    const [first] = categories;
    return first
      ? words('commonest', { value: first.value, share: numbers.percent(first.count / Math.max(1, rows)) })
      : '';
  };
  return [
    { head: words('column'), cell: ({ name }) => name },
    { head: words('type'), cell: ({ type }) => words(types[type]) },
    { head: words('use'), cell: ({ use }) => words(uses[use]) },
    { head: words('missing'), cell: ({ missing }) => numbers.count(missing), number: true },
    { head: words('distinct'), cell: ({ distinct }) => numbers.count(distinct), number: true },
    { head: words('rangeOrCommonest'), cell: range },
  ];
}

function cleaningPart({ cleaning = [] }: DataSummary, { numbers, locale }: ReportWording): Markup | null {
  if (cleaning.length === 0) return null;
  const say = (key: TextKey) => text(locale, key);
  return html`<h3>${say('engine.cleaning_title')}</h3>
    ${table(cleaning, [
      { head: say('engine.cleaning_what'), cell: ({ what }) => say(`engine.cleaning_${what}`) },
      { head: say('engine.cleaning_column'), cell: ({ column }) => column },
      { head: say('engine.cleaning_split'), cell: ({ split }) => say(cleaningPlaces[split]) },
      { head: say('engine.cleaning_rows'), cell: ({ rows }) => numbers.count(rows), number: true },
    ])}`;
}
