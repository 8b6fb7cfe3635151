import {
  allRows,
  type ColumnStatistics,
  type DataPreview,
  type PreviewColumn,
  type PreviewRow,
  type RowsChoice,
  type RowsOnly,
} from '../../protocol';
import { element, setAttributes, setChildren, setStyle } from '../dom';
import { dataCell, splitCell } from './cells';
import { ColumnHead } from './columnHead';
import type { DataContext } from './context';
import type { RowsCache } from './rowsCache';
import { Scroller, type Line } from './scroller';

const widths: Readonly<Record<PreviewColumn['type'], number>> = {
  numeric: 168,
  category: 160,
  date: 160,
  text: 320,
  image: 132,
};
const rowHeight = 24;
const pictureHeight = 52;
const numberWidth = 72;
const splitWidth = 96;

interface Track {
  readonly left: number;
  readonly width: number;
}

/** The rows as a table, of which only the cells in view exist, whatever its length and width. */
export class DataTable {
  readonly element: HTMLElement;
  private readonly head = element('div', { class: 'table-head', role: 'rowgroup' });
  private readonly headRow = element('div', { class: 'line', role: 'row', 'aria-rowindex': 1 });
  private readonly scroller: Scroller;
  private readonly heads = new Map<number, ColumnHead>();
  private readonly statistics = new Map<number, ColumnStatistics>();
  private tracks: readonly Track[] = [];
  private choice: RowsChoice = allRows;
  private shown: readonly [number, number] = [0, 0];
  private preview: DataPreview | null = null;
  /** The cell that the keyboard is at: a place among the rows, and a column; -1 is the row's number. */
  private active: readonly [number, number] = [0, 0];

  constructor(
    private readonly context: DataContext,
    private readonly rows: RowsCache,
    private readonly wantColumns: (columns: readonly number[]) => void,
    private readonly actions: { sort(column: number): void; only(column: number, kind: RowsOnly): void },
  ) {
    this.head.append(this.headRow);
    const attributes = { class: 'scroller table', role: 'grid' };
    this.scroller = new Scroller(
      this.head,
      rowHeight,
      (place) => this.line(place),
      (from, to) => rows.want(from, to),
      attributes,
    );
    this.element = this.scroller.element;
    this.element.addEventListener('scroll', () => this.drawColumns(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('mousedown', (event) => this.point(event));
    new ResizeObserver(() => this.drawColumns()).observe(this.element);
  }

  /** `known`: the rows are those of before, of which more is told. */
  show(preview: DataPreview, known: boolean): void {
    this.preview = preview;
    if (!known) this.statistics.clear();
    const { words } = this.context;
    this.element.setAttribute('aria-label', words('previewTable', { name: preview.name }));
    this.element.setAttribute('aria-colcount', String(preview.columns.length + this.fixed));
    let left = numberWidth + (preview.split ? splitWidth : 0);
    this.tracks = preview.columns.map(({ type }) => {
      const track = { left, width: widths[type] };
      left += track.width;
      return track;
    });
    setStyle(this.scroller.body, 'width', `${left}px`);
    setStyle(this.headRow, 'width', `${left}px`);
    this.heads.clear();
    this.shown = [0, 0];
    this.update();
  }

  /** The number of rows, or the rows, are others. */
  update(): void {
    const total = this.rows.total ?? this.preview?.rows ?? 0;
    this.element.setAttribute('aria-rowcount', String(total + 1));
    this.drawColumns(true);
    this.scroller.reset(total, this.preview?.imageColumn === null ? rowHeight : pictureHeight);
  }

  refresh(): void {
    this.scroller.refresh();
  }

  /** Says in the heads which rows are shown, and in which order. */
  choose(choice: RowsChoice): void {
    this.choice = choice;
    for (const [place, head] of this.heads) this.showChoice(head, place);
  }

  private showChoice(head: ColumnHead, place: number): void {
    const { order, only } = this.choice;
    const way = order?.column === place ? (order.descending ? 'descending' : 'ascending') : null;
    head.show(way, only?.column === place ? only.kind : null);
  }

  takeStatistics(columns: readonly ColumnStatistics[]): void {
    for (const one of columns) {
      this.statistics.set(one.column, one);
      this.heads.get(one.column)?.update(one, this.preview?.rows ?? 0);
    }
    this.scroller.refresh();
  }

  goTo(place: number): void {
    this.active = [place, this.active[1]];
    this.scroller.reveal(place, 'top');
    this.scroller.refresh();
  }

  focus(): void {
    this.element.focus();
  }

  /** Columns before those of the data. */
  private get fixed(): number {
    return this.preview?.split ? 2 : 1;
  }

  private drawColumns(anew = false): void {
    const { preview, element: view } = this;
    if (!preview || view.clientWidth === 0) return;
    const left = view.scrollLeft;
    const right = left + view.clientWidth;
    const from = Math.max(0, this.tracks.findIndex((track) => track.left + track.width > left) - 1);
    const beyond = this.tracks.findIndex((track) => track.left > right);
    const to = beyond < 0 ? this.tracks.length : Math.min(this.tracks.length, beyond + 1);
    if (!anew && from === this.shown[0] && to === this.shown[1]) return;
    this.shown = [from, to];
    const heads = this.inView.map((place) => this.headOf(preview, place));
    const { words } = this.context;
    const fixed = [this.fixedHead(words('previewRow'), 'number', 1)];
    if (preview.split) fixed.push(this.fixedHead(words('previewSplit'), 'split-cell', 2));
    // What is put in anew loses the focus.
    const focused = this.headRow.contains(document.activeElement) ? document.activeElement : null;
    setChildren(this.headRow, ...fixed, ...heads.map((head) => head.element));
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    if (!preview.partial) {
      const missing = this.inView.filter((place) => !this.statistics.has(place));
      if (missing.length) this.wantColumns(missing);
    }
    this.scroller.clear();
    this.scroller.request();
  }

  private get inView(): readonly number[] {
    const [from, to] = this.shown;
    return Array.from({ length: to - from }, (_, index) => from + index);
  }

  private fixedHead(word: string, kind: string, place: number): HTMLElement {
    return element('div', { class: `cell head ${kind}`, role: 'columnheader', 'aria-colindex': place }, word);
  }

  private headOf(preview: DataPreview, place: number): ColumnHead {
    const known = this.heads.get(place);
    if (known) return known;
    const column = preview.columns[place] ?? { name: '', type: 'numeric', use: null };
    const head = new ColumnHead(this.context, column, place + this.fixed + 1, {
      sort: () => this.actions.sort(place),
      only: (kind) => this.actions.only(place, kind),
    });
    this.showChoice(head, place);
    this.locate(head.element, place);
    head.update(this.statistics.get(place), preview.rows);
    this.heads.set(place, head);
    return head;
  }

  private locate(cell: HTMLElement, place: number): void {
    const track = this.tracks[place];
    setStyle(cell, 'left', `${track?.left ?? 0}px`);
    setStyle(cell, 'width', `${track?.width ?? 0}px`);
  }

  private line(place: number): Line {
    const line = element('div', { class: 'line', role: 'row', 'aria-rowindex': place + 2 });
    const fill = () => this.fillLine(line, place);
    fill();
    return { element: line, fill };
  }

  private fillLine(line: HTMLElement, place: number): void {
    const row = this.rows.at(place);
    const { numbers } = this.context;
    const isActive = place === this.active[0];
    line.setAttribute('aria-busy', String(row === undefined));
    const number = element('div', { class: 'cell number', role: 'rowheader', 'aria-colindex': 1 });
    number.textContent = numbers.count((row?.row ?? place) + 1);
    const cells: HTMLElement[] = [number];
    if (this.preview?.split) cells.push(splitCell(this.context, row));
    for (const column of this.inView) {
      const cell = this.cell(row, column);
      this.locate(cell, column);
      if (isActive && column === this.active[1]) cell.classList.add('is-active');
      cells.push(cell);
    }
    if (isActive) this.nameActive(cells.find((cell) => cell.classList.contains('is-active')));
    line.replaceChildren(...cells);
  }

  private nameActive(cell: HTMLElement | undefined): void {
    if (!cell) return;
    for (const before of this.element.querySelectorAll('#active-cell')) before.removeAttribute('id');
    cell.id = 'active-cell';
    this.element.setAttribute('aria-activedescendant', cell.id);
  }

  private cell(row: PreviewRow | undefined, column: number): HTMLElement {
    const { preview } = this;
    const isPicture = column === preview?.imageColumn;
    const cell = dataCell(this.context, row, column, {
      type: preview?.columns[column]?.type ?? 'text',
      isPicture,
      isOutlier: (value) => this.isOutlier(column, value),
    });
    setAttributes(cell, { role: 'gridcell', 'aria-colindex': column + this.fixed + 1 });
    return cell;
  }

  private isOutlier(column: number, value: number): boolean {
    const numeric = this.statistics.get(column)?.numeric;
    return numeric !== undefined && (value < numeric.lowest || value > numeric.highest);
  }

  private point(event: MouseEvent): void {
    const cell = event.target instanceof Element ? event.target.closest('.lines .cell') : null;
    const line = cell?.closest('.line');
    if (!cell || !line) return;
    const column = Number(cell.getAttribute('aria-colindex')) - this.fixed - 1;
    this.move(Number(line.getAttribute('aria-rowindex')) - 2, Math.max(0, column));
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey) return;
    const [place, column] = this.active;
    const last = (this.rows.total ?? this.preview?.rows ?? 1) - 1;
    const end = this.tracks.length - 1;
    const far = event.ctrlKey || event.metaKey;
    const page = this.scroller.fitting;
    if (far && event.key.toLowerCase() === 'c') return this.copy();
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [far ? last : place + 1, column],
      ArrowUp: [far ? 0 : place - 1, column],
      ArrowRight: [place, far ? end : column + 1],
      ArrowLeft: [place, far ? 0 : column - 1],
      PageDown: [place + page, column],
      PageUp: [place - page, column],
      Home: [far ? 0 : place, 0],
      End: [far ? last : place, end],
    };
    const next = moves[event.key];
    if (!next) return;
    event.preventDefault();
    this.move(Math.max(0, Math.min(last, next[0])), Math.max(0, Math.min(end, next[1])));
  }

  private move(place: number, column: number): void {
    this.active = [place, column];
    this.scroller.reveal(place, 'nearest');
    const track = this.tracks[column];
    const view = this.element;
    const left = numberWidth + (this.preview?.split ? splitWidth : 0);
    if (track && track.left < view.scrollLeft + left) view.scrollLeft = track.left - left;
    else if (track && track.left + track.width > view.scrollLeft + view.clientWidth) {
      view.scrollLeft = track.left + track.width - view.clientWidth;
    }
    this.drawColumns();
    this.scroller.refresh();
  }

  private copy(): void {
    const [place, column] = this.active;
    const value = this.rows.at(place)?.cells[column];
    if (value !== undefined && value !== null) this.context.send({ type: 'copy', text: String(value) });
  }
}
