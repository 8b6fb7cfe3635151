import path from 'node:path';
import { expect, it } from 'vitest';
import { FollowedRun } from '../../../src/extension/studio/followedRun';
import type { ToPanelMessage } from '../../../src/protocol';
import { seriesLength, SeriesWriter } from '../../../src/store';
import { addRun } from '../store/someRuns';
import { temporaryFolder } from '../store/temporaryFolder';

it('the steps of a long run follow its snapshot, stretch by stretch, in order and each once', async () => {
  const folder = addRun(path.join(temporaryFolder(), 'm.model.yaml'));
  const writer = new SeriesWriter(folder, 0);
  const steps = 90_000;
  for (let step = 1; step <= steps; step++) writer.append(step, { loss: step, accuracy: 1 / step });
  writer.flush();
  writer.close();
  const posted: ToPanelMessage[] = [];
  await new Promise<void>((resolve) => {
    const followed = new FollowedRun(
      folder,
      (message) => {
        posted.push(message);
        if (message.type === 'run/series' && message.part.series['loss']?.at(-1) === steps) resolve();
      },
      () => undefined,
    );
    const first = followed.view()?.series ?? { from: 0, series: {} };
    posted.push({ type: 'run/series', run: '', part: first });
  });
  let next = 1;
  for (const message of posted) {
    if (message.type !== 'run/series') continue;
    expect([message.part.from, message.part.series['loss']?.[0]]).toEqual([next, next]);
    next += seriesLength(message.part);
  }
  expect(next - 1).toBe(steps);
});
