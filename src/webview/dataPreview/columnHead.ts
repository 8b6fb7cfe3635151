import type { ColumnStatistics, PreviewColumn } from '../../protocol';
import { element, setChildren, type Child } from '../dom';
import { miniHistogram } from '../render/histogram';
import { icon, type IconName } from '../render/icons';
import type { WebviewText } from '../context';
import type { DataContext } from './context';

const types: Readonly<Record<PreviewColumn['type'], { icon: IconName; word: WebviewText }>> = {
  numeric: { icon: 'symbol-numeric', word: 'typeNumeric' },
  category: { icon: 'symbol-enum', word: 'typeCategory' },
  date: { icon: 'calendar', word: 'typeDate' },
  text: { icon: 'symbol-string', word: 'typeText' },
  image: { icon: 'file-media', word: 'typeImage' },
};

/** The head of a column: what it is, and, once they are counted, what its rows are. */
export class ColumnHead {
  readonly element: HTMLElement;
  private readonly facts = element('div', { class: 'facts' });

  constructor(
    private readonly context: DataContext,
    private readonly column: PreviewColumn,
    place: number,
  ) {
    const { icon: picture, word } = types[column.type];
    const { words } = context;
    const use = column.use === 'target' ? element('span', { class: 'tag' }, words('useTarget')) : null;
    this.element = element(
      'div',
      {
        class: column.use === 'unused' ? 'cell head off' : 'cell head',
        role: 'columnheader',
        'aria-colindex': place,
      },
      element(
        'div',
        { class: 'head-name', title: column.name },
        element(
          'span',
          { class: 'type', title: words(word) },
          icon(picture),
          element('span', { class: 'sr' }, words(word)),
        ),
        element('strong', {}, column.name),
        use,
      ),
      this.facts,
    );
  }

  update(statistics: ColumnStatistics | undefined, rows: number): void {
    if (statistics) setChildren(this.facts, ...this.children(statistics, rows));
  }

  private children(statistics: ColumnStatistics, rows: number): readonly Child[] {
    if (this.column.type === 'image' && !statistics.lengths) return [];
    const { words, numbers } = this.context;
    const { missing, distinct, numeric, categories, lengths } = statistics;
    const counts = numeric?.histogram.counts ?? categories?.map(({ count }) => count) ?? [];
    const range = this.range(statistics, rows);
    const shown = numbers.count(missing);
    const gone = missing
      ? words('previewMissingShare', { count: shown, share: numbers.percent(missing / Math.max(1, rows)) })
      : words('previewMissingCount', { count: shown });
    const more = numeric
      ? words('previewOutliers', { count: numbers.count(numeric.outliers) })
      : lengths
        ? ''
        : words('previewDistinct', { count: numbers.count(distinct) });
    return [
      counts.length ? miniHistogram(counts, `${this.column.name}: ${range}`) : element('span', { class: 'mini none' }),
      element('div', { class: 'range', title: this.centre(statistics, range) }, range),
      element('div', { class: missing ? 'flag warn' : 'flag' }, gone),
      element('div', { class: 'flag', title: this.outlierNote(statistics) }, more),
    ];
  }

  private range({ numeric, categories, lengths }: ColumnStatistics, rows: number): string {
    const { words, numbers } = this.context;
    if (numeric) {
      const { minimum, maximum } = numeric;
      return words('previewRange', { minimum: numbers.datum(minimum), maximum: numbers.datum(maximum) });
    }
    if (lengths) {
      return words('previewLengths', {
        shortest: numbers.count(lengths.shortest),
        median: numbers.count(lengths.median),
        longest: numbers.count(lengths.longest),
      });
    }
    const commonest = categories?.[0];
    if (!commonest) return '';
    return words('commonest', { value: commonest.value, share: numbers.percent(commonest.count / Math.max(1, rows)) });
  }

  private centre({ numeric }: ColumnStatistics, range: string): string {
    if (!numeric) return range;
    const { words, numbers } = this.context;
    const args = { range, mean: numbers.measure(numeric.mean), median: numbers.value(numeric.median) };
    return words('previewCentre', args);
  }

  private outlierNote({ numeric }: ColumnStatistics): string | null {
    if (!numeric) return null;
    const { words, numbers } = this.context;
    return words('previewOutlierNote', {
      lowest: numbers.plain(numeric.lowest),
      highest: numbers.plain(numeric.highest),
    });
  }
}
