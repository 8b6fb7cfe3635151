import type { ColumnSummary, DataSummary } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { miniHistogram } from '../../render/histogram';
import { icon, type IconName } from '../../render/icons';

const types: Readonly<
  Record<
    ColumnSummary['type'],
    { icon: IconName; word: 'typeNumeric' | 'typeCategory' | 'typeText' | 'typeImage' | 'typeDate' }
  >
> = {
  numeric: { icon: 'symbol-numeric', word: 'typeNumeric' },
  category: { icon: 'symbol-enum', word: 'typeCategory' },
  text: { icon: 'symbol-string', word: 'typeText' },
  image: { icon: 'file-media', word: 'typeImage' },
  date: { icon: 'calendar', word: 'typeDate' },
};

const uses = { input: 'useInput', weight: 'useWeight', unused: 'useUnused' } as const;

/** The columns of a table: what they hold and what they are used for. */
export function columnTable(context: PanelContext, data: DataSummary): HTMLElement {
  const { words } = context;
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, words('column')),
    element('th', { scope: 'col' }, words('type')),
    element('th', { scope: 'col' }, words('use')),
    element('th', { class: 'num n', scope: 'col' }, words('missing')),
    element('th', { class: 'wide pc', scope: 'col' }, element('span', { class: 'sr' }, words('missingPercent'))),
    element('th', { class: 'num wide', scope: 'col' }, words('distinct')),
    element('th', { class: 'wide', scope: 'col' }, words('rangeOrCommonest')),
    element('th', { scope: 'col' }, words('distribution')),
  );
  const rows = data.columns.map((column) => columnRow(context, column, data.rows));
  const table = element('table', { class: 'grid cols' }, element('thead', {}, head), element('tbody', {}, ...rows));
  return element('div', { class: 'scroll-x data-table' }, table);
}

function columnRow(context: PanelContext, column: ColumnSummary, rows: number): HTMLElement {
  const { words, numbers } = context;
  const { icon: picture, word } = types[column.type];
  const range = rangeWords(context, column, rows);
  const counts =
    column.numeric?.histogram.counts ??
    column.dates?.histogram.counts ??
    column.categories?.map(({ count }) => count) ??
    [];
  return element(
    'tr',
    { class: column.use === 'unused' ? 'off' : null },
    element('td', { class: 'nm' }, column.name),
    element(
      'td',
      {},
      element('span', { class: 'type' }, icon(picture), element('span', { class: 'wide' }, words(word))),
    ),
    element(
      'td',
      {},
      column.use === 'target' ? element('span', { class: 'tag' }, words('useTarget')) : words(uses[column.use]),
    ),
    element(
      'td',
      { class: 'num' },
      element('span', { class: column.missing ? null : 'dim' }, numbers.count(column.missing)),
    ),
    element('td', { class: 'num dim wide pc' }, column.missing ? numbers.percent(column.missing / rows) : ''),
    element('td', { class: 'num wide' }, numbers.count(column.distinct)),
    element('td', { class: 'wide range', title: range }, range),
    element('td', {}, counts.length ? miniHistogram(counts, `${column.name}: ${range}`) : null),
  );
}

function rangeWords({ words, numbers }: PanelContext, column: ColumnSummary, rows: number): string {
  if (column.numeric) {
    const { minimum, maximum, mean } = column.numeric;
    return words('rangeMean', {
      minimum: numbers.plain(minimum),
      maximum: numbers.plain(maximum),
      mean: numbers.measure(mean),
    });
  }
  if (column.dates) return words('rangeDates', { first: column.dates.minimum, last: column.dates.maximum });
  const commonest = column.categories?.[0];
  return commonest
    ? words('commonest', { value: commonest.value, share: numbers.percent(commonest.count / Math.max(1, rows)) })
    : '';
}
