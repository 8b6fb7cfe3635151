import type { ClassificationDetail, ClassMeasures } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren, setStyle } from '../../dom';
import { moveWithArrows } from '../../render/oneStop';

type Column = 'name' | 'precision' | 'recall' | 'f1' | 'support';
type Measured = readonly [name: Column, head: string];

/** Precision, recall and F1 of each class, by any of them sorted. */
export class ClassTable {
  readonly element = element('table', { class: 'grid per-class flush' });
  private chosen: number | null = null;
  private sorted: { readonly column: Column; readonly falling: boolean } = { column: 'name', falling: false };

  constructor(
    private readonly context: PanelContext,
    private readonly detail: ClassificationDetail,
  ) {
    moveWithArrows(this.element, () => [...this.element.querySelectorAll<HTMLElement>('.sort')]);
    this.show();
  }

  choose(label: number | null): void {
    this.chosen = label;
    this.show();
  }

  private sort(column: Column): void {
    const again = this.sorted.column === column;
    // The worst class is what one looks for.
    this.sorted = { column, falling: again ? !this.sorted.falling : column === 'support' };
    this.show();
    this.element.querySelector<HTMLElement>(`[data-column="${column}"]`)?.focus();
  }

  private order(): readonly number[] {
    const { column, falling } = this.sorted;
    const places = this.detail.perClass.map((_, index) => index);
    if (column !== 'name') {
      const value = (index: number) => this.detail.perClass[index]?.[column] ?? -1;
      places.sort((a, b) => value(a) - value(b) || a - b);
    }
    return falling ? places.reverse() : places;
  }

  private show(): void {
    const { words, numbers } = this.context;
    const { labels, perClass } = this.detail;
    const lowest = Math.min(1, ...perClass.map(({ f1 }) => f1 ?? 0));
    const from = lowest >= 0.9 ? 0.9 : lowest >= 0.5 ? 0.5 : 0;
    const cell = (value: number | null) =>
      value === null
        ? element('td', { class: 'num', title: words('neverPredicted') })
        : element('td', { class: 'num' }, value.toFixed(4));
    const row = (index: number, { precision, recall, f1, support }: ClassMeasures) => {
      const fill = element('i');
      setStyle(fill, 'width', `${Math.max(2, (((f1 ?? 0) - from) / (1 - from)) * 100)}%`);
      return element(
        'tr',
        { class: this.chosen === index ? 'on' : null },
        element('td', { class: 'nm', title: labels[index] }, labels[index] ?? ''),
        cell(precision),
        cell(recall),
        cell(f1),
        element('td', { class: 'wide' }, element('span', { class: 'meter' }, fill)),
        element('td', { class: 'num' }, numbers.count(support)),
      );
    };
    const mean = (of: (one: ClassMeasures) => number | null) =>
      perClass.reduce((sum, one) => sum + (of(one) ?? 0), 0) / Math.max(1, perClass.length);
    const total = element(
      'tr',
      { class: 'total' },
      element('td', {}, words('mean')),
      cell(mean(({ precision }) => precision)),
      cell(mean(({ recall }) => recall)),
      cell(mean(({ f1 }) => f1)),
      element('td', { class: 'wide' }),
      element('td', { class: 'num' }, numbers.count(perClass.reduce((sum, { support }) => sum + support, 0))),
    );
    const measures: readonly Measured[] = [
      ['precision', words('precisionColumn')],
      ['recall', words('recallColumn')],
      ['f1', words('f1')],
    ];
    const head = element(
      'tr',
      {},
      this.head(['name', words('classColumn')], false),
      ...measures.map((one) => this.head(one, true)),
      element('th', { class: 'wide', scope: 'col' }, words('fromToOne', { from: numbers.plain(from) })),
      this.head(['support', words('rowsColumn')], true),
    );
    const rows = this.order().flatMap((index) => {
      const measured = perClass[index];
      return measured ? [row(index, measured)] : [];
    });
    setChildren(this.element, element('thead', {}, head), element('tbody', {}, ...rows, total));
  }

  private head([column, name]: Measured, isNumber: boolean): HTMLElement {
    const { words } = this.context;
    const { column: by, falling } = this.sorted;
    const button = element(
      'button',
      {
        class: 'sort',
        type: 'button',
        'data-column': column,
        tabindex: by === column ? 0 : -1,
        title: words('sortBy', { column: name }),
      },
      name,
      by === column ? element('span', { 'aria-hidden': 'true' }, falling ? ' ↓' : ' ↑') : null,
    );
    button.addEventListener('click', () => this.sort(column));
    const order = by === column ? (falling ? 'descending' : 'ascending') : null;
    return element('th', { class: isNumber ? 'num' : null, scope: 'col', 'aria-sort': order }, button);
  }
}
