import type { DataPreview, PreviewRow } from '../../protocol';
import { element } from '../dom';
import { areDrawings, picture } from '../render/pixels';
import type { DataContext } from './context';
import type { RowsCache } from './rowsCache';
import { Scroller, type Line } from './scroller';

const tileWidth = 112;
const tileHeight = 132;

/** The rows as pictures, of which only those in view exist. */
export class Gallery {
  readonly element: HTMLElement;
  private readonly scroller: Scroller;
  private preview: DataPreview | null = null;
  private across = 1;
  private active = 0;
  /** Whether the pictures are strokes on an empty ground: then all take the theme's ink. */
  private drawing: boolean | undefined;

  constructor(
    private readonly context: DataContext,
    private readonly rows: RowsCache,
  ) {
    this.scroller = new Scroller(
      null,
      tileHeight,
      (place) => this.line(place),
      (from, to) => rows.want(from * this.across, (to + 1) * this.across - 1),
      { class: 'scroller gallery', role: 'grid' },
    );
    this.element = this.scroller.element;
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('mousedown', (event) => this.point(event));
    new ResizeObserver(() => this.fit()).observe(this.element);
  }

  show(preview: DataPreview): void {
    this.preview = preview;
    this.drawing = undefined;
    this.element.setAttribute('aria-label', this.context.words('previewGallery', { name: preview.name }));
    this.update();
  }

  update(): void {
    this.scroller.reset(Math.ceil(this.total / this.across));
  }

  refresh(): void {
    this.scroller.refresh();
  }

  goTo(place: number): void {
    this.active = place;
    this.scroller.reveal(Math.floor(place / this.across), 'top');
    this.scroller.refresh();
  }

  focus(): void {
    this.element.focus();
  }

  private get total(): number {
    return this.rows.total ?? this.preview?.rows ?? 0;
  }

  private fit(): void {
    const across = Math.max(1, Math.floor((this.element.clientWidth - 24) / tileWidth));
    if (across === this.across || this.element.clientWidth === 0) return;
    const first = Math.floor(this.scroller.first) * this.across;
    this.across = across;
    this.update();
    this.scroller.reveal(Math.floor(first / across), 'top');
  }

  private line(place: number): Line {
    const line = element('div', { class: 'line', role: 'row', 'aria-rowindex': place + 1 });
    const fill = () => {
      const from = place * this.across;
      const count = Math.min(this.across, this.total - from);
      line.replaceChildren(...Array.from({ length: Math.max(0, count) }, (_, index) => this.tile(from + index)));
    };
    fill();
    return { element: line, fill };
  }

  private tile(place: number): HTMLElement {
    const { preview } = this;
    const { words, numbers } = this.context;
    const row = this.rows.at(place);
    const isActive = place === this.active;
    const number = numbers.count((row?.row ?? place) + 1);
    const name = row && preview?.imageColumn !== null ? row.cells[preview?.imageColumn ?? 0] : null;
    const label = row && preview?.classColumn != null ? row.cells[preview.classColumn] : null;
    const said = [typeof name === 'string' ? name : words('rowNumber', { row: number }), label].filter(
      (one) => one !== null && one !== undefined,
    );
    const tile = element(
      'div',
      {
        class: isActive ? 'tile is-active' : 'tile',
        role: 'gridcell',
        'data-place': place,
        'aria-busy': row ? null : 'true',
        title: said.join(' · '),
        ...(isActive ? { id: 'active-tile' } : {}),
      },
      element('div', { class: 'tile-picture' }, this.pictureOf(row, said.join(', '))),
      element(
        'div',
        { class: 'tile-words' },
        label === null || label === undefined ? null : element('strong', {}, String(label)),
        element('span', { class: 'dim' }, words('rowNumber', { row: number })),
        row?.split ? element('i', { class: `mark ${row.split}`, title: words(splitWord(row.split)) }) : null,
        row?.split ? element('span', { class: 'sr' }, words(splitWord(row.split))) : null,
      ),
    );
    if (isActive) this.element.setAttribute('aria-activedescendant', 'active-tile');
    return tile;
  }

  private pictureOf(row: PreviewRow | undefined, label: string): HTMLElement | null {
    const { words } = this.context;
    if (!row) return null;
    if (!row.image) return element('span', { class: 'dim' }, words('previewUnreadable'));
    this.drawing ??= areDrawings(this.firstImages());
    return picture(row.image, label, this.drawing);
  }

  private firstImages() {
    const images = [];
    for (let place = 0; place < this.total && images.length < 24; place++) {
      const image = this.rows.at(place)?.image;
      if (!image && place > 200) break;
      if (image) images.push(image);
    }
    return images;
  }

  private point(event: MouseEvent): void {
    const tile = event.target instanceof Element ? event.target.closest('.tile') : null;
    if (tile) this.move(Number(tile.getAttribute('data-place')));
  }

  private key(event: KeyboardEvent): void {
    if (event.altKey) return;
    const { active, across } = this;
    const far = event.ctrlKey || event.metaKey;
    const start = active - (active % across);
    const moves: Readonly<Record<string, number>> = {
      ArrowRight: active + 1,
      ArrowLeft: active - 1,
      ArrowDown: active + across,
      ArrowUp: active - across,
      PageDown: active + across * this.scroller.fitting,
      PageUp: active - across * this.scroller.fitting,
      Home: far ? 0 : start,
      End: far ? this.total - 1 : start + across - 1,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.move(Math.max(0, Math.min(this.total - 1, next)));
  }

  private move(place: number): void {
    this.active = place;
    this.scroller.reveal(Math.floor(place / this.across), 'nearest');
    this.scroller.refresh();
  }
}

function splitWord(split: NonNullable<PreviewRow['split']>) {
  const names = { train: 'splitTrain', validation: 'splitValidation', test: 'splitTest' } as const;
  return names[split];
}
