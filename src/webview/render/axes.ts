import { svg } from '../dom';

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Values to write along an axis: where each stands in pixels, and its words. */
export interface Ticks {
  readonly values: readonly number[];
  at(value: number): number;
  label(value: number): string;
}

interface AxesOptions {
  readonly y: Ticks;
  readonly x: Ticks;
  /** Short marks under the x axis. */
  readonly marks?: boolean;
  readonly xTitle?: string;
}

/** A line across for each value of y, a base line, and the values of x under it. */
export function axes(frame: Frame, { y, x, marks = false, xTitle }: AxesOptions): SVGGElement {
  const { left, right, bottom } = frame;
  const group = svg('g', { class: 'axis' });
  for (const value of y.values) {
    const at = Math.round(y.at(value)) + 0.5;
    group.append(svg('line', { x1: left, x2: right, y1: at, y2: at, class: 'gridline' }));
    group.append(svg('text', { x: left - 8, y: at + 3.5, 'text-anchor': 'end' }, y.label(value)));
  }
  group.append(svg('line', { x1: left, x2: right, y1: bottom + 0.5, y2: bottom + 0.5, class: 'baseline' }));
  for (const value of x.values) {
    const at = x.at(value);
    if (marks) group.append(svg('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, class: 'baseline' }));
    group.append(svg('text', { x: at, y: bottom + 16, 'text-anchor': 'middle' }, x.label(value)));
  }
  if (xTitle !== undefined)
    group.append(svg('text', { x: (left + right) / 2, y: bottom + 31, 'text-anchor': 'middle' }, xTitle));
  return group;
}
