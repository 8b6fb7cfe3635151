import { element, setStyle } from '../dom';

/** Higher elements are cut off by browsers: beyond, a scroll moves by more than its own length. */
const tallest = 12_000_000;
const spare = 6;

export interface Line {
  readonly element: HTMLElement;
  /** Fills it, perhaps again. */
  fill(): void;
}

/** A list of any length of which only the lines in view exist. */
export class Scroller {
  readonly element: HTMLElement;
  readonly body: HTMLElement;
  private readonly lines = new Map<number, Line>();
  private count = 0;
  private pending = false;

  constructor(
    private readonly head: HTMLElement | null,
    private lineHeight: number,
    private readonly make: (place: number) => Line,
    private readonly seen: (from: number, to: number) => void,
    attributes: Readonly<Record<string, string>>,
  ) {
    this.body = element('div', { class: 'lines', role: 'rowgroup' });
    this.element = element('div', { class: 'scroller', tabindex: 0, ...attributes }, head, this.body);
    this.element.addEventListener('scroll', () => this.request(), { passive: true });
    new ResizeObserver(() => this.request()).observe(this.element);
  }

  /** How many lines there are, and how high each is; all are made anew. */
  reset(count: number, lineHeight = this.lineHeight): void {
    this.count = count;
    this.lineHeight = lineHeight;
    this.clear();
    setStyle(this.body, 'height', `${this.height}px`);
    this.draw();
  }

  /** Fills the lines in view again. */
  refresh(): void {
    for (const line of this.lines.values()) line.fill();
    this.request();
  }

  /** Makes the lines in view again: their cells are others. */
  clear(): void {
    for (const { element: one } of this.lines.values()) one.remove();
    this.lines.clear();
  }

  /** Lines that fit into the view. */
  get fitting(): number {
    return Math.max(1, Math.floor(this.view / this.lineHeight));
  }

  /** The first line in view, perhaps cut. */
  get first(): number {
    return this.isScaled
      ? this.share * Math.max(0, this.count - this.view / this.lineHeight)
      : this.top / this.lineHeight;
  }

  /** Brings a line to the top, or just into view. */
  reveal(place: number, where: 'top' | 'nearest'): void {
    const first = this.first;
    const last = first + this.view / this.lineHeight - 1;
    if (where === 'nearest' && place >= first && place <= last) return;
    const wanted = where === 'top' || place < first ? place : place - this.view / this.lineHeight + 1;
    const most = Math.max(1, this.count - this.view / this.lineHeight);
    const top = this.isScaled
      ? (Math.min(wanted, most) / most) * Math.max(1, this.height - this.view)
      : wanted * this.lineHeight;
    this.element.scrollTop = Math.max(0, top);
    this.draw();
  }

  request(): void {
    if (this.pending) return;
    this.pending = true;
    requestAnimationFrame(() => {
      this.pending = false;
      this.draw();
    });
  }

  draw(): void {
    if (this.element.clientHeight === 0) return;
    const first = this.first;
    const from = Math.max(0, Math.floor(first) - spare);
    const to = Math.min(this.count, Math.ceil(first) + this.fitting + spare);
    for (const [place, line] of this.lines) {
      if (place >= from && place < to) continue;
      line.element.remove();
      this.lines.delete(place);
    }
    for (let place = from; place < to; place++) {
      const known = this.lines.get(place);
      const line = known ?? this.make(place);
      const y = this.isScaled ? this.top + (place - first) * this.lineHeight : place * this.lineHeight;
      setStyle(line.element, 'transform', `translateY(${y}px)`);
      if (known) continue;
      this.lines.set(place, line);
      this.body.append(line.element);
    }
    if (to > from) this.seen(from, to - 1);
  }

  private get height(): number {
    return Math.min(tallest, this.count * this.lineHeight);
  }

  private get isScaled(): boolean {
    return this.count * this.lineHeight > tallest;
  }

  /** Of the view, what the head does not cover. */
  private get view(): number {
    return Math.max(0, this.element.clientHeight - (this.head?.offsetHeight ?? 0));
  }

  private get top(): number {
    return this.element.scrollTop;
  }

  private get share(): number {
    return this.top / Math.max(1, this.height - this.view);
  }
}
