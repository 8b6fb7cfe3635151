import { element, setChildren, setStyle } from '../dom';

const [smallest, largest, step] = [0.02, 2, 1.25];
/** Below this nobody can read what is written in the picture. */
const readable = 0.4;
const restMilliseconds = 150;
/** A drag shorter than this, in pixels, is a click. */
const shortest = 5;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Moves about in a picture that is larger than its place: dragging and the wheel move it, Ctrl with the wheel and the keys + - 0 zoom. */
export class GraphView {
  private readonly size = element('div', { class: 'zoomed' });
  private field: HTMLElement | null = null;
  /** Of the field, before any zoom. */
  private natural = { width: 0, height: 0 };
  private readonly observer = new ResizeObserver(() => this.measure());
  private rest: ReturnType<typeof setTimeout> | undefined;
  private zoom = 1;
  private drag: (Point & { readonly left: number; readonly top: number }) | null = null;

  /** `view` is what scrolls. */
  constructor(private readonly view: HTMLElement) {
    view.addEventListener('pointerdown', (event) => this.start(event));
    view.addEventListener('pointermove', (event) => this.move(event));
    for (const end of ['pointerup', 'pointercancel']) view.addEventListener(end, () => this.end());
    view.addEventListener('wheel', (event) => this.onWheel(event), { passive: false });
    view.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** What is shown; null where the view holds something else, which fits. */
  show(field: HTMLElement | null): void {
    this.observer.disconnect();
    this.field = field;
    this.view.classList.toggle('zooms', field !== null);
    if (!field) return;
    setChildren(this.size, field);
    setChildren(this.view, this.size);
    this.observer.observe(field);
  }

  dispose(): void {
    this.observer.disconnect();
    clearTimeout(this.rest);
  }

  in(): void {
    this.zoomTo(this.zoom * step);
  }

  out(): void {
    this.zoomTo(this.zoom / step);
  }

  /** All of it, and no larger than it is. */
  fit(): void {
    if (!this.field) return;
    const { width, height } = this.natural;
    const { maxHeight } = getComputedStyle(this.view);
    this.zoomTo(Math.min(1, this.view.clientWidth / width, (parseFloat(maxHeight) || height) / height));
  }

  private zoomTo(wanted: number, at: Point = { x: this.view.clientWidth / 2, y: this.view.clientHeight / 2 }): void {
    const { field, view } = this;
    if (!field) return;
    const next = Math.min(largest, Math.max(smallest, wanted));
    const ratio = next / this.zoom;
    const [left, top] = [(view.scrollLeft + at.x) * ratio - at.x, (view.scrollTop + at.y) * ratio - at.y];
    this.zoom = next;
    view.classList.toggle('far', next < readable);
    this.keepDrawing(field);
    setStyle(field, 'transform', `scale(${next})`);
    this.makeRoom();
    view.scrollTo({ left, top, behavior: 'instant' });
  }

  /** The field has another size: it was shown first, or the page has other letters. */
  private measure(): void {
    if (!this.field) return;
    this.natural = { width: this.field.offsetWidth, height: this.field.offsetHeight };
    setStyle(this.field, 'transform', `scale(${this.zoom})`);
    this.makeRoom();
  }

  private makeRoom(): void {
    setStyle(this.size, 'width', `${Math.round(this.natural.width * this.zoom)}px`);
    setStyle(this.size, 'height', `${Math.round(this.natural.height * this.zoom)}px`);
  }

  /** While it is being zoomed the picture is stretched as it was drawn; it is drawn sharp once that is over. */
  private keepDrawing(field: HTMLElement): void {
    setStyle(field, 'will-change', 'transform');
    clearTimeout(this.rest);
    this.rest = setTimeout(() => setStyle(field, 'will-change', ''), restMilliseconds);
  }

  private start(event: PointerEvent): void {
    if (!this.field || event.button !== 0 || event.pointerType === 'touch') return;
    this.drag = { x: event.clientX, y: event.clientY, left: this.view.scrollLeft, top: this.view.scrollTop };
  }

  private move(event: PointerEvent): void {
    if (!this.drag) return;
    const [x, y] = [event.clientX - this.drag.x, event.clientY - this.drag.y];
    if (!this.view.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(x, y) < shortest) return;
      // Now the click at its end is none on a layer.
      this.view.setPointerCapture(event.pointerId);
      this.view.classList.add('moving');
    }
    this.view.scrollTo({ left: this.drag.left - x, top: this.drag.top - y, behavior: 'instant' });
  }

  private end(): void {
    this.drag = null;
    this.view.classList.remove('moving');
  }

  private onWheel(event: WheelEvent): void {
    if (!this.field || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const { left, top } = this.view.getBoundingClientRect();
    this.zoomTo(this.zoom * step ** (-event.deltaY / 100), { x: event.clientX - left, y: event.clientY - top });
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.field || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') this.in();
    else if (event.key === '-') this.out();
    else if (event.key === '0') this.zoomTo(1);
    else return;
    event.preventDefault();
  }
}
