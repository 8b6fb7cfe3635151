import { element, svg } from '../dom';
import type { Series } from '../state/series';
import { seriesPath } from './linePath';
import { axes } from './axes';
import { linearScale, logScale } from '../../presentation/scale';

/** The last steps of a series up to where it broke off. */
export function tailChart(
  series: Series,
  steps: number,
  words: { readonly description: string; readonly failedAt: string; number(value: number): string },
): HTMLElement {
  const plot = element('div', { class: 'plot tail' });
  const draw = () => {
    const [width, height] = [plot.clientWidth, plot.clientHeight];
    if (width === 0) return;
    const frame = { left: 56, right: width - 44, top: 10, bottom: height - 24 };
    const first = series.length - steps;
    const { low, high } = series.extent(first);
    const scale = low > 0 && high / low > 10 ? logScale(low * 0.8, high * 1.25) : linearScale(low, high);
    const y = (value: number) => frame.top + (1 - scale.position(value)) * (frame.bottom - frame.top);
    const view = { left: frame.left, right: frame.right, firstStep: first, lastStep: series.length, y };
    const end = frame.right + 0.5;
    const axis = axes(frame, {
      y: { values: scale.ticks, at: y, label: (value) => words.number(value) },
      x: {
        values: [first + 1, series.length],
        at: (step) => (step === series.length ? end : frame.left),
        label: (value) => words.number(value),
      },
    });
    plot.replaceChildren(
      svg(
        'svg',
        { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.description },
        axis,
        svg('line', { x1: end, x2: end, y1: frame.top, y2: frame.bottom, class: 'broken' }),
        svg('text', { x: end + 6, y: frame.top + 9, class: 'tick strong' }, words.failedAt),
        svg('path', { d: seriesPath(series, view), class: 'ser train' }),
      ),
    );
  };
  new ResizeObserver(draw).observe(plot);
  return plot;
}
