import { svg } from '../dom';

/** How many lines can be told apart by colour, dash and marker together. */
export const lineStyles = 8;

/** A marker around the origin; some are filled and some are rings, which the style sheet says. */
const markers = [
  'M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0z',
  'M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0z',
  'M-2.8,-2.8h5.6v5.6h-5.6z',
  'M0,-3.8L3.8,0L0,3.8L-3.8,0z',
  'M0,-3.6L3.6,2.8H-3.6z',
  'M-2.8,-2.8h5.6v5.6h-5.6z',
  'M0,-3.8L3.8,0L0,3.8L-3.8,0z',
  'M0,3.6L3.6,-2.8H-3.6z',
];

export function marker(style: number, x: number, y: number): SVGPathElement {
  const place = style % lineStyles;
  return svg('path', {
    d: markers[place] ?? '',
    transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`,
    class: `mark m${place}`,
  });
}

/** A short piece of a line, for legends, tables and tips. */
export function lineSwatch(style: number): SVGSVGElement {
  return svg(
    'svg',
    { class: 'line-swatch', viewBox: '0 0 22 10', 'aria-hidden': 'true' },
    svg('line', { x1: 0, x2: 22, y1: 5, y2: 5, class: `cmp l${style % lineStyles}` }),
    marker(style, 11, 5),
  );
}
