import type { Histogram } from '../../protocol';
import { svg } from '../dom';

/** A small histogram, for a table's row. */
export function miniHistogram(counts: readonly number[], label: string): SVGSVGElement {
  const picture = svg('svg', { class: 'mini', viewBox: '0 0 112 24', role: 'img', 'aria-label': label });
  const most = Math.max(1, ...counts);
  const pitch = 112 / Math.max(counts.length, 8);
  for (const [index, count] of counts.entries()) {
    const height = Math.max(count ? 1 : 0, (count / most) * 22);
    picture.append(svg('rect', { x: index * pitch, width: Math.max(0.5, pitch - 1), y: 23 - height, height }));
  }
  picture.append(svg('line', { x1: 0, x2: 112, y1: 23.5, y2: 23.5, class: 'gridline' }));
  return picture;
}

/** A histogram as wide as its place. */
export function wideHistogram({ counts }: Histogram, label: string): SVGSVGElement {
  const [width, height] = [counts.length, 64];
  const most = Math.max(1, ...counts);
  const picture = svg('svg', {
    class: 'hist',
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
    role: 'img',
    'aria-label': label,
  });
  for (const [index, count] of counts.entries()) {
    const tall = Math.max(count ? 1 : 0, (count / most) * (height - 1));
    picture.append(svg('rect', { x: index + 0.06, y: height - 1 - tall, width: 0.88, height: tall }));
  }
  picture.append(svg('line', { x1: 0, x2: width, y1: height - 0.5, y2: height - 0.5, class: 'gridline' }));
  return picture;
}

/** The distribution behind a slider: as wide as its track. */
export function sliderHistogram(histogram: Histogram): SVGSVGElement {
  const count = histogram.counts.length;
  const most = Math.max(1, ...histogram.counts);
  const picture = svg('svg', {
    viewBox: `0 0 ${Math.max(1, count)} 10`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  for (const [index, value] of histogram.counts.entries()) {
    const height = (value / most) * 10;
    picture.append(svg('rect', { x: index + 0.06, y: 10 - height, width: 0.88, height }));
  }
  return picture;
}

/** The share of values below one, as far as the bins tell. */
export function shareBelow(histogram: Histogram, value: number): number {
  const total = histogram.counts.reduce((sum, count) => sum + count, 0);
  const span = histogram.maximum - histogram.minimum;
  if (total === 0 || span <= 0) return 0;
  const place = ((value - histogram.minimum) / span) * histogram.counts.length;
  let below = 0;
  for (const [index, count] of histogram.counts.entries()) below += count * Math.min(1, Math.max(0, place - index));
  return below / total;
}
