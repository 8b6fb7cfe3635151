import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { readStretch, seriesLength, SeriesWriter } from '../../src/store';
import { withCompared } from '../../test/webview/derived';
import { startStudio } from '../../test/webview/studioPage';
import { whileWatched, type FrameTimes } from './frameTimes';
import { allSteps, longRecording, longRun, postSteps } from './longRun';

export interface PointsMeasured {
  readonly points: number;
  /** The longest that reading one stretch of the file holds up the extension, and all of them, in milliseconds. */
  readonly read: { readonly most: number; readonly all: number };
  /** Milliseconds from the first message until the page has drawn all of it. */
  readonly shown: number;
  /** While a zoomed chart is moved at each frame. */
  readonly pan: FrameTimes;
  /** The same with another run, as long, laid over it. */
  readonly panOfTwo: FrameTimes;
}

/** How a run of a million steps is read, shown and moved about in. */
export async function measurePoints(): Promise<PointsMeasured> {
  const read = measureReading();
  const studio = await startStudio();
  try {
    const recorded = withCompared(longRecording('mnist-cnn', false));
    const { run, runs } = recorded.snapshot;
    const page = await studio.open(recorded);
    const shown = await postSteps(page, run?.summary.run ?? '');
    const alone = await pan(page);
    await page.getByLabel('Compare with').selectOption({ index: 1 });
    await page.locator('path.ser.otherValid').first().waitFor();
    await postSteps(page, runs.find((one) => one.run !== run?.summary.run)?.run ?? '');
    return { points: allSteps, read, shown, pan: alone, panOfTwo: await pan(page) };
  } finally {
    await studio.close();
  }
}

function measureReading(): PointsMeasured['read'] {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-studio-points-'));
  try {
    const writer = new SeriesWriter(folder, 0);
    for (let step = 1; step <= allSteps; step++) {
      writer.append(step, Object.fromEntries(longRun.names.map((name, place) => [name, (place + 1) / step])));
      if (step % longRun.stretch === 0) writer.flush();
    }
    writer.flush();
    writer.close();
    const taken: number[] = [];
    for (let step = 0, length = 1; length > 0; step += length) {
      const started = performance.now();
      length = seriesLength(readStretch(folder, step));
      taken.push(performance.now() - started);
    }
    return { most: Math.max(...taken), all: taken.reduce((sum, one) => sum + one, 0) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Zooms into the whole run four times, and goes there and back, a little at each frame. */
async function pan(page: Page): Promise<FrameTimes> {
  const plot = page.locator('.chart .plot').first();
  await plot.focus();
  await page.keyboard.press('0');
  for (let press = 0; press < 4; press++) await page.keyboard.press('+');
  return whileWatched(page, () =>
    plot.evaluate(
      (element) =>
        new Promise<void>((resolve) => {
          let frame = 0;
          requestAnimationFrame(function move() {
            element.dispatchEvent(new WheelEvent('wheel', { deltaX: frame < 120 ? 6 : -6, cancelable: true }));
            if (++frame === 240) resolve();
            else requestAnimationFrame(move);
          });
        }),
    ),
  );
}
