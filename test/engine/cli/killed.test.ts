import { describe, expect, it } from 'vitest';
import { resumeRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { listVersionsOf, readTrainedModel, summarizeRun } from '../../../src/store';
import { epochsOf, isEpoch, latestRun, untilEntry, upTo } from './follow';
import { countOf, Program, runProgram } from './program';
import { makeWorkspace, root } from './workspace';

const workspace = makeWorkspace();
const epochs = 300;
const train = ['train', 'iris.model.yaml', '--json', '--epochs', String(epochs), '--seed', '5'];

/** The bytes of the weights that a run kept. */
function keptWeights(run: RunSummary) {
  const version = listVersionsOf(workspace.store, run.model).findLast((one) => one.run === run.run);
  if (!version) throw new Error(`${run.run} kept no version`);
  return readTrainedModel(version.path).weights.map(({ name, values }) => ({
    name,
    bytes: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
  }));
}

describe('kill -9', () => {
  let unbroken: RunSummary | undefined;

  it("of npm, the shell and the command line: the run's epochs go on, and attaching replays each once", async () => {
    const first = new Program(workspace, train, { command: ['npm', '--prefix', root, 'run', '--silent', 'cli', '--'] });
    await first.until((said) => countOf(said, 'epoch') >= 3);
    const run = latestRun(workspace);
    first.signalGroup('SIGKILL');
    // Its outputs are closed only when no process of the group has them any more.
    expect((await first.ended).signal).toBe('SIGKILL');

    const before = epochsOf(run.folder).length;
    expect(before).toBeLessThan(epochs);
    await untilEntry(run, (entry) => isEpoch(entry) && entry.epoch > before);
    expect(summarizeRun(run.folder)).toMatchObject({ status: 'running', pid: run.pid });

    const { code, lines } = await runProgram(workspace, ['attach', run.run, '--json']);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ event: 'started', run: run.run, backend: 'tensorflow', mode: 'graph' });
    expect(lines.slice(1, -1)).toEqual(
      epochsOf(run.folder).map(({ epoch, seconds, logs }) => ({ event: 'epoch', epoch, seconds, ...logs })),
    );
    expect(lines.slice(1, -1).map((line) => line['epoch'])).toEqual(upTo(epochs));
    expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'completed', epoch: epochs, version: 1 });
    unbroken = summarizeRun(run.folder);
  });

  it('of the run: it is interrupted, and resumed it ends with the very weights of the unbroken one', async () => {
    const first = new Program(workspace, train);
    await first.until((said) => countOf(said, 'epoch') >= 1);
    const run = latestRun(workspace);
    await untilEntry(run, (entry) => entry.type === 'checkpoint');
    process.kill(run.pid ?? 0, 'SIGKILL');
    const interrupted = await first.ended;
    expect(interrupted.code).toBe(3);
    expect(interrupted.lines.at(-1)).toMatchObject({ event: 'finished', run: run.run, status: 'interrupted' });
    const shown = await runProgram(workspace, ['show', run.run, '--json']);
    expect(shown.lines).toMatchObject([{ run: run.run, status: 'interrupted' }]);
    expect(shown.lines[0]).not.toHaveProperty('pid');

    await resumeRun(run.folder, workspace.engine);
    const { code, lines } = await runProgram(workspace, ['attach', run.run, '--json']);
    expect(code).toBe(0);
    expect(lines.slice(1, -1).map((line) => line['epoch'])).toEqual(upTo(epochs));
    expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'completed', version: 2 });
    const resumed = summarizeRun(run.folder);
    if (!unbroken || !resumed) throw new Error('A run is missing.');
    expect(keptWeights(resumed)).toEqual(keptWeights(unbroken));
  });
});
