import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Numbers } from '../../../src/presentation/numbers';
import { centreInk } from '../../../src/webview/render/centreInk';
import { layOut } from '../../../src/webview/render/graphLayout';
import { shareBelow } from '../../../src/webview/render/histogram';
import { seriesOutline, seriesPath } from '../../../src/webview/render/linePath';
import { epochTicks, linearScale, logScale } from '../../../src/presentation/scale';
import { Series } from '../../../src/webview/state/series';

describe('axes', () => {
  it('have round ends and steps', () => expect(linearScale(0.1, 0.93).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]));
  it('stand around a single value', () => expect(linearScale(5, 5).position(5)).toBeCloseTo(0.5));
  it('on a logarithm have ticks at ones and threes', () => {
    expect(logScale(0.025, 3).ticks).toEqual([0.03, 0.1, 0.3, 1, 3]);
  });
  it.each([
    [0, 1e308],
    [-1e308, 1e308],
    [1e-300, 1e308],
    [5e307, Infinity],
  ])('come to an end whatever runs away: %d to %d', (low, high) => {
    expect(linearScale(low, high).ticks.length).toBeLessThan(20);
    expect(logScale(low, high).ticks.length).toBeLessThan(20);
  });
  it('tell very small ticks apart', () => {
    const { ticks, places } = linearScale(0, 1e-6);
    const numbers = new Numbers('en');
    expect(new Set(ticks.map((tick) => numbers.tick(tick, places))).size).toBe(ticks.length);
  });
  it('write at most as many epochs as there is room for', () => {
    expect(epochTicks(0, 5, 8)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(epochTicks(0, 1000, 5)).toEqual([0, 200, 400, 600, 800, 1000]);
  });
});

describe('the path of a series', () => {
  const view = { left: 0, right: 100, firstStep: 0, lastStep: 1_000_000, y: (value: number) => value };

  it('has at most two points a pixel and keeps the one spike', () => {
    const values = new Array<number>(1_000_000).fill(1);
    values[123_456] = 99;
    const path = seriesPath(Series.from(values), view);
    expect(path.split(/[ML]/).length - 1).toBeLessThanOrEqual(200);
    expect(path).toContain(',99.0');
  });

  it.each([
    ['a ramp', (step: number) => step / 10_000, false],
    ['noise of less than a pixel on it', (step: number) => step / 20_000 + (step % 2) / 4, false],
    ['noise of ten pixels', (step: number) => (step % 2) * 10, true],
  ])('is a band, which needs no dashes, only where it goes up and down more than along: %s', (_, value, isBand) => {
    const series = Series.from(Array.from({ length: 1_000_000 }, (_one, step) => value(step)));
    expect(seriesOutline(series, view).isBand).toBe(isBand);
  });

  it('breaks where a value is missing', () => {
    const path = seriesPath(Series.from([1, null, 2]), { ...view, lastStep: 3 });
    expect(path.match(/M/g)).toHaveLength(2);
  });
});

describe('a graph of layers', () => {
  it.each([
    ['a name that objects have', ['__proto__', 'constructor', 'toString']],
    ['no name', ['', ' ', 'a']],
  ])('is laid out with %s', (_, [first = '', second = '', third = '']) => {
    const size = { width: 10, height: 10 };
    const { places, wires } = layOut(
      [
        { name: first, inputs: [], ...size },
        { name: second, inputs: [first, 'nowhere'], ...size },
        { name: third, inputs: [second, first], ...size },
      ],
      'LR',
    );
    expect([...places.keys()]).toEqual([first, second, third]);
    expect(wires).toHaveLength(3);
  });
});

describe('what is drawn', () => {
  it('is scaled into the middle box with its centre of mass in the middle', () => {
    const [width, height] = [112, 112];
    const values = new Float32Array(width * height);
    for (let y = 4; y < 24; y++) for (let x = 80; x < 90; x++) values[y * width + x] = 1;
    const picture = centreInk({ width, height, values }, 28, 28);
    const inked = [...(picture ?? [])].flatMap((value, index) =>
      value > 127 ? [[index % 28, Math.floor(index / 28)] as const] : [],
    );
    const [columns, rows] = [inked.map(([x]) => x), inked.map(([, y]) => y)];
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([4, 23]);
    expect([Math.min(...columns), Math.max(...columns)]).toEqual([9, 18]);
  });

  it('is nothing while there is no ink', () => {
    expect(centreInk({ width: 4, height: 4, values: new Float32Array(16) }, 28, 28)).toBeNull();
  });
});

it('tells the share of a histogram below a value', () => {
  const histogram = { minimum: 0, maximum: 4, counts: [1, 1, 1, 1] };
  expect([0, 1, 2.5, 9].map((value) => shareBelow(histogram, value))).toEqual([0, 0.25, 0.625, 1]);
});

describe('a series of more steps than pixels', () => {
  const width = 400;
  const pitch = 1;

  /** Lowest and highest value drawn in each pixel column. */
  function drawnColumns(path: string): Map<number, { low: number; high: number }> {
    const columns = new Map<number, { low: number; high: number }>();
    for (const pair of path.split(/[ML]/).slice(1)) {
      const [x = NaN, y = NaN] = pair.split(',').map(Number);
      const column = Math.floor(x / pitch);
      const known = columns.get(column) ?? { low: Infinity, high: -Infinity };
      columns.set(column, { low: Math.min(known.low, y), high: Math.max(known.high, y) });
    }
    return columns;
  }

  it('is drawn as the lowest and highest value of each pixel column, exactly, at any zoom', () => {
    const steps = 100_000;
    const values = Array.from(
      { length: steps },
      (_, step) => Math.abs(Math.round(Math.sin(step * 12.9898) * 43758.5453)) % 1000,
    );
    const series = Series.from(values);
    fc.assert(
      fc.property(fc.nat(steps - 2000), fc.integer({ min: 1000, max: steps }), (firstStep, span) => {
        const lastStep = Math.min(steps, firstStep + span);
        const path = seriesPath(series, { left: 0, right: width, firstStep, lastStep, y: (value) => value });
        const drawn = drawnColumns(path);
        for (let column = 0; column < width; column++) {
          const at = (edge: number) => Math.round(firstStep + (edge / width) * (lastStep - firstStep)) - 1;
          const part = values.slice(Math.max(0, at(column)), at(column + 1));
          if (part.length === 0) continue;
          expect(drawn.get(column)).toEqual({ low: Math.min(...part), high: Math.max(...part) });
        }
      }),
      { numRuns: 40 },
    );
  });
});
