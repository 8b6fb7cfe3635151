import { element, setText, svg } from '../dom';
import { linkButton } from './controls';
import { axes } from './axes';
import type { ChartData, ChartLine, ChartWords } from './chartData';
import { chartLayout, type ChartLayout } from './chartLayout';
import { ChartPointer } from './chartPointer';
import { pointsPath, seriesOutline, seriesPath } from './linePath';
import { swatch } from './swatch';

/** A chart of lines over epochs. Drawn anew at each change, never moved: it may change ten times a second. */
export class LineChart {
  readonly element: HTMLElement;
  readonly head = element('div', { class: 'chart-head' });
  private readonly title = element('h3', { class: 'sub' });
  private readonly legend = element('div', { class: 'legend' });
  private readonly plot: HTMLElement;
  private readonly empty: HTMLElement;
  private readonly pointer: ChartPointer;
  private readonly observer: ResizeObserver;
  private readonly wholeRun: HTMLButtonElement;
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly hidden = new Set<string>();
  private data: ChartData | null = null;
  private layout: ChartLayout | null = null;
  private drawn = '';

  constructor(private readonly words: ChartWords) {
    this.plot = element('div', { class: 'plot zoomable', tabindex: 0, role: 'group' });
    this.empty = element('p', { class: 'plot-empty dim small' }, words.nothingYet);
    this.wholeRun = linkButton(words.wholeRun, () => this.endZoom(), { class: 'link whole-run', hidden: true });
    this.head.append(this.title, this.legend, this.wholeRun);
    this.element = element('figure', { class: 'chart' }, this.head, this.plot);
    this.pointer = new ChartPointer(this.plot, words, () => this.draw());
    this.observer = new ResizeObserver(() => this.draw());
    this.observer.observe(this.plot);
  }

  update(data: ChartData): void {
    this.data = data;
    setText(this.title, data.title);
    this.plot.setAttribute('aria-label', data.description);
    this.showLegend(data);
    this.draw();
  }

  dispose(): void {
    this.observer.disconnect();
    this.element.remove();
  }

  /** Shows the whole axis, as for another run. */
  showAll(): void {
    this.pointer.showAll();
  }

  private endZoom(): void {
    this.plot.focus();
    this.pointer.showAll();
  }

  private showLegend(data: ChartData): void {
    for (const [id, button] of this.buttons) {
      if (data.lines.some((line) => line.id === id)) continue;
      button.remove();
      this.buttons.delete(id);
    }
    for (const line of data.lines) {
      const button = this.buttons.get(line.id) ?? this.addLegend(line);
      const value = button.lastElementChild;
      if (value)
        setText(value, line.current === null ? '' : (line.write?.(line.current) ?? this.words.value(line.current)));
    }
  }

  private addLegend(line: ChartLine): HTMLButtonElement {
    const button = element(
      'button',
      { type: 'button', 'aria-pressed': String(!this.hidden.has(line.id)), 'data-series': line.id },
      swatch(line.style),
      line.label,
      element('b'),
    );
    button.addEventListener('click', () => {
      if (!this.hidden.delete(line.id)) this.hidden.add(line.id);
      button.setAttribute('aria-pressed', String(!this.hidden.has(line.id)));
      this.draw();
    });
    this.buttons.set(line.id, button);
    this.legend.append(button);
    return button;
  }

  private draw(): void {
    if (!this.data || this.plot.clientWidth === 0) return;
    const lines = this.data.lines.filter((line) => !this.hidden.has(line.id));
    const anything = this.data.lines.some((line) => line.points.length > 0 || (line.steps?.raw.length ?? 0) > 0);
    if (!anything) {
      this.plot.replaceChildren(this.empty);
      return;
    }
    const size = { width: this.plot.clientWidth, height: this.plot.clientHeight };
    const { zoom } = this.pointer;
    // New points leave the axis still while somebody reads; what was asked for does not.
    const asked = JSON.stringify([this.data.title, this.data.scale, zoom, [...this.hidden]]);
    const kept = this.pointer.inside && asked === this.drawn ? this.layout?.y : undefined;
    this.drawn = asked;
    this.wholeRun.hidden = zoom === null;
    this.layout = chartLayout({ ...this.data, lines }, size, zoom, kept);
    const clip = svg('clipPath', { id: `${this.clipName}` }, clipRectangle(this.layout));
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' },
      svg('defs', {}, clip),
      chartAxes(this.layout, this.words, this.data.tick),
      svg('g', { 'clip-path': `url(#${this.clipName})` }, ...lines.flatMap((line) => drawLine(line, this.layout))),
    );
    const growing = lines.filter(({ running = this.data?.running }) => running);
    picture.append(...growing.flatMap((line) => lastPoint(line, this.layout)));
    const old = this.plot.querySelector(':scope > svg');
    if (old) old.replaceWith(picture);
    else this.plot.replaceChildren(picture);
    this.pointer.update(picture, this.layout, lines);
  }

  private readonly clipName = `plot-${++clipCount}`;
}

let clipCount = 0;

function clipRectangle(layout: ChartLayout): SVGRectElement {
  return svg('rect', {
    x: layout.left,
    y: layout.top - 3,
    width: layout.right - layout.left + 6,
    height: layout.bottom - layout.top + 4,
  });
}

function chartAxes(layout: ChartLayout, words: ChartWords, tick = words.tick): SVGGElement {
  const { y, xTicks, xPlaces } = layout;
  return axes(layout, {
    y: { values: y.ticks, at: (value) => layout.yOf(value), label: (value) => tick(value, y.places) },
    x: { values: xTicks, at: (value) => layout.xOf(value), label: (value) => words.tick(value, xPlaces) },
    marks: true,
    xTitle: words.epochAxis,
  });
}

function drawLine(line: ChartLine, layout: ChartLayout | null): SVGElement[] {
  if (!layout) return [];
  const drawn: SVGElement[] = [];
  if (line.steps && line.steps.raw.length > 0) {
    const { raw, smooth, perEpoch } = line.steps;
    const view = layout.projection(perEpoch);
    if (raw !== smooth) {
      const behind = line.style === 'train' ? 'batch' : `${line.style} faint`;
      drawn.push(svg('path', { d: seriesPath(raw, view), class: `ser ${behind}` }));
    }
    const { path, isBand } = seriesOutline(smooth, view);
    drawn.push(svg('path', { d: path, class: `ser ${line.style}${isBand ? ' band' : ''}` }));
    return drawn;
  }
  const points = line.points.map(({ epoch, value }) => ({ x: layout.xOf(epoch), y: layout.yOf(value) }));
  drawn.push(svg('path', { d: pointsPath(points), class: `ser ${line.style}` }));
  // Rings closer than their own width would be a band: the line alone says it better.
  const pitch = layout.xOf(1) - layout.xOf(0);
  if (pitch >= 9 || points.length === 1) {
    drawn.push(...points.map(({ x, y }) => svg('circle', { cx: x, cy: y, r: 3, class: `pt ${line.style}` })));
  }
  return drawn;
}

function lastPoint(line: ChartLine, layout: ChartLayout | null): SVGElement[] {
  if (!layout || !line.steps || line.steps.smooth.length === 0) return [];
  const x = layout.xOf(line.steps.smooth.length / line.steps.perEpoch);
  const value = line.steps.smooth.last();
  if (Number.isNaN(value) || x > layout.right) return [];
  return [svg('circle', { cx: x, cy: layout.yOf(value), r: 3, class: `pt ${line.style}` })];
}
