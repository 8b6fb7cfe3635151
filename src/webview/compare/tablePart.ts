import {
  bestRows,
  comparisonColumns,
  sortedRows,
  type CellValue,
  type Compared,
  type Comparison,
  type ComparisonColumn,
} from '../../protocol';
import { element, setChildren, type Child } from '../dom';
import { isRecord } from '../persisted';
import { toolButton } from '../render/controls';
import { moveWithArrows } from '../render/oneStop';
import { icon } from '../render/icons';
import type { CompareContext } from './context';
import { lineSwatch } from './lineStyle';
import { PartFrame } from './partFrame';

interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

const unsorted: Sort = { column: '', descending: false };

/** The table: a row for each run or version, sorted by any column. */
export class TablePart {
  readonly element: HTMLElement;
  private readonly frame: PartFrame;
  private readonly table = element('table', { class: 'grid compare-table' });
  private comparison: Comparison = { compared: [], settings: [] };
  private columns: readonly ComparisonColumn[] = [];
  private rows: readonly number[] = [];
  private names: readonly HTMLButtonElement[] = [];
  private sort: Sort;

  constructor(private readonly context: CompareContext) {
    const { words, persisted } = context;
    this.frame = new PartFrame('table', words('tableTitle'));
    this.element = this.frame.element;
    const kept = persisted.get('sort', isRecord, {});
    this.sort =
      typeof kept['column'] === 'string'
        ? { column: kept['column'], descending: kept['descending'] === true }
        : unsorted;
    const scroll = element('div', { class: 'scroll-x', tabindex: -1 }, this.table);
    this.frame.body.append(scroll, element('p', { class: 'dim small compare-hint' }, words('tableHint')));
    moveWithArrows(this.table, () => this.names);
    this.table.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Ids as they are shown. */
  get order(): readonly string[] {
    return this.rows.flatMap((row) => this.comparison.compared[row]?.id ?? []);
  }

  update(comparison: Comparison): void {
    const { words, locale } = this.context;
    this.comparison = comparison;
    this.columns = comparisonColumns(comparison, locale);
    this.element.hidden = comparison.compared.length === 0;
    const fingerprints = new Set(comparison.compared.flatMap(({ dataFingerprint }) => dataFingerprint ?? []));
    const data = fingerprints.size === 0 ? [] : [words(fingerprints.size === 1 ? 'sameData' : 'otherData')];
    const file = comparison.settings.length === 0 ? [words('sameFile')] : [];
    this.frame.say([...file, ...data].join(' '));
    this.show();
  }

  private show(): void {
    const focused = this.names.findIndex((button) => button === document.activeElement);
    const sorting = this.columns.find(({ id }) => id === this.sort.column);
    this.rows = sorting ? sortedRows(sorting, this.sort.descending) : this.comparison.compared.map((_, row) => row);
    const formats = this.columns.map((column) => this.format(column));
    const best = this.columns.map(bestRows);
    const names: HTMLButtonElement[] = [];
    const rows = this.rows.flatMap((row, place) => {
      const one = this.comparison.compared[row];
      if (!one) return [];
      const cells = this.columns.map((column, index) =>
        column.kind === 'name'
          ? this.nameCell(one, row, place, names)
          : this.cell(column, column.cells[row] ?? null, formats[index] ?? String, best[index]?.has(row) ?? false),
      );
      return [element('tr', { 'data-id': one.id }, ...cells)];
    });
    this.names = names;
    const head = element('tr', {}, ...this.columns.map((column) => this.heading(column)));
    setChildren(this.table, element('thead', {}, head), element('tbody', {}, ...rows));
    if (focused >= 0) this.names[Math.min(focused, this.names.length - 1)]?.focus();
  }

  private heading(column: ComparisonColumn): HTMLElement {
    const { words } = this.context;
    const { id, title } = column;
    const sorted = this.sort.column === id;
    const button = element(
      'button',
      { class: 'plain sorter', type: 'button', title: words('sortBy', { column: title }), 'data-column': id },
      title,
      sorted ? icon(this.sort.descending ? 'chevron-down' : 'chevron-up') : null,
    );
    button.addEventListener('click', () => this.sortBy(column));
    const order = sorted ? (this.sort.descending ? 'descending' : 'ascending') : 'none';
    return element('th', { scope: 'col', class: isNumeric(column) ? 'num' : '', 'aria-sort': order }, button);
  }

  /** The good end first; the same heading again turns it round. */
  private sortBy({ id, title, better }: ComparisonColumn): void {
    const { words, persisted, announce } = this.context;
    const again = this.sort.column === id;
    this.sort = { column: id, descending: again ? !this.sort.descending : better === 'high' };
    persisted.set('sort', this.sort);
    this.show();
    const buttons = [...this.table.querySelectorAll<HTMLElement>('.sorter')];
    buttons.find((button) => button.dataset['column'] === id)?.focus();
    announce(words('sorted', { column: title, order: words(this.sort.descending ? 'descending' : 'ascending') }));
  }

  private nameCell(one: Compared, row: number, place: number, names: HTMLButtonElement[]): HTMLElement {
    const { words, send } = this.context;
    const name = String(this.columns.find(({ kind }) => kind === 'name')?.cells[row] ?? one.id);
    const open = element(
      'button',
      {
        class: 'link row-name',
        type: 'button',
        title: words('open', { name }),
        tabindex: place === 0 ? 0 : -1,
        'data-id': one.id,
      },
      name,
    );
    open.addEventListener('click', () => send({ type: 'open', id: one.id }));
    names.push(open);
    const remove = toolButton('close', words('remove', { name }), () => send({ type: 'remove', id: one.id }), {
      tabindex: -1,
    });
    const inside = element('span', { class: 'row-head' }, lineSwatch(row), open, remove);
    return element('th', { scope: 'row' }, inside);
  }

  private cell(
    column: ComparisonColumn,
    value: CellValue,
    format: (value: CellValue) => string,
    best: boolean,
  ): HTMLElement {
    const shown = format(value);
    const long = typeof value === 'string' && column.kind !== 'time' ? value : null;
    const content: Child = best
      ? element(
          'b',
          { title: this.context.words('best') },
          shown,
          element('span', { class: 'sr' }, ` (${this.context.words('best')})`),
        )
      : shown;
    return element('td', { class: isNumeric(column) ? 'num' : 'said', title: best ? null : long }, content);
  }

  private format(column: ComparisonColumn): (value: CellValue) => string {
    const { numbers, locale } = this.context;
    const measures = column.cells.map((cell) => (typeof cell === 'number' ? cell : null));
    const inColumn = numbers.column(measures);
    const time = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-US', {
      dateStyle: 'short',
      timeStyle: 'short',
    });
    return (value) => {
      if (value === null) return '';
      if (typeof value === 'string') {
        return column.kind === 'time' && !Number.isNaN(Date.parse(value)) ? time.format(new Date(value)) : value;
      }
      switch (column.kind) {
        case 'measure':
          return inColumn(value);
        case 'seconds':
          return numbers.duration(value);
        case 'setting':
          return numbers.plain(value);
        default:
          return numbers.count(value);
      }
    };
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Delete') return;
    const id = this.names.find((button) => button === document.activeElement)?.dataset['id'];
    if (id !== undefined) this.context.send({ type: 'remove', id });
  }
}

function isNumeric({ cells }: ComparisonColumn): boolean {
  return cells.every((cell) => cell === null || typeof cell === 'number');
}
