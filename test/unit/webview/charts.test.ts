import { describe, expect, it } from 'vitest';
import { centreInk } from '../../../src/webview/render/centreInk';
import { shareBelow } from '../../../src/webview/render/histogram';
import { seriesPath } from '../../../src/webview/render/linePath';
import { epochTicks, linearScale, logScale } from '../../../src/webview/render/scale';
import { Series } from '../../../src/webview/state/series';

describe('axes', () => {
  it('have round ends and steps', () => expect(linearScale(0.1, 0.93).ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]));
  it('stand around a single value', () => expect(linearScale(5, 5).position(5)).toBeCloseTo(0.5));
  it('on a logarithm have ticks at ones and threes', () => {
    expect(logScale(0.025, 3).ticks).toEqual([0.03, 0.1, 0.3, 1, 3]);
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

  it('breaks where a value is missing', () => {
    const path = seriesPath(Series.from([1, null, 2]), { ...view, lastStep: 3 });
    expect(path.match(/M/g)).toHaveLength(2);
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
