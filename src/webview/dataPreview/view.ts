import type { ColumnStatistics, DataPreview, RowsPage } from '../../protocol';
import { mostColumnsAtOnce } from '../../protocol';
import { words as wordMessage } from '../../texts';
import { element, setChildren, setStyle, setText } from '../dom';
import { isOneOf } from '../persisted';
import { labelButton, Segment, Select } from '../render/controls';
import { icon } from '../render/icons';
import type { DataContext } from './context';
import { DataTable } from './dataTable';
import { Gallery } from './gallery';
import { RowsCache } from './rowsCache';

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
  private readonly jump: HTMLInputElement;
  private readonly classes: Select;
  private readonly look: Segment<Look>;
  private readonly asText: HTMLButtonElement;
  private preview: DataPreview | null = null;
  private label: string | null = null;
  private looking: Look = 'table';
  private nextId = 2;
  private readonly asked = new Set<number>();

  constructor(private readonly context: DataContext) {
    const { words, send } = context;
    this.rows = new RowsCache(
      pageSize,
      (id, wish) => send({ type: 'rows', id, wish }),
      () => this.rowsChanged(),
    );
    this.table = new DataTable(context, this.rows, (columns) => this.askStatistics(columns));
    this.gallery = new Gallery(context, this.rows);
    this.jump = element('input', {
      class: 'field',
      type: 'text',
      inputmode: 'numeric',
      'aria-label': words('previewJump'),
      placeholder: words('previewJump'),
    });
    this.jump.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.goTo();
    });
    this.classes = new Select(words('previewClass'), (value) => this.choose(value === '' ? null : value.slice(1)));
    this.look = new Segment<Look>(
      words('previewLook'),
      [
        { value: 'gallery', label: words('previewAsGallery') },
        { value: 'table', label: words('previewAsTable') },
      ],
      (value) => this.lookAs(value),
    );
    this.asText = labelButton('go-to-file', words('previewOpenText'), 'tool label', () => send({ type: 'openText' }));
    const tools = element(
      'div',
      { class: 'data-tools' },
      this.look.element,
      this.classes.element,
      this.jump,
      this.asText,
    );
    const head = element('header', { class: 'data-head' }, this.title, this.summary, this.split, this.notices, tools);
    this.element = element('main', { class: 'data-preview' }, head, this.table.element, this.gallery.element);
  }

  show(preview: DataPreview): void {
    const isFirst = this.preview === null;
    const wasPartial = this.preview?.partial === true;
    const known = isSplitOfSame(this.preview, preview);
    this.preview = preview;
    const { persisted } = this.context;
    const isLook = isOneOf<Look>('gallery', 'table');
    if (isFirst) this.looking = persisted.get('look', isLook, preview.imageColumn === null ? 'table' : 'gallery');
    if (preview.imageColumn === null) this.looking = 'table';
    if (!preview.classes.some(({ label }) => label === this.label)) this.label = null;
    this.rows.reset(this.label);
    if (!known) this.asked.clear();
    this.showHead(preview);
    this.table.show(preview, known);
    this.gallery.show(preview);
    this.showLook();
    if (wasPartial && !preview.partial) {
      const { words, numbers } = this.context;
      this.context.announce(words('previewRead', { rows: numbers.count(preview.rows) }));
    }
  }

  takeRows(id: number, page: RowsPage): void {
    this.rows.take(id, page);
  }

  takeStatistics(id: number, columns: readonly ColumnStatistics[]): void {
    if (this.asked.delete(id)) this.table.takeStatistics(columns);
  }

  refuse(id: number, sentence: string): void {
    if (this.rows.refuse(id) || this.asked.delete(id)) setText(this.summary, sentence);
  }

  private rowsChanged(): void {
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

  private showHead(preview: DataPreview): void {
    const { words, numbers, locale } = this.context;
    setText(this.title, preview.name);
    const args = { rows: numbers.count(preview.rows), columns: preview.columns.length };
    setText(this.summary, words(preview.partial ? 'previewPartial' : 'previewSummary', args));
    this.summary.classList.toggle('is-reading', preview.partial);
    this.shownTotal = preview.rows;
    this.showSplit(preview.split);
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
    this.classes.update([{ value: '', label: all }, ...choices], this.label === null ? '' : `=${this.label}`);
    this.classes.element.hidden = choices.length < 2;
    this.look.element.hidden = preview.imageColumn === null;
    // Pictures are no text.
    this.asText.hidden = preview.imageColumn !== null;
  }

  private showSplit(split: DataPreview['split']): void {
    this.split.hidden = split === null;
    if (!split) return;
    const { words, numbers } = this.context;
    const parts = [
      { count: split.train, kind: 'a', word: words('splitTrain') },
      { count: split.validation, kind: 'b', word: words('splitValidation') },
      { count: split.test, kind: 'c', word: words('splitTest') },
      { count: split.unused, kind: 'd', word: words('previewUnusedRows') },
    ].filter(({ count }) => count > 0);
    const bar = element('div', { class: 'split', 'aria-hidden': 'true' });
    for (const { count, kind } of parts) {
      const piece = element('i', { class: kind });
      setStyle(piece, 'flex-grow', String(count));
      bar.append(piece);
    }
    const key = parts.map(({ count, kind, word }) =>
      element(
        'span',
        {},
        element('i', { class: `mark ${kind}`, 'aria-hidden': 'true' }),
        `${word} ${numbers.count(count)}`,
      ),
    );
    setChildren(this.split, bar, element('div', { class: 'split-key' }, ...key));
  }

  private choose(label: string | null): void {
    this.label = label;
    this.rows.reset(label);
    const count = this.preview?.classes.find((one) => one.label === label)?.count;
    this.rows.total = label === null ? (this.preview?.rows ?? null) : (count ?? null);
    this.shownTotal = this.rows.total ?? -1;
    this.table.goTo(0);
    this.gallery.goTo(0);
    this.table.update();
    this.gallery.update();
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

  private goTo(): void {
    const wanted = Number(this.jump.value.replace(/[,\s]/g, ''));
    const total = this.rows.total ?? this.preview?.rows ?? 0;
    const valid = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= total;
    this.jump.classList.toggle('bad', !valid);
    this.jump.setAttribute('aria-invalid', String(!valid));
    const { words, numbers } = this.context;
    if (!valid) {
      this.context.announce(words('previewNoRow', { rows: numbers.count(total) }));
      return;
    }
    const shown = this.looking === 'table' ? this.table : this.gallery;
    shown.goTo(wanted - 1);
    shown.focus();
    this.context.announce(words('rowNumber', { row: numbers.count(wanted) }));
  }
}

/** Of a large file the split comes after the rows. */
function isSplitOfSame(before: DataPreview | null, now: DataPreview): boolean {
  if (!before || before.partial || before.split !== null || before.rows !== now.rows) return false;
  return JSON.stringify(before.columns) === JSON.stringify(now.columns);
}
