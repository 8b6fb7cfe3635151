import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/protocol';
import { latestCheckpoint, readJournal, readRunRecord, runFiles } from '../../../src/store';
import { epochsOf, isEpoch, latestRun, now, untilEntry, untilOver, upTo } from './follow';
import { countOf, Program, runProgram } from './program';
import { makeWorkspace, root } from './workspace';

const workspace = makeWorkspace();
const endless = ['train', 'iris.model.yaml', '--json', '--epochs', '100000'];

function pidOf(run: RunSummary): number {
  const { pid } = now(run);
  if (pid === undefined) throw new Error(`Nobody works on ${run.run}.`);
  return pid;
}

describe('Ctrl-C', () => {
  it('stops the run and keeps its best weights; what npm sends on beside the terminal is not a second one', async () => {
    const npm = new Program(workspace, endless, { command: ['npm', '--prefix', root, 'run', '--silent', 'cli', '--'] });
    await npm.until((said) => countOf(said, 'epoch') >= 2);
    npm.signalGroup('SIGINT');
    const { code, signal, lines } = await npm.ended;
    expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'stopped', version: 1 });
    // npm ends by the signal itself where its shell did, which a shell calls 130 as well.
    expect(signal === 'SIGINT' ? 130 : code).toBe(130);
    expect(now(latestRun(workspace))).toMatchObject({ status: 'stopped', version: 1 });
  });
});

describe('a run', () => {
  let run: RunSummary | undefined;

  it('goes on when the terminal of its command line is closed', async () => {
    const program = new Program(workspace, endless);
    await program.until((said) => countOf(said, 'epoch') >= 1);
    run = latestRun(workspace);
    expect(program.lines[0]).toMatchObject({ event: 'started', run: run.run });
    program.signalGroup('SIGHUP');
    expect((await program.ended).signal).toBe('SIGHUP');
    const last = epochsOf(run.folder).length;
    await untilEntry(run, (entry) => isEpoch(entry) && entry.epoch > last);
    expect(now(run).status).toBe('running');
  });

  it('that is sent SIGTERM writes a checkpoint of its last step and is interrupted', async () => {
    if (!run) throw new Error('There is no run.');
    process.kill(pidOf(run), 'SIGTERM');
    const over = await untilOver(run);
    expect(over).toMatchObject({ status: 'interrupted', checkpoint: true });
    expect(latestCheckpoint(run.folder)?.step).toBe(over.step);
    expect(readJournal(run.folder).at(-1)).toMatchObject({ type: 'finished', status: 'interrupted' });
  });

  it('goes to its stop when a second Ctrl-C leaves it before it could hear of the first', async () => {
    if (!run) throw new Error('There is no run.');
    const before = now(run).epoch;
    const program = new Program(workspace, ['resume', run.run, '--json']);
    await program.until((said) => countOf(said, 'epoch') >= 1);
    const pid = pidOf(run);
    process.kill(pid, 'SIGSTOP');
    program.signalGroup('SIGINT');
    await program.until((said) => said.includes('Stopping'));
    // As a person does who sees nothing happen.
    const again = setInterval(() => program.signalGroup('SIGINT'), 100);
    const { code, lines } = await program.ended;
    clearInterval(again);
    expect(code).toBe(130);
    expect(countOf(JSON.stringify(lines), 'finished')).toBe(0);
    expect(lines[1]).toMatchObject({ event: 'epoch', epoch: before + 1 });
    process.kill(pid, 'SIGCONT');
    const over = await untilOver(run);
    expect(over).toMatchObject({ status: 'stopped', version: 2 });
    expect(epochsOf(run.folder).map(({ epoch }) => epoch)).toEqual(upTo(over.epoch));
  });
});

describe('a loss that is not finite', () => {
  it('fails the run with its code and exit code 3, and keeps the last finite weights', async () => {
    const source = '{generate: sine, samples: 200, noise: 0.1, seed: 1}';
    const train = '{optimizer: {sgd: {learningRate: 0.6}}, loss: meanSquaredError, batchSize: 32}';
    workspace.file('diverging.model.yaml', `data: {source: ${source}}\nmodel: [dense: 8, dense: 1]\ntrain: ${train}\n`);
    const { code, out, lines } = await runProgram(workspace, ['train', 'diverging.model.yaml', '--json']);
    expect(code).toBe(3);
    expect(out).not.toMatch(/NaN|Infinity/);
    expect(lines.at(-1)).toMatchObject({
      event: 'finished',
      status: 'failed',
      epoch: 1,
      version: 1,
      error: { code: 'loss-not-finite' },
    });
    const predicted = await runProgram(workspace, ['predict', 'diverging', '--json', '--input', '{"x": 0.5}']);
    expect(predicted.lines).toHaveLength(1);
    expect(predicted.lines[0]?.['output']).toEqual([expect.any(Number)]);
  });

  it('in the very first epoch leaves no version', async () => {
    const words = ['train', 'iris.model.yaml', '--json', '--set', 'train.optimizer.adam.learningRate=1e30'];
    const { code, lines } = await runProgram(workspace, words);
    expect(code).toBe(3);
    expect(lines.at(-1)).toMatchObject({ status: 'failed', epoch: 0, error: { code: 'loss-not-finite' } });
    expect(lines.at(-1)).not.toHaveProperty('version');
  });
});

describe('a full disk', () => {
  it('fails the run with nothing torn, and it goes on once there is room', async () => {
    const program = new Program(workspace, ['train', 'iris.model.yaml', '--json', '--epochs', '300', '--seed', '5']);
    await program.until((said) => countOf(said, 'epoch') >= 20);
    const run = latestRun(workspace);
    await untilEntry(run, (entry) => entry.type === 'checkpoint');
    // The journal may not grow any more; what is shorter may be written still.
    const room = fs.statSync(path.join(run.folder, runFiles.journal)).size;
    execFileSync('prlimit', ['--pid', String(pidOf(run)), `--fsize=${room}`]);
    const { code, lines } = await program.ended;
    expect(code).toBe(3);
    expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'failed', error: { code: 'storage-full' } });
    expect(readRunRecord(run.folder)?.error?.code).toBe('storage-full');
    const told = epochsOf(run.folder);
    expect(told.map(({ epoch }) => epoch)).toEqual(upTo(told.length));
    expect(fs.readdirSync(run.folder).filter((name) => name.endsWith('.tmp') || name === runFiles.reserve)).toEqual([]);

    const resumed = await runProgram(workspace, ['resume', run.run, '--json']);
    expect(resumed.code).toBe(0);
    expect(resumed.lines.at(-1)).toMatchObject({ event: 'finished', status: 'completed', epoch: 300 });
    const attached = await runProgram(workspace, ['attach', run.run, '--json']);
    expect(attached.lines.slice(1, -1).map((line) => line['epoch'])).toEqual(upTo(300));
  });
});
