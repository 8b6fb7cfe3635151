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

/** A series as it is drawn. */
export interface Outline {
  readonly path: string;
  /** Whether it goes up and down so much more than along that it looks like an area: dashes would not be seen, and are slow. */
  readonly isBand: boolean;
}

/** How much further up and down than along a band goes. */
const bandRatio = 2;

/** How a series is drawn, and whether that is a line or a band. */
export function seriesOutline(series: Series, view: Projection): Outline {
  const pen = new Pen();
  draw(series, view, pen);
  return { path: pen.path, isBand: pen.climbed > bandRatio * (view.right - view.left) };
}

/**
 * The outline of a series as SVG path data: every value where there is room for it, else the lowest and the highest
 * value of each pixel column, as far as they are a pixel apart, so that no spike is ever lost. A missing value breaks the line.
 */
export function seriesPath(series: Series, view: Projection): string {
  return seriesOutline(series, view).path;
}

function draw(series: Series, view: Projection, pen: Pen): void {
  const width = view.right - view.left;
  const steps = view.lastStep - view.firstStep;
  if (width <= 0 || steps <= 0 || series.length === 0) return;
  const x = (step: number) => view.left + ((step - view.firstStep) / steps) * width;
  const first = Math.max(0, Math.floor(view.firstStep) - 2);
  const last = Math.min(series.length, Math.ceil(view.lastStep) + 1);
  if (last - first <= width * 2) {
    for (let index = first; index < last; index++) pen.to(x(index + 1), series.at(index), view);
    return;
  }
  for (let column = 0; column < width; column++) {
    const from = Math.round(view.firstStep + (column / width) * steps) - 1;
    const to = Math.round(view.firstStep + ((column + 1) / width) * steps) - 1;
    const { low, high } = series.extent(Math.max(0, from), to);
    if (to <= 0 || from >= series.length) continue;
    const x = view.left + column + 0.5;
    if (Math.abs(view.y(low) - view.y(high)) < 1) {
      pen.to(x, (low + high) / 2, view);
      continue;
    }
    pen.to(x, high, view);
    pen.to(x, low, view);
  }
}

/** A line through points of a few epochs. */
export function pointsPath(points: readonly { readonly x: number; readonly y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');
}

class Pen {
  path = '';
  /** Pixels up and down. */
  climbed = 0;
  private height: number | undefined;

  to(x: number, value: number, view: Projection): void {
    if (Number.isNaN(value)) {
      this.height = undefined;
      return;
    }
    const y = view.y(value);
    this.path += `${this.height === undefined ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`;
    this.climbed += Math.abs(y - (this.height ?? y));
    this.height = y;
  }
}
