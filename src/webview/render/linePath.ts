import type { Series } from '../state/series';

/** Where a series lies on a chart: x in pixels of its steps, y in pixels of its values. */
export interface Projection {
  readonly left: number;
  readonly right: number;
  /** Steps at the left and right edge; step 1 is index 0 of a series. */
  readonly firstStep: number;
  readonly lastStep: number;
  y(value: number): number;
}

/**
 * The outline of a series as SVG path data: every value where there is room for it, else the lowest and the highest
 * value of each pixel column, so that no spike is ever lost. A missing value breaks the line.
 */
export function seriesPath(series: Series, view: Projection): string {
  const width = view.right - view.left;
  const steps = view.lastStep - view.firstStep;
  if (width <= 0 || steps <= 0 || series.length === 0) return '';
  const x = (step: number) => view.left + ((step - view.firstStep) / steps) * width;
  const first = Math.max(0, Math.floor(view.firstStep) - 2);
  const last = Math.min(series.length, Math.ceil(view.lastStep) + 1);
  const pen = new Pen();
  if (!isBand({ ...view, firstStep: first, lastStep: last })) {
    for (let index = first; index < last; index++) pen.to(x(index + 1), series.at(index), view);
    return pen.path;
  }
  for (let column = 0; column < width; column++) {
    const from = Math.round(view.firstStep + (column / width) * steps) - 1;
    const to = Math.round(view.firstStep + ((column + 1) / width) * steps) - 1;
    const { low, high } = series.extent(Math.max(0, from), to);
    if (to <= 0 || from >= series.length) continue;
    pen.to(view.left + column + 0.5, high, view);
    pen.to(view.left + column + 0.5, low, view);
  }
  return pen.path;
}

/** Whether there are so many steps that the lowest and highest of each pixel column are drawn. */
export function isBand({ left, right, firstStep, lastStep }: Projection): boolean {
  return lastStep - firstStep > (right - left) * 2;
}

/** A line through points of a few epochs. */
export function pointsPath(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');
}

class Pen {
  path = '';
  private down = false;

  to(x: number, value: number, view: Projection): void {
    if (Number.isNaN(value)) {
      this.down = false;
      return;
    }
    this.path += `${this.down ? 'L' : 'M'}${x.toFixed(1)},${view.y(value).toFixed(1)}`;
    this.down = true;
  }
}
