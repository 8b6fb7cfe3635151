import { describe, expect, it } from 'vitest';
import { readJournal } from '../../../src/store';
import { text } from '../../../src/texts';
import { latestRun } from './follow';
import { runProgram } from './program';
import { makeWorkspace, root } from './workspace';

const workspace = makeWorkspace();
const without = { environment: { MODEL_STUDIO_NATIVE_SOURCES: 'none' } };

describe('with every source of the native library switched off', () => {
  it('iris trains on the JavaScript backend, and the terminal and the journal say so', async () => {
    const words = ['train', 'iris.model.yaml', '--json', '--epochs', '12'];
    const command = ['npm', '--prefix', root, 'run', '--silent', 'cli', '--'] as const;
    const { code, lines, errors } = await runProgram(workspace, words, { ...without, command });
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ event: 'started', backend: 'cpu', mode: 'eager', parameters: 131 });
    expect(errors).toContain(text('en', 'native.cpuFallback'));
    expect(lines.at(-1)).toMatchObject({ event: 'finished', status: 'completed', version: 1 });
    const losses = lines.slice(1, -1).map((line) => Number(line['loss']));
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);

    const run = latestRun(workspace);
    expect(run).toMatchObject({ backend: 'cpu', mode: 'eager' });
    expect(readJournal(run.folder)).toContainEqual(
      expect.objectContaining({ type: 'notice', code: 'backend-cpu', message: { key: 'native.cpuFallback' } }),
    );
  });

  it('the version answers, with the library and without it alike', async () => {
    const words = ['predict', 'iris', '--json', '--file', 'data/iris.csv'];
    const [slow, native] = [await runProgram(workspace, words, without), await runProgram(workspace, words)];
    expect([slow.code, native.code]).toEqual([0, 0]);
    expect(slow.lines).toHaveLength(150);
    const labels = (lines: typeof slow.lines) => lines.map((line) => line['label']);
    expect(labels(slow.lines)).toEqual(labels(native.lines));
    for (const [at, line] of slow.lines.entries()) {
      expect(line['probability']).toBeCloseTo(Number(native.lines[at]?.['probability']), 4);
    }
  });

  it('doctor tells it, with what to do, and ends with code 3', async () => {
    const { code, lines } = await runProgram(workspace, ['doctor', '--json'], without);
    expect(code).toBe(3);
    expect(lines).toEqual([
      {
        ok: false,
        node: process.versions.node,
        backend: 'cpu',
        problems: [
          {
            code: 'disabled',
            message: expect.stringContaining('MODEL_STUDIO_NATIVE_SOURCES') as string,
            fix: 'unset MODEL_STUDIO_NATIVE_SOURCES',
          },
        ],
      },
    ]);
  });
});
