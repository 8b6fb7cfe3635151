import { element, setChildren, setStyle } from '../dom';
import { moveWithArrows } from './oneStop';

export interface MatrixWords {
  readonly caption: string;
  readonly predicted: string;
  readonly actual: string;
  square(actual: string, predicted: string, count: number): string;
  count(value: number): string;
}

/** Above this many classes squares carry no digits. */
const mostWithDigits = 24;

/** Counts of each true class by predicted class; right answers on the diagonal, shaded by their share of the row. */
export class ConfusionMatrix {
  readonly element = element('table', { class: 'cm', role: 'grid' });
  private squares: HTMLTableCellElement[] = [];
  private size = 0;

  constructor(
    private readonly words: MatrixWords,
    private readonly onSelect: (actual: number, predicted: number) => void,
  ) {
    moveWithArrows(
      this.element,
      () => this.squares,
      () => this.size,
    );
  }

  update(labels: readonly string[], counts: readonly (readonly number[])[]): void {
    this.size = labels.length;
    this.squares = [];
    const dense = labels.length > mostWithDigits;
    this.element.classList.toggle('dense', dense);
    this.element.classList.toggle('few', labels.length <= 5);
    const most = Math.max(1, ...counts.flatMap((row, actual) => row.filter((_, predicted) => predicted !== actual)));
    const rows = counts.map((row, actual) =>
      element(
        'tr',
        {},
        actual === 0
          ? element(
              'th',
              { class: 'side', rowspan: labels.length, scope: 'rowgroup' },
              element('span', {}, this.words.actual),
            )
          : null,
        element('th', { class: 'r', scope: 'row', title: labels[actual] }, dense ? '' : (labels[actual] ?? '')),
        ...row.map((count, predicted) => this.square(labels, row, actual, predicted, count, most, dense)),
      ),
    );
    const columns = labels.map((label) => element('th', { scope: 'col', title: label }, dense ? '' : label));
    setChildren(
      this.element,
      element('caption', { class: 'sr' }, this.words.caption),
      element(
        'colgroup',
        {},
        element('col', { class: 'side-column' }),
        element('col', { class: 'name-column' }),
        element('col', { span: labels.length }),
      ),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('td', { class: 'corner', colspan: 2, rowspan: 2 }),
          element('th', { class: 'ax', colspan: labels.length, scope: 'colgroup' }, this.words.predicted),
        ),
        element('tr', {}, ...columns),
      ),
      element('tbody', {}, ...rows),
    );
  }

  select(actual: number | null, predicted: number | null): void {
    for (const [index, square] of this.squares.entries()) {
      const chosen = actual !== null && predicted !== null && index === actual * this.size + predicted;
      square.classList.toggle('sel', chosen);
      square.setAttribute('aria-selected', String(chosen));
    }
  }

  private square(
    labels: readonly string[],
    row: readonly number[],
    actual: number,
    predicted: number,
    count: number,
    most: number,
    dense: boolean,
  ): HTMLTableCellElement {
    const right = actual === predicted;
    const total = row.reduce((sum, value) => sum + value, 0);
    const share = total > 0 ? count / total : 0;
    const faint = right && share < 0.5;
    const said = this.words.square(labels[actual] ?? '', labels[predicted] ?? '', count);
    const kind = count === 0 ? 'z' : right ? (faint ? 'hit faint' : 'hit') : 'miss';
    const shown = count === 0 ? '·' : this.words.count(count);
    const square = element(
      'td',
      { class: kind, tabindex: this.squares.length === 0 ? 0 : -1, role: 'gridcell', 'aria-label': said, title: said },
      dense ? '' : shown,
    );
    // Between the tints of a right and of a wrong answer no text colour has enough contrast.
    const tint = right ? (faint ? 20 + share * 48 : 88 + (share - 0.5) * 24) : 20 + 34 * Math.sqrt(count / most);
    setStyle(square, '--p', String(Math.round(tint)));
    const choose = () => this.onSelect(actual, predicted);
    square.addEventListener('click', choose);
    square.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose();
    });
    this.squares.push(square);
    return square;
  }
}
