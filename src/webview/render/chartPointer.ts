import { element, setChildren, setStyle, svg } from '../dom';
import { ChartDrag } from './chartDrag';
import type { ChartLine, ChartWords } from './chartData';
import { reachedBy, type ChartLayout, type Zoom } from './chartLayout';
import { ChartPan } from './chartPan';
import { swatch, type SeriesStyle } from './swatch';

interface Reading {
  readonly style: SeriesStyle;
  readonly label: string;
  readonly value: number;
  /** The value as it is written. */
  readonly said: string;
  /** Where its marker stands; none for the batches behind. */
  readonly epoch: number | null;
}

/** Nearer than this nothing is to be seen. */
const fewestSteps = 4;

/** The crosshair of a chart and its tip, by pointer and by keys; also what part of the axis is in sight. */
export class ChartPointer {
  zoom: Zoom | null = null;
  private epoch: number | null = null;
  private hovering = false;
  private layout: ChartLayout | null = null;
  private lines: readonly ChartLine[] = [];
  private readonly drag: ChartDrag;
  private readonly pan: ChartPan;
  private readonly tip = element('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  private readonly cross = svg('g');
  private readonly spoken = element('p', { class: 'sr', 'aria-live': 'polite' });

  constructor(
    private readonly plot: HTMLElement,
    private readonly words: ChartWords,
    private readonly redraw: () => void,
  ) {
    this.drag = new ChartDrag(plot, ({ from, to }) => this.zoomTo(from, to));
    this.pan = new ChartPan(plot, ({ from, to }) => this.zoomTo(from, to));
    plot.addEventListener('dblclick', () => this.showAll());
    plot.addEventListener('pointermove', (event) => this.follow(event));
    plot.addEventListener('pointerleave', () => this.leave());
    plot.addEventListener('blur', () => this.leave());
    plot.addEventListener('keydown', (event) => this.onKey(event));
  }

  /** Somebody reads a value: scales hold still. */
  get inside(): boolean {
    return this.hovering || this.epoch !== null;
  }

  update(picture: SVGSVGElement, layout: ChartLayout, lines: readonly ChartLine[]): void {
    this.layout = layout;
    this.lines = lines;
    this.drag.update(picture, layout);
    this.pan.update(layout);
    picture.append(this.cross);
    if (this.tip.parentElement !== this.plot) this.plot.append(this.tip, this.spoken);
    this.show();
  }

  private follow(event: PointerEvent): void {
    if (!this.layout) return;
    this.hovering = true;
    const x = event.clientX - this.plot.getBoundingClientRect().left;
    this.epoch = x < this.layout.left - 4 || x > this.layout.right + 4 ? null : this.layout.epochAt(x);
    this.show();
  }

  private leave(): void {
    this.hovering = false;
    this.epoch = null;
    this.redraw();
  }

  private onKey(event: KeyboardEvent): void {
    const { layout } = this;
    if (!layout || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 1 / layout.stepsPerEpoch : 1;
    const at = this.epoch ?? layout.from;
    switch (event.key) {
      case 'ArrowLeft':
        this.moveTo(event.shiftKey ? at - step : Math.ceil(at - step));
        break;
      case 'ArrowRight':
        this.moveTo(event.shiftKey ? at + step : Math.floor(at + step));
        break;
      case 'Home':
        this.moveTo(layout.from);
        break;
      case 'End':
        this.moveTo(Math.min(layout.to, Math.max(0, ...this.lines.map(reachedBy))));
        break;
      case 'PageUp':
      case 'PageDown':
        if (!layout.zoomed) return;
        this.page(layout, event.key === 'PageUp' ? -1 : 1);
        break;
      case '+':
      case '=':
        this.zoomBy(0.5);
        break;
      case '-':
        this.zoomBy(2);
        break;
      case '0':
        this.showAll();
        this.say();
        break;
      case 'Escape':
        if (this.drag.active) this.drag.cancel();
        else if (this.epoch === null) return;
        else this.leave();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private moveTo(epoch: number): void {
    if (!this.layout) return;
    this.epoch = Math.min(this.layout.whole, Math.max(0, epoch));
    this.bringInSight(this.layout, this.epoch);
    this.show();
    const read = this.readings(this.epoch).map(({ label, said }) => `${label} ${said}`);
    this.spoken.textContent = [this.heading(this.epoch), ...read].join(', ');
  }

  /** What is in sight moves along with a crosshair that leaves it. */
  private bringInSight(layout: ChartLayout, epoch: number): void {
    if (epoch >= layout.from && epoch <= layout.to) return;
    const half = (layout.to - layout.from) / 2;
    this.zoomTo(epoch - half, epoch + half);
  }

  /** Half of what is in sight goes, on one side. */
  private page({ from, to }: ChartLayout, direction: -1 | 1): void {
    const half = (direction * (to - from)) / 2;
    this.zoomTo(from + half, to + half);
    this.say();
  }

  /** What lies under the crosshair stays where it is; without one, the middle does. */
  private zoomBy(factor: number): void {
    const { layout } = this;
    if (!layout) return;
    const around = this.epoch ?? (layout.from + layout.to) / 2;
    const span = Math.min(
      layout.whole,
      Math.max(fewestSteps / layout.stepsPerEpoch, (layout.to - layout.from) * factor),
    );
    const from = around - ((around - layout.from) / (layout.to - layout.from)) * span;
    this.zoomTo(from, from + span);
    this.say();
  }

  /** Shows this stretch, moved and widened as far as the axis and its steps ask for. */
  private zoomTo(from: number, to: number): void {
    if (!this.layout) return;
    const { whole, stepsPerEpoch } = this.layout;
    const span = Math.max(fewestSteps / stepsPerEpoch, to - from);
    const start = Math.min(Math.max(0, from), Math.max(0, whole - span));
    this.zoom = span >= whole ? null : { from: start, to: start + span };
    this.redraw();
  }

  /** The whole axis again. */
  showAll(): void {
    if (this.zoom === null) return;
    this.zoom = null;
    this.redraw();
  }

  private say(): void {
    if (this.layout) this.spoken.textContent = this.words.inSight(this.layout.from, this.layout.to);
  }

  private heading(epoch: number): string {
    return this.words.position(epoch, Math.round(epoch * (this.layout?.stepsPerEpoch ?? 1)));
  }

  private readings(epoch: number): Reading[] {
    const pitch = this.layout ? this.layout.epochAt(8) - this.layout.epochAt(0) : 0;
    const read = this.lines.flatMap((line): Reading[] => {
      if (line.steps && line.steps.raw.length > 0) {
        const { smooth, perEpoch } = line.steps;
        const index = stepAt(epoch, perEpoch);
        const value = smooth.at(index);
        return Number.isNaN(value) ? [] : [this.reading(line, value, (index + 1) / perEpoch)];
      }
      const near = nearest(line.points, epoch);
      if (!near || Math.abs(near.epoch - epoch) > Math.max(0.5, pitch)) return [];
      return [this.reading(line, near.value, near.epoch)];
    });
    const behind = this.lines.find(({ steps }) => steps && steps.raw !== steps.smooth)?.steps;
    const batch = behind?.raw.at(stepAt(epoch, behind.perEpoch)) ?? NaN;
    if (!Number.isNaN(batch)) {
      read.push({ style: 'batch', label: this.words.batch, value: batch, said: this.words.value(batch), epoch: null });
    }
    return read;
  }

  private reading({ style, label, write }: ChartLine, value: number, epoch: number): Reading {
    return { style, label, value, said: write?.(value) ?? this.words.value(value), epoch };
  }

  private show(): void {
    this.cross.replaceChildren();
    const { layout, epoch } = this;
    const read = epoch === null ? [] : this.readings(epoch);
    this.tip.hidden = epoch === null || read.length === 0;
    if (!layout || epoch === null || read.length === 0) return;
    const x = Math.round(layout.xOf(epoch)) + 0.5;
    this.cross.append(svg('line', { x1: x, x2: x, y1: layout.top, y2: layout.bottom, class: 'cross' }));
    for (const one of read) {
      if (one.epoch === null) continue;
      const place = { cx: layout.xOf(one.epoch), cy: layout.yOf(one.value) };
      this.cross.append(svg('circle', { ...place, r: 3.5, class: `pt ${one.style}` }));
    }
    const rows = read.map((one) =>
      element(
        'tr',
        {},
        element('td', {}, swatch(one.style)),
        element('td', {}, one.label),
        element('td', { class: 'num' }, one.said),
      ),
    );
    setChildren(
      this.tip,
      element('table', {}, element('caption', {}, this.heading(epoch)), element('tbody', {}, ...rows)),
    );
    this.placeTip(layout, x, read);
  }

  /** Beside the crosshair, on the half of the plot that the lines leave free. */
  private placeTip(layout: ChartLayout, x: number, read: readonly Reading[]): void {
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const room = this.plot.clientWidth;
    const left = x + 12 + width > room ? x - width - 12 : x + 12;
    const mean = read.reduce((sum, one) => sum + layout.yOf(one.value), 0) / read.length;
    const low = mean < (layout.top + layout.bottom) / 2;
    setStyle(this.tip, 'left', `${Math.max(0, left)}px`);
    setStyle(this.tip, 'top', `${low ? layout.bottom - height - 8 : layout.top + 2}px`);
  }
}

/** The place in a series of the step at an epoch. */
function stepAt(epoch: number, perEpoch: number): number {
  return Math.max(0, Math.round(epoch * perEpoch) - 1);
}

function nearest<T extends { readonly epoch: number }>(points: readonly T[], epoch: number): T | undefined {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [here, next] = [points[middle], points[middle + 1]];
    if (here && next && Math.abs(next.epoch - epoch) < Math.abs(here.epoch - epoch)) low = middle + 1;
    else high = middle;
  }
  return points[low];
}
