import { element, svg } from '../dom';
import { axes } from './axes';
import { stepFor } from '../../presentation/scale';

/** How many errors of each size there are, around a line at no error. */
export function residuals(
  errors: readonly number[],
  words: { readonly description: string; number(value: number): string },
): HTMLElement {
  const box = element('div', { class: 'residuals' });
  const most = Math.max(...errors.map(Math.abs), 0);
  const step = stepFor(2 * most || 1, 16);
  const reach = Math.max(1, Math.ceil(most / step));
  const counts = new Array<number>(2 * reach).fill(0);
  for (const error of errors) {
    const bin = Math.min(2 * reach - 1, Math.max(0, Math.floor(error / step) + reach));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const draw = () => {
    const [width, height] = [box.clientWidth, box.clientHeight];
    if (width === 0) return;
    const frame = { left: 0, right: width, top: 4, bottom: height - 22 };
    const pitch = width / counts.length;
    const highest = Math.max(1, ...counts);
    const bars = counts.map((count, index) => {
      const size = (count / highest) * (frame.bottom - frame.top);
      return svg('rect', {
        x: index * pitch + 0.5,
        width: Math.max(0.5, pitch - 1),
        y: frame.bottom - size,
        height: size,
        class: 'fillbar',
      });
    });
    const middle = Math.round(width / 2) + 0.5;
    box.replaceChildren(
      svg(
        'svg',
        { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.description },
        ...bars,
        axes(frame, {
          y: { values: [], at: () => 0, label: () => '' },
          x: {
            values: [-reach * step * 0.5, 0, reach * step * 0.5],
            at: (value) => middle + (value / (reach * step)) * (width / 2),
            label: (value) => words.number(value),
          },
        }),
        svg('line', { x1: middle, x2: middle, y1: frame.top, y2: frame.bottom, class: 'equal' }),
      ),
    );
  };
  new ResizeObserver(draw).observe(box);
  return box;
}
