import { element, svg } from '../dom';
import { axes } from './axes';
import { linearScale } from '../../presentation/scale';

/** Predicted against actual values, with the line on which both are equal. */
export function scatter(
  points: readonly { readonly row: number; readonly actual: number; readonly predicted: number }[],
  words: {
    readonly description: string;
    readonly actual: string;
    readonly predicted: string;
    number(value: number, places?: number): string;
    point(row: number, actual: number, predicted: number): string;
  },
  onSelect: (row: number) => void,
): HTMLElement {
  const box = element('div', { class: 'scatter' });
  const draw = () => {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (width === 0 || points.length === 0) return;
    const frame = { left: 50, right: width - 10, top: 8, bottom: height - 34 };
    const values = points.flatMap(({ actual, predicted }) => [actual, predicted]);
    const scale = linearScale(Math.min(...values), Math.max(...values));
    const x = (value: number) => frame.left + scale.position(value) * (frame.right - frame.left);
    const y = (value: number) => frame.bottom - scale.position(value) * (frame.bottom - frame.top);
    const axis = axes(frame, {
      y: { values: scale.ticks, at: y, label: (value) => words.number(value, scale.places) },
      x: { values: scale.ticks, at: x, label: (value) => words.number(value, scale.places) },
      xTitle: words.actual,
    });
    axis.append(
      svg('line', { x1: x(scale.low), y1: y(scale.low), x2: x(scale.high), y2: y(scale.high), class: 'equal' }),
      svg('text', { x: frame.left + 6, y: frame.top + 10, class: 'strong' }, words.predicted),
    );
    const dots = points.map(({ row, actual, predicted }) => {
      const dot = svg('circle', {
        cx: x(actual).toFixed(1),
        cy: y(predicted).toFixed(1),
        r: 3,
        class: 'dot',
        'data-row': row,
      });
      dot.append(svg('title', {}, words.point(row, actual, predicted)));
      return dot;
    });
    const picture = svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.description },
      axis,
      ...dots,
    );
    picture.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest('[data-row]')?.getAttribute('data-row') : null;
      if (row != null) onSelect(Number(row));
    });
    box.replaceChildren(picture);
  };
  new ResizeObserver(draw).observe(box);
  return box;
}
