import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRun, pauseRun } from '../../../src/client';
import { text } from '../../../src/texts';
import { now, untilEntry } from '../cli/follow';
import { runProgram } from '../cli/program';
import { makeWorkspace } from '../cli/workspace';

const workspace = makeWorkspace();
const file = workspace.file('data/iris.csv');
const data = fs.readFileSync(file);
const longer = `${data.toString('utf8').trimEnd()}\n5.1,3.5,1.4,0.2,Iris-setosa\n`;
const ask = (...words: string[]) => runProgram(workspace, [...words, '--json']);
const refusal = { code: 'data-changed', message: text('en', 'engine.runDataChanged', { source: 'data/iris.csv' }) };

describe('a run whose data has changed', () => {
  it('does not go on, nor answer, until the data is as it was', async () => {
    const path = workspace.file('iris.model.yaml');
    const options = { text: fs.readFileSync(path, 'utf8'), path, epochs: 100_000, locale: 'en' } as const;
    const made = await createRun({ ...options, engine: workspace.engine });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const { run } = made;
    await untilEntry(run, (entry) => entry.type === 'checkpoint');
    const { epoch } = await pauseRun(run.folder);

    fs.writeFileSync(file, longer);
    const predicted = await ask('predict', run.run, '--file', 'data/iris.csv');
    expect(predicted.lines).toEqual([{ event: 'error', ...refusal }]);
    const refused = await ask('resume', run.run);
    expect(refused.code).toBe(1);
    expect(refused.lines).toMatchObject([{ event: 'finished', status: 'failed', epoch, error: refusal }]);

    fs.writeFileSync(file, data);
    const resumed = await ask('resume', run.run, '--detach');
    expect(resumed.lines).toMatchObject([{ event: 'started', run: run.run }]);
    const stopped = await ask('stop', run.run);
    expect(stopped.lines).toMatchObject([{ status: 'stopped' }]);
    expect(now(run).epoch).toBeGreaterThanOrEqual(epoch);

    fs.writeFileSync(file, longer);
    const evaluated = await ask('evaluate', 'iris');
    expect(evaluated.code).toBe(1);
    expect(evaluated.lines).toEqual([{ event: 'error', ...refusal }]);
  });
});
