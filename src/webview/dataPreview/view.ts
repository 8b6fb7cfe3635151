import {
  allRows,
  mostColumnsAtOnce,
  type ColumnStatistics,
  type DataPreview,
  type RowsChoice,
  type RowsOnly,
  type RowsPage,
} from '../../protocol';
import { words as wordMessage } from '../../texts';
import { element, setChildren, setText } from '../dom';
import { isOneOf } from '../persisted';
import { labelButton, Segment, Select } from '../render/controls';
import { icon } from '../render/icons';
import type { DataContext } from './context';
import { DataTable } from './dataTable';
import { Gallery } from './gallery';
import { KeptChoice } from './keptChoice';
import { RowJump } from './rowJump';
import { RowsCache } from './rowsCache';
import { showSplit } from './splitBar';
import { Waiting } from './waiting';

const pageSize = 100;
const manyRows = 100_000;
type Look = 'gallery' | 'table';

/** Name, split and choices above, the rows below. */
export class DataView {
  readonly element: HTMLElement;
  private readonly title = element('h1', {});
  private readonly summary = element('p', { class: 'dim summary' });
  private readonly split = element('div', { class: 'data-split' });
  private readonly notices = element('ul', { class: 'data-notices' });
  private readonly rows: RowsCache;
  private readonly table: DataTable;
  private readonly gallery: Gallery;
  private readonly jump: RowJump;
  private readonly classes: Select;
  private readonly look: Segment<Look>;
  private readonly asText: HTMLButtonElement;
  private readonly allName = element('span', {});
  private readonly all: HTMLButtonElement;
  private preview: DataPreview | null = null;
  private choice: RowsChoice = allRows;
  /** As the rows that came last were chosen. */
  private settled: RowsChoice = allRows;
  /** What is said once the rows are there. */
  private sorted: string | null = null;
  private readonly kept: KeptChoice;
  private readonly waiting: Waiting;
  private looking: Look = 'table';
  private nextId = 2;
  private changed: number | null = null;
  private readonly asked = new Set<number>();

  constructor(private readonly context: DataContext) {
    const { words, send } = context;
    this.kept = new KeptChoice(context.persisted);
    this.rows = new RowsCache(
      pageSize,
      (id, wish) => send({ type: 'rows', id, wish }),
      () => this.rowsChanged(),
    );
    this.table = new DataTable(context, this.rows, (columns) => this.askStatistics(columns), {
      sort: (column) => this.sort(column),
      only: (column, kind) => this.only(column, kind),
    });
    this.gallery = new Gallery(context, this.rows);
    this.jump = new RowJump(
      context,
      () => this.rows.total ?? this.preview?.rows ?? 0,
      (place) => this.goTo(place),
    );
    this.classes = new Select(words('previewClass'), (value) =>
      this.choose({ ...this.choice, label: value === '' ? null : value.slice(1) }),
    );
    this.look = new Segment<Look>(
      words('previewLook'),
      [
        { value: 'gallery', label: words('previewAsGallery') },
        { value: 'table', label: words('previewAsTable') },
      ],
      (value) => this.lookAs(value),
    );
    this.asText = labelButton('go-to-file', words('previewOpenText'), 'tool label', () => send({ type: 'openText' }));
    this.all = element('button', {
      class: 'btn second only',
      type: 'button',
      title: words('previewAllRows'),
      hidden: true,
    });
    this.all.append(this.allName, icon('close'));
    this.all.addEventListener('click', () => {
      this.choose({ ...this.choice, only: null });
      this.table.focus();
    });
    this.waiting = new Waiting(context, () => {
      this.choose(this.settled);
      this.table.focus();
    });
    const tools = element(
      'div',
      { class: 'data-tools' },
      this.look.element,
      this.classes.element,
      this.all,
      this.jump.element,
      this.waiting.element,
      this.asText,
    );
    const head = element('header', { class: 'data-head' }, this.title, this.summary, this.split, this.notices, tools);
    this.element = element('main', { class: 'data-preview' }, head, this.table.element, this.gallery.element);
  }

  show(preview: DataPreview, changed: number | null): void {
    const isFirst = this.preview === null;
    const wasPartial = this.preview?.partial === true;
    const known = isSplitOfSame(this.preview, preview);
    this.preview = preview;
    const { persisted } = this.context;
    const isLook = isOneOf<Look>('gallery', 'table');
    if (isFirst) this.looking = persisted.get('look', isLook, preview.imageColumn === null ? 'table' : 'gallery');
    if (preview.imageColumn === null) this.looking = 'table';
    if (!known) {
      this.asked.clear();
      this.choice = this.kept.in(preview);
      this.table.choose(this.choice);
      this.wait();
    }
    this.rows.reset(this.choice);
    this.showHead(preview, changed);
    this.showOnly();
    this.table.show(preview, known);
    this.gallery.show(preview);
    this.showLook();
    if (preview.partial) return;
    const { words, numbers } = this.context;
    const rows = numbers.count(preview.rows);
    if (changed !== this.changed) this.context.announce(words('previewChanged', { rows }));
    else if (wasPartial) this.context.announce(words('previewRead', { rows }));
    this.changed = changed;
  }

  takeRows(id: number, page: RowsPage): void {
    this.rows.take(id, page);
  }

  takeStatistics(id: number, columns: readonly ColumnStatistics[]): void {
    if (this.asked.delete(id)) this.table.takeStatistics(columns);
  }

  refuse(id: number, sentence: string): void {
    if (!this.rows.refuse(id) && !this.asked.delete(id)) return;
    this.waiting.end();
    setText(this.summary, sentence);
  }

  private rowsChanged(): void {
    this.settled = this.choice;
    this.waiting.end();
    if (this.sorted !== null) this.context.announce(this.sorted);
    this.sorted = null;
    const total = this.rows.total ?? 0;
    if (this.preview && total !== this.shownTotal) {
      this.shownTotal = total;
      this.table.update();
      this.gallery.update();
      return;
    }
    this.table.refresh();
    this.gallery.refresh();
  }
  private shownTotal = -1;

  private askStatistics(columns: readonly number[]): void {
    // Of many rows each column takes its time: what is known of one is shown before the next.
    const size = (this.preview?.rows ?? 0) > manyRows ? 1 : mostColumnsAtOnce;
    for (let from = 0; from < columns.length; from += size) {
      const id = this.nextId;
      this.nextId += 2;
      this.asked.add(id);
      this.context.send({ type: 'statistics', id, columns: columns.slice(from, from + size) });
    }
  }

  private showHead(preview: DataPreview, changed: number | null): void {
    const { words, numbers, locale } = this.context;
    setText(this.title, preview.name);
    const args = { rows: numbers.count(preview.rows), columns: preview.columns.length };
    const size = words(preview.partial ? 'previewPartial' : 'previewSummary', args);
    const again = changed === null ? '' : words('previewChangedAt', { time: numbers.moment(changed) });
    setText(this.summary, size + again);
    this.summary.classList.toggle('is-reading', preview.partial);
    this.shownTotal = preview.rows;
    showSplit(this.context, this.split, preview.split);
    this.notices.hidden = preview.notices.length === 0;
    setChildren(
      this.notices,
      ...preview.notices.map((notice) => element('li', {}, icon('warning'), wordMessage(locale, notice))),
    );
    const all = words('previewAllClasses', { rows: numbers.count(preview.rows) });
    const choices = preview.classes.map(({ label, count }) => ({
      value: `=${label}`,
      label: words('previewClassRows', { label, rows: numbers.count(count) }),
    }));
    this.classes.update(
      [{ value: '', label: all }, ...choices],
      this.choice.label === null ? '' : `=${this.choice.label}`,
    );
    this.classes.element.hidden = choices.length < 2;
    this.look.element.hidden = preview.imageColumn === null;
    // Pictures are no text.
    this.asText.hidden = preview.imageColumn !== null;
  }

  /** First upwards, then downwards, then as the rows lie. */
  private sort(column: number): void {
    const { order } = this.choice;
    const next =
      order?.column !== column ? { column, descending: false } : order.descending ? null : { column, descending: true };
    this.choose({ ...this.choice, order: next });
    const { words } = this.context;
    const name = this.preview?.columns[column]?.name ?? '';
    const way = next?.descending ? 'previewDescending' : 'previewAscending';
    this.sorted = next ? words(way, { column: name }) : words('previewAsIs');
  }

  /** The rows that are odd in a column alone, or all again. */
  private only(column: number, kind: RowsOnly): void {
    const { only } = this.choice;
    this.choose({ ...this.choice, only: only?.column === column && only.kind === kind ? null : { column, kind } });
  }

  private showOnly(): void {
    const { only } = this.choice;
    this.all.hidden = only === null;
    if (!only) return;
    const { words } = this.context;
    const column = this.preview?.columns[only.column]?.name ?? '';
    setText(this.allName, words(only.kind === 'missing' ? 'previewOnlyMissing' : 'previewOnlyOutliers', { column }));
  }

  private choose(choice: RowsChoice): void {
    this.choice = choice;
    this.sorted = null;
    if (this.preview) this.kept.keep(choice, this.preview);
    this.rows.reset(choice);
    this.wait();
    this.table.choose(choice);
    this.showOnly();
    const { label, only } = choice;
    const count = this.preview?.classes.find((one) => one.label === label)?.count;
    // How many are odd in a class is known when they come.
    this.rows.total = only ? null : label === null ? (this.preview?.rows ?? null) : (count ?? null);
    this.shownTotal = this.rows.total ?? -1;
    this.table.goTo(0);
    this.gallery.goTo(0);
    this.table.update();
    this.gallery.update();
  }

  private wait(): void {
    const { order } = this.choice;
    const column = order && this.preview?.columns[order.column]?.name;
    this.waiting.start(column ? 'previewSorting' : 'previewChoosing', { column: column ?? '' });
  }

  private lookAs(look: Look): void {
    this.looking = look;
    this.context.persisted.set('look', look);
    this.showLook();
  }

  private showLook(): void {
    this.look.value = this.looking;
    this.table.element.hidden = this.looking !== 'table';
    this.gallery.element.hidden = this.looking !== 'gallery';
    if (this.looking === 'table') this.table.update();
    else this.gallery.update();
  }

  private goTo(place: number): void {
    const shown = this.looking === 'table' ? this.table : this.gallery;
    shown.goTo(place);
    shown.focus();
  }
}

/** Of a large file the split comes after the rows. */
function isSplitOfSame(before: DataPreview | null, now: DataPreview): boolean {
  if (!before || before.partial || before.split !== null || before.rows !== now.rows) return false;
  return JSON.stringify(before.columns) === JSON.stringify(now.columns);
}
