import { element, svg } from '../dom';
import type { Series } from '../state/series';
import { seriesPath } from './linePath';
import { linearScale, logScale } from './scale';

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
    const axis = svg('g', { class: 'axis' });
    for (const tick of scale.ticks) {
      const at = Math.round(y(tick)) + 0.5;
      axis.append(svg('line', { x1: frame.left, x2: frame.right, y1: at, y2: at, class: 'gridline' }));
      axis.append(svg('text', { x: frame.left - 8, y: at + 3.5, 'text-anchor': 'end' }, words.number(tick)));
    }
    const end = frame.right + 0.5;
    axis.append(
      svg('line', {
        x1: frame.left,
        x2: frame.right,
        y1: frame.bottom + 0.5,
        y2: frame.bottom + 0.5,
        class: 'baseline',
      }),
    );
    axis.append(svg('text', { x: frame.left, y: height - 6, 'text-anchor': 'start' }, words.number(first + 1)));
    axis.append(svg('text', { x: end, y: height - 6, 'text-anchor': 'middle' }, words.number(series.length)));
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
