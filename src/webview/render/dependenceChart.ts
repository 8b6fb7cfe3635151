import type { Dependence, Histogram } from '../../protocol';
import { element, svg } from '../dom';
import { axes } from './axes';
import { linearScale } from '../../presentation/scale';

export interface DependenceWords {
  readonly description: string;
  readonly column: string;
  readonly answer: string;
  number(value: number, places?: number): string;
  point(value: string | number, mean: number, low: number, high: number): string;
  readonly note: string;
}

/** The mean answer for each value of a column, the band of most rows behind it, and how common the values are below. */
export function dependenceChart(
  { points }: Dependence,
  histogram: Histogram | null,
  words: DependenceWords,
): HTMLElement {
  const box = element('div', { class: 'dependence' });
  const said = element('p', { class: 'dim small rates-said' }, words.note);
  const numeric = points.every(({ value }) => typeof value === 'number');
  const draw = () => {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (width === 0 || points.length === 0) return;
    const frame = { left: 56, right: width - 12, top: 10, bottom: height - 38 };
    const scale = linearScale(Math.min(...points.map(({ low }) => low)), Math.max(...points.map(({ high }) => high)));
    const y = (value: number) => frame.bottom - scale.position(value) * (frame.bottom - frame.top);
    const values = points.map(({ value }, index) => (typeof value === 'number' ? value : index));
    const [first = 0, last = 1] = [values[0], values.at(-1)];
    const inside = frame.right - frame.left;
    const x = numeric
      ? (value: number) => frame.left + ((value - first) / (last - first || 1)) * inside
      : (index: number) => frame.left + ((index + 0.5) / points.length) * inside;
    const places = (index: number) => x(values[index] ?? 0);
    const across = numeric ? linearScale(first, last) : null;
    const ticks = across ? across.ticks.filter((tick) => tick >= first && tick <= last) : values;
    const axis = axes(frame, {
      y: { values: scale.ticks, at: y, label: (value) => words.number(value, scale.places) },
      x: {
        values: ticks,
        at: x,
        label: (value) =>
          across ? words.number(value, across.places) : short(String(points[value]?.value ?? ''), points.length),
      },
      xTitle: words.column,
    });
    if (histogram && numeric) axis.prepend(commonness(histogram, x, frame));
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.description },
      axis,
    );
    if (numeric) {
      const line = (of: (one: (typeof points)[number]) => number) =>
        points.map((one, index) => `${places(index).toFixed(1)} ${y(of(one)).toFixed(1)}`);
      const band = [...line(({ high }) => high), ...line(({ low }) => low).reverse()];
      picture.append(svg('path', { d: `M${band.join('L')}Z`, class: 'band' }));
      picture.append(svg('path', { d: `M${line(({ mean }) => mean).join('L')}`, class: 'ser train' }));
    } else {
      for (const [index, { mean, low, high }] of points.entries()) {
        const at = places(index);
        picture.append(svg('line', { x1: at, x2: at, y1: y(low), y2: y(high), class: 'spread' }));
        picture.append(svg('circle', { cx: at, cy: y(mean), r: 4, class: 'dot' }));
      }
    }
    const mark = svg('circle', { r: 4, class: 'pt train', visibility: 'hidden' });
    picture.append(mark, svg('text', { x: frame.left + 6, y: frame.top + 10, class: 'tick strong' }, words.answer));
    const point = (index: number) => {
      const at = points[index];
      if (!at) return;
      mark.setAttribute('cx', String(places(index)));
      mark.setAttribute('cy', String(y(at.mean)));
      mark.setAttribute('visibility', 'visible');
      said.textContent = words.point(at.value, at.mean, at.low, at.high);
    };
    picture.addEventListener('pointermove', (event) => {
      const left = event.clientX - picture.getBoundingClientRect().left;
      const distances = points.map((_, index) => Math.abs(places(index) - left));
      point(distances.indexOf(Math.min(...distances)));
    });
    picture.addEventListener('pointerleave', () => {
      mark.setAttribute('visibility', 'hidden');
      said.textContent = words.note;
    });
    box.replaceChildren(picture);
  };
  new ResizeObserver(draw).observe(box);
  return element('div', {}, box, said);
}

/** The distribution of the column in training, faint along the lower edge. */
function commonness(
  { minimum, maximum, counts }: Histogram,
  x: (value: number) => number,
  frame: { readonly left: number; readonly right: number; readonly bottom: number },
): SVGGElement {
  const most = Math.max(1, ...counts);
  const group = svg('g', { class: 'commonness' });
  const step = (maximum - minimum) / Math.max(1, counts.length);
  for (const [index, count] of counts.entries()) {
    const [from, to] = [x(minimum + index * step), x(minimum + (index + 1) * step)];
    const [left, right] = [Math.max(frame.left, from), Math.min(frame.right, to)];
    const height = (count / most) * 28;
    if (right > left) group.append(svg('rect', { x: left, width: right - left, y: frame.bottom - height, height }));
  }
  return group;
}

/** As much of a word as fits beside the others. */
function short(word: string, count: number): string {
  const most = count > 12 ? 3 : count > 6 ? 8 : 14;
  return word.length > most ? `${word.slice(0, most - 1)}…` : word;
}
