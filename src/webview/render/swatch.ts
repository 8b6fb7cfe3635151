import { svg } from '../dom';

/** Series are told apart by colour, dash and marker together. */
export type SeriesStyle = 'train' | 'valid' | 'other' | 'otherValid' | 'fourth' | 'batch';

/** A short piece of the line, for legends and tips. */
export function swatch(style: SeriesStyle, ring = style === 'valid' || style === 'otherValid'): SVGSVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 22 10', 'aria-hidden': 'true' },
    svg('line', { x1: 0, x2: 22, y1: 5, y2: 5, class: `ser ${style}` }),
    ring ? svg('circle', { cx: 11, cy: 5, r: 2.6, class: `pt ${style}` }) : null,
  );
}
