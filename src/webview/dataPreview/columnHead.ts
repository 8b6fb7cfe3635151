import type { ColumnStatistics, PreviewColumn, RowsOnly } from '../../protocol';
import { element, setChildren, type Attributes, type Child } from '../dom';
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

/** What a head lets the reader do with the rows. */
export interface ColumnActions {
  sort(): void;
  only(kind: RowsOnly): void;
}

/** The head of a column: what it is, and, once they are counted, what its rows are; sorts by it, and shows what is odd in it alone. */
export class ColumnHead {
  readonly element: HTMLElement;
  private readonly facts = element('div', { class: 'facts' });
  private readonly arrow = element('span', { class: 'arrow' });
  private readonly flags = new Map<RowsOnly, HTMLButtonElement>();
  private chosen: RowsOnly | null = null;

  constructor(
    private readonly context: DataContext,
    private readonly column: PreviewColumn,
    place: number,
    private readonly actions: ColumnActions,
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
      this.name(
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
    this.show(null, null);
  }

  /** How the rows are in order by this column, and which of them are shown alone. */
  show(order: 'ascending' | 'descending' | null, only: RowsOnly | null): void {
    this.chosen = only;
    this.element.setAttribute('aria-sort', order ?? 'none');
    setChildren(this.arrow, order && icon(order === 'ascending' ? 'arrow-up' : 'arrow-down'));
    for (const [kind, button] of this.flags) button.setAttribute('aria-pressed', String(kind === only));
  }

  /** Pictures are in no order. */
  private name(...children: readonly Child[]): HTMLElement {
    const { name, type } = this.column;
    if (type === 'image') return element('div', { class: 'head-name', title: name }, ...children);
    const title = this.context.words('previewSort', { column: name });
    const button = element('button', { class: 'head-name', type: 'button', title }, ...children, this.arrow);
    button.addEventListener('click', () => this.actions.sort());
    return button;
  }

  private flag(kind: RowsOnly, count: number, shown: string, attributes: Attributes): HTMLElement {
    if (count === 0) return element('div', attributes, shown);
    const button = element(
      'button',
      { type: 'button', 'aria-pressed': String(this.chosen === kind), ...attributes },
      shown,
    );
    button.addEventListener('click', () => this.actions.only(kind));
    this.flags.set(kind, button);
    return button;
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
      this.flag('missing', missing, gone, { class: missing ? 'flag warn' : 'flag', title: missing ? gone : null }),
      this.flag('outliers', numeric?.outliers ?? 0, more, { class: 'flag', title: this.outlierNote(statistics) }),
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
