import { element, setText, svg, type Child } from '../dom';
import { axes, type Frame } from './axes';

/** A chart of the square from 0 to 1: what it draws is drawn again when its width changes. */
export interface UnitChart {
  readonly element: HTMLElement;
  redraw(): void;
  say(words: string): void;
}

export interface UnitChartWords {
  readonly title: string;
  readonly yTitle: string;
  readonly xTitle: string;
  readonly description: () => string;
  number(value: number): string;
}

/** Where values stand in pixels. */
export interface Places {
  readonly frame: Frame;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

export function unitChart(
  words: UnitChartWords,
  draw: (places: Places) => readonly SVGElement[],
  onPoint?: (at: { readonly x: number; readonly y: number } | null, chosen: boolean) => void,
  tools?: Child,
): UnitChart {
  const plot = element('div', { class: 'rates-plot' });
  const said = element('p', { class: 'dim small rates-said' });
  let places: Places | null = null;
  const redraw = () => {
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    if (width === 0) return;
    const frame = { left: 40, right: width - 10, top: 10, bottom: height - 34 };
    const x = (value: number) => frame.left + value * (frame.right - frame.left);
    const y = (value: number) => frame.bottom - value * (frame.bottom - frame.top);
    places = { frame, x, y };
    const label = (value: number) => words.number(value);
    const axis = axes(frame, {
      y: { values: ticks, at: y, label },
      x: { values: ticks, at: x, label },
      xTitle: words.xTitle,
    });
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.description() },
      axis,
      ...draw(places),
    );
    plot.replaceChildren(picture);
  };
  const pointed = (event: PointerEvent | MouseEvent, chosen: boolean): void => {
    if (!places || !onPoint) return;
    const box = plot.getBoundingClientRect();
    const { left, right, top, bottom } = places.frame;
    const share = (value: number) => Math.min(1, Math.max(0, value));
    onPoint(
      {
        x: share((event.clientX - box.left - left) / (right - left)),
        y: share((bottom - (event.clientY - box.top)) / (bottom - top)),
      },
      chosen,
    );
  };
  plot.addEventListener('pointermove', (event) => pointed(event, event.buttons === 1));
  plot.addEventListener('pointerdown', (event) => pointed(event, true));
  plot.addEventListener('pointerleave', () => onPoint?.(null, false));
  new ResizeObserver(redraw).observe(plot);
  const head = element(
    'div',
    { class: 'sub-row' },
    element('h3', { class: 'sub' }, words.title),
    element('span', { class: 'dim' }, words.yTitle),
  );
  if (tools) head.append(tools);
  return {
    element: element('figure', { class: 'rates' }, head, plot, said),
    redraw,
    say: (text) => setText(said, text),
  };
}

/** A line through some places. */
export function linePath({ x, y }: Places, points: readonly (readonly [number, number])[]): string {
  return points
    .map(([at, value], index) => `${index === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
}
