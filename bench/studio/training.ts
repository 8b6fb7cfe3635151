import type { Page } from 'playwright-core';
import { recording } from '../../test/webview/recording';
import { startStudio } from '../../test/webview/studioPage';
import { whileWatched, type FrameTimes } from './frameTimes';
import { allSteps, longRecording, postSteps } from './longRun';

const half = allSteps / 2;
const seconds = 10;
const stepsPerSecond = 5000;

export interface TrainingMeasured {
  /** While nothing goes on: what the machine itself drops. */
  readonly rest: FrameTimes;
  readonly training: FrameTimes;
}

/** Frames of the panel while a run at full speed tells what a run tells, half a million steps after its start. */
export async function measureTraining(): Promise<TrainingMeasured> {
  const studio = await startStudio();
  try {
    const recorded = longRecording('mnist-cnn', true);
    const run = recorded.snapshot.run?.summary.run ?? '';
    const page = await studio.open(recorded);
    await page.locator('.chart').first().scrollIntoViewIfNeeded();
    await postSteps(page, run, half);
    const rest = await whileWatched(page, () => page.waitForTimeout(seconds * 1000));
    return { rest, training: await whileWatched(page, () => train(page, run)) };
  } finally {
    await studio.close();
  }
}

/** Steps and progress ten times a second, as the engine sends them. */
function train(page: Page, run: string): Promise<void> {
  const told = recording('iris-live').messages.find(({ type }) => type === 'run/progress');
  if (told?.type !== 'run/progress') throw new Error('no progress was recorded');
  return page.evaluate(
    ({ run, progress, first, ticks, steps }) =>
      new Promise<void>((resolve) => {
        let tick = 0;
        const timer = setInterval(() => {
          const step = first + tick * steps;
          const values = Array.from({ length: steps }, (_, index) => 0.2 + 0.05 * Math.sin(step + index));
          const part = { from: step + 1, series: { loss: values, accuracy: values } };
          window.host.post({ type: 'run/series', run, part });
          window.host.post({ type: 'run/progress', run, progress: { ...progress, step: step + steps } });
          if (++tick < ticks) return;
          clearInterval(timer);
          resolve();
        }, 100);
      }),
    { run, progress: told.progress, first: half, ticks: seconds * 10, steps: stepsPerSecond / 10 },
  );
}
