import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pauseRun, resumeRun, stopRun } from '../../../src/client';
import type { RunSummary } from '../../../src/protocol';
import { latestCheckpoint, readJournal, runFiles, runLock } from '../../../src/store';
import { isEpoch, latestRun, now, untilEntry, untilOver } from '../cli/follow';
import { commandLine, countOf, Program, runProgram, type Line } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';
import { enginesOf, noEngines } from '../cli/engines';
import { snapshot } from './snapshot';

const workspace = makeWorkspace();
const endless = ['train', 'iris.model.yaml', '--json', '--epochs', '100000'];
let other: RunSummary;

beforeAll(async () => {
  const { code } = await runProgram(workspace, ['train', 'iris.model.yaml', '--json', '--epochs', '3']);
  expect(code).toBe(0);
  other = latestRun(workspace);
  await quiet();
});

/** Waits until the processes of runs that are over are gone: they give their locks back last. */
const quiet = () => noEngines(workspace.folder);

/** A run that has begun, with what its command line says. */
async function begin(words: readonly string[] = endless): Promise<{ program: Program; run: RunSummary }> {
  const program = new Program(workspace, words);
  await program.until((said) => countOf(said, 'epoch') >= 1);
  const run = latestRun(workspace);
  await untilEntry(run, (entry) => entry.type === 'checkpoint');
  return { program, run };
}

const pidOf = (run: RunSummary) => now(run).pid ?? 0;

/** Where the rights of the one who runs the tests may be less: a space of mounts of its own. */
const ways = [['--user', '--map-root-user', '--mount'], ['--mount']];

/** Runs a script of the shell where it may mount; `$0` is node, `$1` the command line, `$2` a folder of its own. */
async function inOwnMounts(script: string, folder: string): Promise<readonly Line[]> {
  const way = ways.find((options) => spawnSync('unshare', [...options, 'true']).status === 0) ?? ways[0];
  const command = ['unshare', ...(way ?? []), 'sh', '-euc', script] as unknown as readonly [string, ...string[]];
  const { lines, errors, code } = await runProgram(workspace, [process.execPath, commandLine, folder], { command });
  expect(code, errors).toBe(0);
  return lines;
}

const withIris = 'mkdir "$2/data"; cp iris.model.yaml "$2"; cp data/iris.csv "$2/data";';

describe('a disk', () => {
  it('with no room left fails the run, which goes on once there is room', async () => {
    const folder = workspace.file('tiny');
    fs.mkdirSync(folder);
    const lines = await inOwnMounts(
      `mount -t tmpfs -o size=900k none "$2"; ${withIris} cd "$2"
       "$0" "$1" train iris.model.yaml --json --epochs 3000 || echo "{\\"code\\": $?}"
       "$0" "$1" runs --json
       mount -o remount,size=90m "$2"; "$0" "$1" resume iris --json
`,
      folder,
    );
    const finished = lines.filter((line) => line['event'] === 'finished');
    expect(finished).toMatchObject([
      { status: 'failed', error: { code: 'storage-full' } },
      { status: 'completed', epoch: 3000 },
    ]);
    expect(lines.flatMap((line) => line['code'] ?? [])).toEqual([3]);
    expect(lines.find((line) => 'model' in line && line['event'] === undefined)).toMatchObject({ status: 'failed' });
  });

  it('that may only be read is said to be so, and nothing on it changes', async () => {
    const { program, run } = await begin();
    await pauseRun(run.folder);
    await program.ended;
    await quiet();
    const before = snapshot(workspace.store);
    const folder = workspace.file('readOnly');
    fs.mkdirSync(folder);
    const lines = await inOwnMounts(
      `${withIris} mount --bind "$2" "$2"; mount -o remount,ro,bind "$2"
       mount --bind .model-studio .model-studio; mount -o remount,ro,bind .model-studio
       "$0" "$1" train "$2/iris.model.yaml" --json || echo "{\\"code\\": $?}"
       "$0" "$1" resume ${run.run} --json || echo "{\\"code\\": $?}"`,
      folder,
    );
    const refused = { event: 'error', code: 'storage-read-only' };
    expect(lines).toMatchObject([refused, { code: 3 }, refused, { code: 3 }]);
    expect(fs.existsSync(path.join(folder, '.model-studio'))).toBe(false);
    expect(snapshot(workspace.store)).toEqual(before);
    expect((await stopRun(run.folder, workspace.engine)).status).toBe('stopped');
  });
});

describe('memory', () => {
  it('that cannot be had fails the run with what to do, and touches nothing else', async () => {
    await quiet();
    const before = snapshot(workspace.store);
    const layers = '[dense: 3000000, dense: 3000000, dense: {units: 3, activation: softmax}]';
    const data = '{source: {generate: blobs, samples: 100, seed: 1}}';
    workspace.file('huge.model.yaml', `data: ${data}\nmodel: ${layers}\ntrain: {batchSize: 32}\n`);
    const { code, lines } = await runProgram(workspace, ['train', 'huge.model.yaml', '--json']);
    expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'failed', error: { code: 'out-of-memory' } });
    expect(code).toBe(3);
    const after = snapshot(workspace.store, latestRun(workspace).folder);
    expect(after).toEqual(before);
  });

  it('that runs out on the way ends the run, which says so, keeps its checkpoint and goes on', async () => {
    const { program, run } = await begin();
    const size = /VmSize:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pidOf(run)}/status`, 'utf8'))?.[1];
    execFileSync('prlimit', ['--pid', String(pidOf(run)), `--as=${Number(size) * 1024}`]);
    const { code, lines } = await program.ended;
    // The library, or V8, may end the process where it stands.
    const ended = expect.stringMatching(/^(out-of-memory|process-crashed)$/) as string;
    expect(lines.at(-1)).toMatchObject({ event: 'finished', error: { code: ended } });
    expect(code).toBe(3);
    expect(latestCheckpoint(run.folder)).toBeDefined();
    await resumeRun(run.folder, workspace.engine);
    expect((await stopRun(run.folder, workspace.engine)).status).toBe('stopped');
  });

  it('may be why a process was killed: who watched it says so, and Resume goes on', async () => {
    const { program, run } = await begin();
    process.kill(pidOf(run), 'SIGKILL');
    const { code, lines } = await program.ended;
    expect(code).toBe(3);
    expect(lines.at(-1)).toMatchObject({ status: 'interrupted', error: { code: 'process-killed' } });
    const shown = await runProgram(workspace, ['show', run.run, '--json']);
    expect(shown.lines).toMatchObject([{ status: 'interrupted', error: { code: 'process-killed' } }]);
    await resumeRun(run.folder, workspace.engine);
    expect(now(run).error).toBeUndefined();
    expect((await stopRun(run.folder, workspace.engine)).status).toBe('stopped');
    expect(fs.existsSync(path.join(run.folder, runFiles.exit))).toBe(false);
  });
});

describe('processes that resume one run at the same time', () => {
  it('are refused but one, and the others say who works on it', async () => {
    const { program, run } = await begin();
    await pauseRun(run.folder);
    await program.ended;
    const before = readJournal(run.folder).length;
    const untouched = snapshot(other.folder);
    const words = ['resume', run.run, '--detach', '--json'];
    const ended = await Promise.all(Array.from({ length: 5 }, () => runProgram(workspace, words)));
    const state = runLock(run.folder);
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1, 1, 1, 1]);
    const refused = ended.filter(({ code }) => code === 1).flatMap(({ lines }) => lines);
    for (const line of refused) {
      expect(line).toMatchObject({ event: 'error', code: 'run-active' });
      expect(line['message']).toMatch(/process \d+ on \S+ works on it/);
    }
    await untilEntry(run, (entry) => entry.seq > before && isEpoch(entry));
    const resumed = readJournal(run.folder)
      .slice(before)
      .filter(({ type }) => type === 'resumed');
    expect(resumed).toHaveLength(1);
    expect(enginesOf(run.folder)).toEqual(state.held ? [state.holder.pid] : []);
    expect((await stopRun(run.folder, workspace.engine)).status).toBe('stopped');
    await untilOver(run);
    expect(snapshot(other.folder)).toEqual(untouched);
  });
});
