import { svg } from '../dom';

const height = 64;
const most = 12;

/** Numbers side by side, from a line at zero up or down; many of them are thinner, in pixels. */
export function activationBars(values: readonly number[], label: string): SVGElement {
  const largest = Math.max(0, ...values.filter(Number.isFinite));
  const smallest = Math.min(0, ...values.filter(Number.isFinite));
  const scale = largest > smallest ? height / (largest - smallest) : 0;
  const zero = largest * scale;
  const width = Math.min(most, Math.max(1, Math.floor(480 / Math.max(1, values.length))));
  const bars = values.map((value, index) => {
    const size = Number.isFinite(value) ? Math.abs(value) * scale : 0;
    return svg('rect', {
      x: index * width,
      y: value > 0 ? zero - size : zero,
      width: Math.max(0.5, width - (width > 2 ? 1 : 0)),
      height: size,
    });
  });
  const all = Math.max(1, values.length * width);
  return svg(
    'svg',
    { class: 'activation-bars', role: 'img', 'aria-label': label, viewBox: `0 0 ${all} ${height}`, width: all, height },
    ...bars,
    svg('line', { class: 'gridline', x1: 0, x2: all, y1: zero, y2: zero }),
  );
}
