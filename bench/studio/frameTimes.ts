import type { Page } from 'playwright-core';

export interface FrameTimes {
  readonly frames: number;
  /** Milliseconds between frames. */
  readonly half: number;
  readonly most: number;
  /** Share of the frames that a screen of 60 a second would have missed. */
  readonly dropped: number;
}

declare global {
  interface Window {
    /** Times of the frames that are being watched. */
    frameTimes?: number[];
  }
}

/** Frames of a page while something goes on in it. */
export async function whileWatched(page: Page, work: () => Promise<unknown>): Promise<FrameTimes> {
  await page.evaluate(() => {
    const times: number[] = (window.frameTimes = []);
    requestAnimationFrame(function note(time) {
      times.push(time);
      if (window.frameTimes === times) requestAnimationFrame(note);
    });
  });
  await work();
  const times = await page.evaluate(() => {
    const seen = window.frameTimes ?? [];
    delete window.frameTimes;
    return seen;
  });
  const between = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const sorted = between.toSorted((a, b) => a - b);
  return {
    frames: between.length,
    half: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    most: sorted.at(-1) ?? NaN,
    dropped: between.filter((milliseconds) => milliseconds > 25).length / Math.max(1, between.length),
  };
}
