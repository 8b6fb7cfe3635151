import { setAttributes, svg } from '../dom';
import type { ChartLayout, Zoom } from './chartLayout';

/** A drag shorter than this, in pixels, is a click. */
const shortest = 5;

/** Chooses a stretch of a chart by dragging across it. A finger keeps scrolling the page. */
export class ChartDrag {
  private readonly band = svg('rect', { class: 'drag-band', visibility: 'hidden' });
  private layout: ChartLayout | null = null;
  private from: number | null = null;
  private to = 0;

  constructor(
    private readonly plot: HTMLElement,
    private readonly onChosen: (zoom: Zoom) => void,
  ) {
    plot.addEventListener('pointerdown', (event) => this.start(event));
    plot.addEventListener('pointermove', (event) => this.move(event));
    plot.addEventListener('pointerup', () => this.end());
    plot.addEventListener('pointercancel', () => this.cancel());
  }

  get active(): boolean {
    return this.from !== null;
  }

  update(picture: SVGSVGElement, layout: ChartLayout): void {
    this.layout = layout;
    picture.append(this.band);
    this.show();
  }

  cancel(): void {
    this.from = null;
    this.show();
  }

  private start(event: PointerEvent): void {
    if (event.button !== 0 || event.shiftKey || event.pointerType === 'touch' || !this.layout) return;
    const x = this.xOf(event);
    if (x < this.layout.left || x > this.layout.right) return;
    this.from = this.to = this.layout.epochAt(x);
    this.plot.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    if (this.from === null || !this.layout) return;
    const { left, right } = this.layout;
    this.to = this.layout.epochAt(Math.min(right, Math.max(left, this.xOf(event))));
    this.show();
  }

  private end(): void {
    const { layout, from, to } = this;
    this.cancel();
    if (from === null || !layout || Math.abs(layout.xOf(to) - layout.xOf(from)) < shortest) return;
    this.onChosen({ from: Math.min(from, to), to: Math.max(from, to) });
  }

  private xOf(event: PointerEvent): number {
    return event.clientX - this.plot.getBoundingClientRect().left;
  }

  private show(): void {
    const { layout, from } = this;
    if (!layout || from === null) {
      this.band.setAttribute('visibility', 'hidden');
      return;
    }
    const [start, end] = [layout.xOf(Math.min(from, this.to)), layout.xOf(Math.max(from, this.to))];
    setAttributes(this.band, {
      x: start,
      width: end - start,
      y: layout.top,
      height: layout.bottom - layout.top,
      visibility: 'visible',
    });
  }
}
