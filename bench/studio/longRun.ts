import type { Page } from 'playwright-core';
import { recording, type Recording } from '../../test/webview/recording';

export const longRun = { epochs: 10, stepsPerEpoch: 100_000, stretch: 1 << 15, names: ['loss', 'accuracy'] } as const;

export const allSteps = longRun.epochs * longRun.stepsPerEpoch;

/** A real run with the numbers of a much longer one, without its series. */
export function longRecording(name: string, running: boolean): Recording {
  const recorded = recording(name);
  const { run } = recorded.snapshot;
  if (!run) throw new Error(`${name} has no run`);
  const { epochs, stepsPerEpoch } = longRun;
  const known = running ? run.entries.filter(({ type }) => type !== 'finished' && type !== 'evaluation') : run.entries;
  const entries = known.map((entry) => {
    if (entry.type === 'started') return { ...entry, epochs, stepsPerEpoch };
    return entry.type === 'epoch' ? { ...entry, step: entry.epoch * stepsPerEpoch } : entry;
  });
  const summary = { ...run.summary, epochs, ...(running && { status: 'running' as const }) };
  const snapshot = { ...recorded.snapshot, run: { ...run, summary, entries, series: { from: 1, series: {} } } };
  return { snapshot, messages: [], answers: [] };
}

/** Posts steps as the extension does, stretch by stretch; gives the milliseconds until the last change of a chart. */
export function postSteps(page: Page, run: string, count = allSteps): Promise<number> {
  return page.evaluate(
    async ({ run, names, steps, stretch }) => {
      const values = (from: number, length: number, scale: number) =>
        Float32Array.from({ length }, (_, index) => {
          const step = from + index;
          // Noise that is the same each time.
          return scale * (Math.exp(-step / 3e5) + 0.1 * Math.abs(Math.sin(step * 12.9898) * 43758.5453) * 1e-4);
        });
      const parts = [];
      for (let from = 1; from <= steps; from += stretch) {
        const length = Math.min(stretch, steps - from + 1);
        const series = Object.fromEntries(names.map((name, place) => [name, values(from, length, 1 / (place + 1))]));
        parts.push({ type: 'run/series', run, part: { from, series } });
      }
      let last = performance.now();
      const watch = new MutationObserver(() => (last = performance.now()));
      for (const chart of document.querySelectorAll('.chart')) watch.observe(chart, { childList: true, subtree: true });
      const started = performance.now();
      for (const part of parts) window.host.post(part);
      await window.host.still();
      watch.disconnect();
      return last - started;
    },
    { run, names: longRun.names, steps: count, stretch: longRun.stretch },
  );
}
