import { element, svg } from '../dom';
import { axes } from './axes';

/** A place in the square from 0 to 1. */
export interface Rate {
  readonly x: number;
  readonly y: number;
}

export interface RateCurve {
  readonly points: readonly Rate[];
  /** Of the class that is looked at; the others stand thin behind. */
  readonly chosen: boolean;
}

export interface RateChartWords {
  readonly title: string;
  readonly note: string;
  readonly description: string;
  /** Names the chart for who reads it by keys. */
  readonly reading: string;
  readonly xTitle: string;
  readonly yTitle: string;
  number(value: number): string;
  /** What a point of the chosen curve says. */
  point(index: number): string;
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** Steps of the keyboard from one end of a curve to the other. */
const keySteps = 40;

/** Two rates against each other, both from 0 to 1, with what guessing would give as a dashed line; pointer and arrow keys read the chosen curve. */
export function rateChart(
  curves: readonly RateCurve[],
  chance: readonly [Rate, Rate],
  words: RateChartWords,
): HTMLElement {
  const plot = element('div', { class: 'rates-plot', tabindex: 0, role: 'group', 'aria-label': words.reading });
  const said = element('p', { class: 'dim small rates-said', 'aria-live': 'polite' }, words.note);
  const chosen = curves.find((curve) => curve.chosen)?.points ?? [];
  /** The point that is read. */
  let read = -1;
  let showRead = () => {};
  const readAt = (index: number) => {
    read = index;
    said.textContent = chosen[index] ? words.point(index) : words.note;
    showRead();
  };
  const draw = () => {
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    if (width === 0) return;
    const frame = { left: 40, right: width - 10, top: 10, bottom: height - 34 };
    const x = (value: number) => frame.left + value * (frame.right - frame.left);
    const y = (value: number) => frame.bottom - value * (frame.bottom - frame.top);
    const path = (points: readonly Rate[]) =>
      points.map((at, index) => `${index === 0 ? 'M' : 'L'}${x(at.x).toFixed(1)} ${y(at.y).toFixed(1)}`).join('');
    const label = (value: number) => words.number(value);
    const axis = axes(frame, {
      y: { values: ticks, at: y, label },
      x: { values: ticks, at: x, label },
      xTitle: words.xTitle,
    });
    axis.append(
      svg('line', { x1: x(chance[0].x), y1: y(chance[0].y), x2: x(chance[1].x), y2: y(chance[1].y), class: 'chance' }),
    );
    const dot = svg('circle', { r: 4, class: 'pt train', visibility: 'hidden' });
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.description },
      axis,
      ...[...curves]
        .sort((a, b) => Number(a.chosen) - Number(b.chosen))
        .map(({ points, chosen: on }) => svg('path', { d: path(points), class: on ? 'ser train' : 'ser behind' })),
      dot,
    );
    showRead = () => {
      const at = chosen[read];
      dot.setAttribute('visibility', at ? 'visible' : 'hidden');
      if (!at) return;
      dot.setAttribute('cx', String(x(at.x)));
      dot.setAttribute('cy', String(y(at.y)));
    };
    showRead();
    picture.addEventListener('pointermove', (event) => {
      const box = picture.getBoundingClientRect();
      const index = nearest(chosen, (event.clientX - box.left - frame.left) / (frame.right - frame.left), [
        frame.bottom - (event.clientY - box.top),
        frame.bottom - frame.top,
      ]);
      if (index >= 0) readAt(index);
    });
    picture.addEventListener('pointerleave', () => readAt(-1));
    plot.replaceChildren(picture);
  };
  plot.addEventListener('keydown', (event) => {
    const next = nextPoint(event, read, chosen.length);
    if (next === undefined) return;
    event.preventDefault();
    readAt(next);
  });
  plot.addEventListener('blur', () => readAt(-1));
  new ResizeObserver(draw).observe(plot);
  const head = element(
    'div',
    { class: 'sub-row' },
    element('h3', { class: 'sub' }, words.title),
    element('span', { class: 'dim' }, words.yTitle),
  );
  return element('figure', { class: 'rates' }, head, plot, said);
}

/** The point that a key leads to; with Shift every one of them is read. */
function nextPoint(event: KeyboardEvent, at: number, count: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const step = event.shiftKey ? 1 : Math.max(1, Math.round(count / keySteps));
  switch (event.key) {
    case 'ArrowRight':
      return at < 0 ? 0 : Math.min(count - 1, at + step);
    case 'ArrowLeft':
      return Math.max(0, at - step);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return at < 0 ? undefined : -1;
    default:
      return undefined;
  }
}

function nearest(points: readonly Rate[], x: number, [up, height]: readonly [number, number]): number {
  const y = up / height;
  let best = -1;
  let least = Infinity;
  for (const [index, point] of points.entries()) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance >= least) continue;
    least = distance;
    best = index;
  }
  return best;
}
