import type { ChartLayout, Zoom } from './chartLayout';

/** Moves what is in sight of a zoomed chart: by a drag with Shift, and by a wheel that turns sideways. */
export class ChartPan {
  private layout: ChartLayout | null = null;
  /** The epoch that stays under the pointer. */
  private held: number | null = null;

  constructor(
    private readonly plot: HTMLElement,
    private readonly onMoved: (zoom: Zoom) => void,
  ) {
    plot.addEventListener('pointerdown', (event) => this.start(event));
    plot.addEventListener('pointermove', (event) => this.move(event));
    plot.addEventListener('pointerup', () => this.hold(null));
    plot.addEventListener('pointercancel', () => this.hold(null));
    plot.addEventListener('wheel', (event) => this.turn(event), { passive: false });
  }

  update(layout: ChartLayout): void {
    this.layout = layout;
  }

  private start(event: PointerEvent): void {
    if (event.button !== 0 || !event.shiftKey || !this.layout) return;
    this.hold(this.epochAt(event, this.layout));
    this.plot.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    if (this.held !== null && this.layout) this.moveBy(this.held - this.epochAt(event, this.layout));
  }

  private turn(event: WheelEvent): void {
    if (!this.layout?.zoomed || Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    this.moveBy(this.layout.epochAt(event.deltaX) - this.layout.epochAt(0));
  }

  private moveBy(epochs: number): void {
    const { layout } = this;
    if (layout?.zoomed && epochs !== 0) this.onMoved({ from: layout.from + epochs, to: layout.to + epochs });
  }

  private hold(epoch: number | null): void {
    this.held = epoch;
    this.plot.classList.toggle('held', epoch !== null);
  }

  private epochAt(event: PointerEvent, layout: ChartLayout): number {
    return layout.epochAt(event.clientX - this.plot.getBoundingClientRect().left);
  }
}
