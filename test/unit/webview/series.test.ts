import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Series } from '../../../src/webview/state/series';
import { Smoother } from '../../../src/webview/state/smoothing';

describe('a series', () => {
  it('gives the lowest and highest value of any stretch, as a plain search does', () => {
    const numbers = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 700 });
    fc.assert(
      fc.property(numbers, fc.nat(700), fc.nat(700), (values, first, second) => {
        const series = Series.from(values);
        const [from, to] = [Math.min(first, second), Math.max(first, second)];
        const part = values.slice(from, to).map(Math.fround);
        const { low, high } = series.extent(from, to);
        if (part.length === 0) return Number.isNaN(low) && Number.isNaN(high);
        return low === Math.min(...part) && high === Math.max(...part);
      }),
    );
  });

  it('leaves an older series as it was when more is appended, also after both were cut short', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), fc.nat(30), (sizes, cut) => {
        let counter = 0;
        const grow = (series: Series, size: number) => series.append(Array.from({ length: size }, () => ++counter));
        const before = grow(Series.empty, 20);
        const copy = Array.from({ length: before.length }, (_, index) => before.at(index));
        let other = before.truncate(cut);
        for (const size of sizes) other = grow(other, size);
        const after = Array.from({ length: before.length }, (_, index) => before.at(index));
        expect(after).toEqual(copy);
        expect(before.extent()).toEqual({ low: 1, high: 20 });
      }),
    );
  });

  it('keeps a single spike among a million values in sight', () => {
    const values = new Array<number>(1_000_000).fill(1);
    values[777_777] = 50;
    const series = Series.from(values);
    expect(series.extent(700_000, 800_000)).toEqual({ low: 1, high: 50 });
    expect(series.extent(777_778)).toEqual({ low: 1, high: 1 });
  });

  it('passes over missing values', () => {
    const series = Series.from([null, 3, null, 1, null]);
    expect(series.extent()).toEqual({ low: 1, high: 3 });
    expect(series.at(0)).toBeNaN();
    expect(series.extent(4)).toEqual({ low: NaN, high: NaN });
  });
});

describe('smoothing', () => {
  it('leaves a constant as it is from its first value on', () => {
    const smooth = new Smoother().of(Series.from([2, 2, 2]), 0.95);
    expect([smooth.at(0), smooth.at(1), smooth.at(2)].map((value) => Number(value.toFixed(5)))).toEqual([2, 2, 2]);
  });

  it('gives the same line whether values come at once or one by one', () => {
    const values = Array.from({ length: 100 }, (_, index) => Math.sin(index));
    const atOnce = new Smoother().of(Series.from(values), 0.9);
    const smoother = new Smoother();
    let series = Series.empty;
    let byOne = series;
    for (const value of values) {
      series = series.append([value]);
      byOne = smoother.of(series, 0.9);
    }
    expect(byOne.last()).toBe(atOnce.last());
  });
});
