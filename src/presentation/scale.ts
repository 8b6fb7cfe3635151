/** Maps values to places along an axis. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  /** Decimal places that tell all ticks apart; undefined where each is written as short as it is. */
  readonly places?: number;
  /** 0 at `low`, 1 at `high`. */
  position(value: number): number;
}

/** Round steps of 1, 2, 2.5 and 5: about `count` of them over the span. */
export function stepFor(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  const size = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * size >= rough * 0.999) ?? 10;
  return factor * size;
}

/** An axis with round ends around the values. */
export function linearScale(from: number, to: number, count = 5): Scale {
  const [low, high] = [bounded(from), bounded(to)];
  if (!(high > low)) {
    const room = Math.abs(low) > 0 ? Math.abs(low) * 0.1 : 1;
    return linearScale(low - room, low + room, count);
  }
  const step = stepFor(high - low, count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step, step));
  const [start = low, end = high] = [ticks[0], ticks.at(-1)];
  const places = Math.max(...ticks.map(placesOf));
  return { low: start, high: end, ticks, places, position: (value) => (value - start) / (end - start) };
}

/** A logarithmic axis with ticks at 1 and 3 of each power of ten, or at the powers alone where there are many. */
export function logScale(low: number, high: number): Scale {
  const lowest = Math.max(bounded(low), 1e-12);
  const highest = Math.max(bounded(high), lowest * 1.0001);
  const wide = Math.log10(highest / lowest) > 3;
  const factors = wide ? [1] : [1, 3];
  const every = Math.max(1, Math.ceil(Math.log10(highest / lowest) / 6));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(lowest)); power <= Math.ceil(Math.log10(highest)); power++) {
    if (power % every !== 0) continue;
    for (const factor of factors) {
      const tick = rounded(factor * 10 ** power, 10 ** power);
      if (tick >= lowest * 0.999 && tick <= highest * 1.001) ticks.push(tick);
    }
  }
  const [start, end] = [Math.log10(lowest), Math.log10(highest)];
  return {
    low: lowest,
    high: highest,
    ticks,
    position: (value) => (Math.log10(Math.max(value, 1e-300)) - start) / (end - start),
  };
}

/** Epochs to write along the x axis: whole ones, at most `count`. */
export function epochTicks(from: number, to: number, count: number): number[] {
  const step = Math.max(1, Math.ceil(stepFor(Math.max(1, to - from), count)));
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to + 1e-9; tick += step) ticks.push(tick);
  return ticks;
}

/** Decimal places of a number as it is written shortest, `2.5e-7` as well. */
function placesOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

/** Far from where sums and steps would become infinite. */
function bounded(value: number): number {
  return Math.max(-1e300, Math.min(1e300, value));
}

/** Takes away what binary fractions add: 0.30000000000000004. */
function rounded(value: number, step: number): number {
  const places = Math.max(0, Math.min(15, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(places));
}
