import type { EpochValue } from '../../protocol';
import { element, setChildren, setStyle, svg } from '../dom';
import { axes } from '../render/axes';
import { epochTicks, linearScale, logScale, type Scale } from '../../presentation/scale';
import type { CompareContext } from './context';
import { lineStyles, lineSwatch, marker } from './lineStyle';

export interface CurveLine {
  readonly id: string;
  readonly name: string;
  readonly style: number;
  readonly points: readonly EpochValue[];
  /** How far its run has come. */
  readonly epochs: number;
}

export interface CurveChartData {
  readonly measure: string;
  readonly lines: readonly CurveLine[];
  readonly scale: 'linear' | 'log';
}

interface Layout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly last: number;
  readonly y: Scale;
  x(epoch: number): number;
  yOf(value: number): number;
}

const margins = { left: 52, right: 16, top: 8, bottom: 34 };
/** Markers stand at least this far apart, in pixels. */
const markerPitch = 36;

/** Lines over epochs, told apart by colour, dash and marker; read by pointer and by keys. */
export class CurveChart {
  readonly element: HTMLElement;
  private readonly plot = element('div', { class: 'plot compare-plot', tabindex: 0, role: 'group' });
  private readonly tip = element('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  private readonly spoken = element('p', { class: 'sr', 'aria-live': 'polite' });
  private readonly cross = svg('g');
  private data: CurveChartData = { measure: '', lines: [], scale: 'linear' };
  private layout: Layout | null = null;
  private epoch: number | null = null;

  constructor(private readonly context: CompareContext) {
    this.element = element('figure', { class: 'chart' }, this.plot);
    new ResizeObserver(() => this.draw()).observe(this.plot);
    this.plot.addEventListener('pointermove', (event) => this.follow(event));
    this.plot.addEventListener('pointerleave', () => this.point(null));
    this.plot.addEventListener('blur', () => this.point(null));
    this.plot.addEventListener('keydown', (event) => this.onKey(event));
  }

  update(data: CurveChartData): void {
    this.data = data;
    const { words } = this.context;
    this.plot.setAttribute('aria-label', words('chartOf', { measure: data.measure, count: data.lines.length }));
    this.draw();
  }

  private draw(): void {
    const [width, height] = [this.plot.clientWidth, this.plot.clientHeight];
    if (width === 0 || height === 0) return;
    const layout = layoutOf(this.data, width, height);
    this.layout = layout;
    const { numbers, words } = this.context;
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
      axes(layout, {
        y: {
          values: layout.y.ticks,
          at: (value) => layout.yOf(value),
          label: (value) => numbers.tick(value, layout.y.places),
        },
        x: {
          values: epochTicks(0, layout.last, (layout.right - layout.left) / 44),
          at: (epoch) => layout.x(epoch),
          label: (value) => numbers.tick(value),
        },
        marks: true,
        xTitle: words('epoch'),
      }),
      ...this.data.lines.flatMap((line) => drawLine(line, layout)),
      this.cross,
    );
    setChildren(this.plot, picture, this.tip, this.spoken);
    this.showTip();
  }

  private follow(event: PointerEvent): void {
    if (!this.layout) return;
    const { left, right, last } = this.layout;
    const x = event.clientX - this.plot.getBoundingClientRect().left;
    const epoch = Math.round(((x - left) / (right - left)) * last);
    this.point(x < left - 8 || x > right + 8 ? null : Math.min(last, Math.max(1, epoch)));
  }

  private onKey(event: KeyboardEvent): void {
    if (!this.layout || event.ctrlKey || event.metaKey || event.altKey) return;
    const { last } = this.layout;
    const at = this.epoch;
    const step = event.shiftKey ? 10 : 1;
    switch (event.key) {
      case 'ArrowRight':
        this.point(Math.min(last, (at ?? 0) + step));
        break;
      case 'ArrowLeft':
        this.point(Math.max(1, (at ?? last + 1) - step));
        break;
      case 'Home':
        this.point(1);
        break;
      case 'End':
        this.point(last);
        break;
      case 'Escape':
        if (at === null) return;
        this.point(null);
        break;
      default:
        return;
    }
    event.preventDefault();
    if (this.epoch === null) return;
    const read = this.readings(this.epoch).map(
      ({ line, value }) => `${line.name} ${this.context.numbers.measure(value)}`,
    );
    this.spoken.textContent = [this.context.words('atEpoch', { epoch: this.epoch }), ...read].join(', ');
  }

  private point(epoch: number | null): void {
    this.epoch = epoch;
    this.showTip();
  }

  private readings(epoch: number) {
    return this.data.lines.flatMap((line) => {
      const value = line.points.find((point) => point.epoch === epoch)?.value;
      return value === undefined ? [] : [{ line, value }];
    });
  }

  private showTip(): void {
    this.cross.replaceChildren();
    const { layout, epoch } = this;
    const read = epoch === null ? [] : this.readings(epoch);
    this.tip.hidden = read.length === 0;
    if (!layout || epoch === null || read.length === 0) return;
    const x = Math.round(layout.x(epoch)) + 0.5;
    this.cross.append(svg('line', { x1: x, x2: x, y1: layout.top, y2: layout.bottom, class: 'cross' }));
    for (const { line, value } of read) this.cross.append(marker(line.style, layout.x(epoch), layout.yOf(value)));
    const rows = read.map(({ line, value }) =>
      element(
        'tr',
        {},
        element('td', {}, lineSwatch(line.style)),
        element('td', { class: 'tip-name' }, line.name),
        element('td', { class: 'num' }, this.context.numbers.measure(value)),
      ),
    );
    const caption = element('caption', {}, this.context.words('atEpoch', { epoch }));
    setChildren(this.tip, element('table', {}, caption, element('tbody', {}, ...rows)));
    const width = this.tip.offsetWidth;
    const left = x + 12 + width > this.plot.clientWidth ? x - width - 12 : x + 12;
    const mean = read.reduce((sum, { value }) => sum + layout.yOf(value), 0) / read.length;
    const high = mean < (layout.top + layout.bottom) / 2;
    setStyle(this.tip, 'left', `${Math.max(0, left)}px`);
    setStyle(this.tip, 'top', `${high ? layout.bottom - this.tip.offsetHeight - 8 : layout.top + 2}px`);
  }
}

function layoutOf({ lines, scale }: CurveChartData, width: number, height: number): Layout {
  const left = margins.left;
  const right = Math.max(left + 20, width - margins.right);
  const top = margins.top;
  const bottom = Math.max(top + 20, height - margins.bottom);
  const last = Math.max(1, ...lines.map(({ points }) => points.at(-1)?.epoch ?? 0));
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of lines) {
    for (const { value } of points) [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  if (low > high) [low, high] = [0, 1];
  // A loss of nothing has no place on a logarithmic axis: it lies on the axis's lower end.
  const y =
    scale === 'log' && high > 0 ? logScale(Math.max(low, high * 1e-9) * 0.9, high * 1.1) : linearScale(low, high);
  return {
    left,
    right,
    top,
    bottom,
    last,
    y,
    x: (epoch) => left + (epoch / last) * (right - left),
    yOf: (value) => top + (1 - Math.min(2, Math.max(-1, y.position(value)))) * (bottom - top),
  };
}

function drawLine({ style, points }: CurveLine, layout: Layout): SVGElement[] {
  const at = points.map(({ epoch, value }) => ({ x: layout.x(epoch), y: layout.yOf(value) }));
  const d = at.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');
  const pitch = (layout.right - layout.left) / layout.last;
  const every = Math.max(1, Math.ceil(markerPitch / Math.max(pitch, 1e-6)));
  // Each line has its markers at other epochs, so that they do not cover each other where lines lie close.
  const first = every > 1 ? Math.floor((style * every) / lineStyles) : 0;
  const marked = at.filter((_, index) => index % every === first % every || index === at.length - 1);
  return [svg('path', { d, class: `cmp l${style % lineStyles}` }), ...marked.map(({ x, y }) => marker(style, x, y))];
}
