import type { ChartData, ChartLine } from './chartData';
import type { Projection } from './linePath';
import { epochTicks, linearScale, logScale, type Scale } from '../../presentation/scale';

export interface ChartLayout {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: Scale;
  readonly xTicks: readonly number[];
  /** Decimal places of the ticks of x. */
  readonly xPlaces: number;
  readonly stepsPerEpoch: number;
  readonly from: number;
  readonly to: number;
  /** Whether less than the whole axis is in sight. */
  readonly zoomed: boolean;
  /** Where the axis ends when nothing is zoomed. */
  readonly whole: number;
  xOf(epoch: number): number;
  epochAt(x: number): number;
  yOf(value: number): number;
  /** Of a series with so many steps an epoch. */
  projection(stepsPerEpoch: number): Projection;
}

/** Part of the x axis in sight, in epochs. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
}

const margins = { left: 46, right: 12, top: 8, bottom: 34 };

/** Places of everything on a chart. `kept` holds the y axis still while somebody points at it. */
export function chartLayout(
  data: ChartData,
  size: { readonly width: number; readonly height: number },
  zoom: Zoom | null,
  kept?: Scale,
): ChartLayout {
  const left = margins.left;
  const right = Math.max(left + 20, size.width - margins.right);
  const top = margins.top;
  const bottom = Math.max(top + 20, size.height - margins.bottom);
  const from = zoom?.from ?? 0;
  const whole = Math.max(1, data.epochs);
  const to = Math.max(from + 1e-6, zoom?.to ?? whole);
  const ticks = xTicks(from, to, (right - left) / 44, zoom !== null);
  const y = kept ?? valueScale(data, from, to);
  const xOf = (epoch: number) => left + ((epoch - from) / (to - from)) * (right - left);
  const yOf = (value: number) => top + (1 - clamp(y.position(value), -4, 5)) * (bottom - top);
  return {
    left,
    right,
    top,
    bottom,
    y,
    xTicks: ticks.values,
    xPlaces: ticks.places,
    stepsPerEpoch: data.stepsPerEpoch,
    from,
    to,
    zoomed: zoom !== null,
    whole,
    xOf,
    epochAt: (x) => from + ((x - left) / (right - left)) * (to - from),
    yOf,
    projection: (perEpoch) => ({ left, right, firstStep: from * perEpoch, lastStep: to * perEpoch, y: yOf }),
  };
}

/** Whole epochs, and parts of them where a zoom leaves hardly one in sight. */
function xTicks(
  from: number,
  to: number,
  count: number,
  zoomed: boolean,
): { values: readonly number[]; places: number } {
  if (!zoomed || to - from >= 2) return { values: epochTicks(from, to, count), places: 0 };
  const { ticks, places = 0 } = linearScale(from, to, Math.min(5, count));
  return { values: ticks.filter((tick) => tick >= from && tick <= to), places };
}

/** The y axis for what is in sight. */
function valueScale(data: ChartData, from: number, to: number): Scale {
  const range = { low: Infinity, high: -Infinity };
  const include = (low: number, high: number) => {
    if (low < range.low) range.low = low;
    if (high > range.high) range.high = high;
  };
  // Where a share starts says little: the axis shows where it is going.
  const start = data.share && from === 0 ? settledFrom(data) : from;
  for (const line of data.lines) includeLine(line, data, start, to, include);
  if (range.low > range.high) return data.share ? linearScale(0, 1) : linearScale(0, 1);
  if (data.share) return linearScale(Math.max(0, Math.min(range.low, 0.98)), 1);
  if (data.fromZero && data.scale === 'linear') return linearScale(Math.min(0, range.low), range.high);
  if (data.scale === 'log' && range.high > 0) {
    return logScale(Math.max(range.low, range.high * 1e-9) * 0.8, range.high * 1.25);
  }
  return linearScale(range.low >= 0 && range.low < range.high * 0.6 ? 0 : range.low, range.high);
}

function includeLine(
  line: ChartLine,
  data: ChartData,
  from: number,
  to: number,
  include: (low: number, high: number) => void,
): void {
  for (const { epoch, value } of line.points) if (epoch >= from && epoch <= to) include(value, value);
  if (!line.steps) return;
  // A logarithmic axis has room for single batches; on a linear one they would flatten the lines.
  const shown = data.scale === 'log' ? line.steps.raw : line.steps.smooth;
  const { perEpoch } = line.steps;
  const { low, high } = shown.extent(Math.floor(from * perEpoch), Math.ceil(to * perEpoch));
  if (!Number.isNaN(low)) include(low, high);
}

/** The epoch that a line has come to. */
export function reachedBy({ points, steps }: ChartLine): number {
  return Math.max(points.at(-1)?.epoch ?? 0, steps ? steps.raw.length / steps.perEpoch : 0);
}

/** The epoch from which a tenth of the way is gone. */
function settledFrom(data: ChartData): number {
  return Math.max(0, ...data.lines.map(reachedBy)) * 0.15;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
