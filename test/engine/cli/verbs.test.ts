import * as fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunSummary } from '../../../src/protocol';
import { listVersionsOf, summarizeRuns } from '../../../src/store';
import { encodePng } from '../../../src/store/encodePng';
import { latestRun, now } from './follow';
import { runProgram, type Ended, type Line, type ProgramOptions } from './program';
import { makeWorkspace } from './workspace';

const workspace = makeWorkspace();

/** Runs the command line with `--json`. */
function ask(words: readonly string[], options?: ProgramOptions): Promise<Ended> {
  return runProgram(workspace, [...words, '--json'], options);
}

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const input = JSON.stringify(flower);
let first: RunSummary;
let trained: Ended;

beforeAll(async () => {
  trained = await ask(['train', 'iris.model.yaml', '--epochs', '8', '--seed', '5']);
  expect(trained.code, trained.errors).toBe(0);
  first = latestRun(workspace);
  const again = await ask(['train', 'iris.model.yaml', '--epochs', '8', '--set', 'train.seed=6']);
  expect(again.code, again.errors).toBe(0);
});

describe('--set', () => {
  it.each([
    ['a dotted path', ['train.batchSize=64'], { parameters: 131 }],
    ['an item of a list by its number', ['model.0.dense.units=8'], { parameters: 67 }],
    ['a value in YAML', ['model=[dense: {units: 3, activation: softmax}]'], { parameters: 15 }],
    ['more than once', ['model.0.dense.units=8', 'model.0.dense.useBias=false'], { parameters: 59 }],
  ])('takes %s', async (_, values, expected) => {
    const { code, lines } = await ask(['describe', 'iris.model.yaml', ...values.flatMap((value) => ['--set', value])]);
    expect(code).toBe(0);
    expect(lines).toMatchObject([expected]);
  });

  it.each([
    ['train.bachSize=3', 'unknown-key'],
    ['train.batchSize=many', 'wrong-type'],
    ['model.7.dense.units=3', 'invalid-set'],
    ['nonsense', 'invalid-set'],
  ])('%s is checked as the file is: %s', async (value, problem) => {
    const checked = await ask(['check', 'iris.model.yaml', '--set', value]);
    expect(checked.code).toBe(1);
    expect(checked.lines).toMatchObject([{ severity: 'error', code: problem, file: 'iris.model.yaml' }]);
    const refused = await ask(['train', 'iris.model.yaml', '--set', value]);
    expect(refused.code).toBe(1);
    expect(refused.lines).toMatchObject([{ event: 'error', code: problem }]);
  });

  it('reaches the training as --seed and --epochs do', () => {
    const [one, other] = summarizeRuns(workspace.store);
    expect([one?.epochs, other?.epochs]).toEqual([8, 8]);
    const measures = [1, 2].map(
      (version) => listVersionsOf(workspace.store, 'iris')[version - 1]?.measures['val_loss'],
    );
    expect(measures[0]).not.toBe(measures[1]);
  });
});

describe('a reference', () => {
  const versionsOf = (lines: readonly Line[]) => lines.map((line) => line['version']);

  it('is a run, a model (its latest run) or a version', async () => {
    expect(versionsOf((await ask(['show', first.run])).lines)).toEqual([1]);
    expect(versionsOf((await ask(['show', 'iris'])).lines)).toEqual([2]);
    expect(versionsOf((await ask(['show', 'iris@1'])).lines)).toEqual([1]);
    const [one, other, last] = [
      await ask(['predict', 'iris@1', '--input', input]),
      await ask(['predict', first.run, '--input', input]),
      await ask(['predict', 'iris', '--input', input]),
    ];
    expect(one.lines).toEqual(other.lines);
    expect(one.lines).not.toEqual(last.lines);
    expect((await ask(['show', 'iris@3'])).lines).toMatchObject([{ event: 'error', code: 'run-missing' }]);
  });

  it('is looked for in the store of the caller, of the folders above, and of those one level below', async () => {
    const below = path.join(workspace.folder, 'data/deep');
    fs.mkdirSync(below, { recursive: true });
    expect(versionsOf((await ask(['runs'], { folder: below })).lines)).toEqual([1, 2]);

    const above = workspace.file('elsewhere');
    fs.mkdirSync(above);
    expect((await ask(['runs', '--store', '../.model-studio'], { folder: above })).lines).toHaveLength(2);
    fs.renameSync(workspace.store, workspace.file('aside'));
    try {
      fs.mkdirSync(path.join(above, 'examples'));
      fs.symlinkSync(workspace.file('aside'), path.join(above, 'examples/.model-studio'));
      expect(versionsOf((await ask(['runs'], { folder: above })).lines)).toEqual([1, 2]);
      const nowhere = await ask(['show', 'iris'], { folder: below });
      expect(nowhere.code).toBe(1);
      expect(nowhere.lines).toMatchObject([{ event: 'error', code: 'store-missing' }]);
    } finally {
      fs.renameSync(workspace.file('aside'), workspace.store);
    }
  });
});

describe('predict', () => {
  it('answers every row of a CSV or JSON file, with its true value where it has one', async () => {
    const csv = await ask(['predict', 'iris@1', '--file', 'data/iris.csv']);
    expect(csv.lines).toHaveLength(150);
    expect(csv.lines.map((line) => line['target'])).toEqual(
      fs
        .readFileSync(workspace.file('data/iris.csv'), 'utf8')
        .trim()
        .split('\n')
        .map((row) => row.trim().split(',').at(-1)),
    );
    workspace.file('rows.json', JSON.stringify([{ ...flower, species: 'Iris-setosa' }, flower]));
    const json = await ask(['predict', 'iris@1', '--file', 'rows.json']);
    expect(json.lines).toHaveLength(2);
    const { label, target } = csv.lines[0] ?? {};
    expect(json.lines[0]).toMatchObject({ label, target });
    expect(json.lines[1]).not.toHaveProperty('target');
  });

  it('takes one object of columns or a list of them, in order', async () => {
    const rows = [flower, { ...flower, petal_length: 6, petal_width: 2.4 }, flower];
    const { code, lines } = await ask(['predict', 'iris@1', '--input', JSON.stringify(rows)]);
    expect(code).toBe(0);
    expect(lines).toHaveLength(3);
    const one = await ask(['predict', 'iris@1', '--input', input]);
    const [answer] = one.lines;
    const near = (numbers: unknown) => (numbers as number[]).map((value) => expect.closeTo(value, 6) as number);
    // The last digits depend on the row's place in its batch.
    for (const same of [lines[0], lines[2]]) {
      expect(same).toMatchObject({ label: answer?.['label'], output: near(answer?.['output']) });
    }
    expect(lines[1]).not.toMatchObject({ output: near(answer?.['output']) });
    expect((answer?.['output'] as number[]).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    expect(answer?.['probability']).toBe(Math.max(...(answer?.['output'] as number[])));
  });

  it('reads an image, from --file and as a value, by a path of the caller', async () => {
    const model = '[flatten: {}, dense: {units: 10, activation: softmax}]';
    const data = '{source: {generate: digits, samples: 100, seed: 1}}';
    workspace.file('digits.model.yaml', `data: ${data}\nmodel: ${model}\ntrain: {epochs: 1}\n`);
    expect((await ask(['train', 'digits.model.yaml'])).code).toBe(0);
    fs.writeFileSync(workspace.file('data/digit.png'), png(28));
    const folder = path.join(workspace.folder, 'data');
    const file = await ask(['predict', 'digits', '--file', 'digit.png'], { folder });
    const value = await ask(['predict', 'digits', '--input', '{"image": "data/digit.png"}']);
    expect(file.code, file.errors).toBe(0);
    expect(file.lines).toHaveLength(1);
    expect(file.lines[0]?.['output']).toHaveLength(10);
    expect(value.lines).toEqual(file.lines);
    const wrong = await ask(['predict', 'iris', '--file', 'data/digit.png']);
    expect(wrong.code).toBe(1);
    expect(wrong.lines).toMatchObject([{ event: 'error', code: 'no-image-input' }]);
  });

  it.each([
    [['--file', 'nowhere.csv'], 1, 'data-file-missing'],
    [['--input', '{"sepal_length": "long"}'], 1, 'data-input-wrong'],
    [['--input', '[1, 2]'], 1, 'bad-input'],
    [['--input', 'flower'], 1, 'bad-input'],
    [[], 2, 'usage'],
    [['--input', '{}', '--file', 'rows.json'], 2, 'usage'],
  ])('with %j ends with code %i: %s', async (words, code, error) => {
    const ended = await ask(['predict', 'iris', ...words]);
    expect(ended.code).toBe(code);
    expect(ended.lines).toMatchObject([{ event: 'error', code: error }]);
  });
});

describe('evaluate', () => {
  it('measures each split as the training did, the same each time it is asked', async () => {
    const [one, other] = [await ask(['evaluate', 'iris@1']), await ask(['evaluate', 'iris@1'])];
    expect(one.code).toBe(0);
    expect(one.out).toBe(other.out);
    const { evaluation } = trained.lines.at(-1) as { evaluation?: Readonly<Record<string, Line>> };
    for (const { split, rows: _rows, labels, confusion, ...measures } of one.lines) {
      expect(measures).toEqual(evaluation?.[String(split)]);
      expect(labels).toHaveLength(3);
      expect(confusion).toHaveLength(3);
    }
    expect(one.lines.map(({ split, rows }) => [split, rows])).toEqual([
      ['train', 106],
      ['validation', 22],
      ['test', 22],
    ]);
  });

  it('measures another file with --data', async () => {
    const { lines } = await ask(['evaluate', 'iris@1', '--data', 'data/iris.csv']);
    expect(lines).toMatchObject([{ split: 'data', rows: 150 }]);
  });

  it('tells of numbers their errors in their own units', async () => {
    const data = '{source: {generate: sine, samples: 100, seed: 1}}';
    workspace.file('wave.model.yaml', `data: ${data}\nmodel: [dense: 1]\ntrain: {epochs: 1, loss: meanSquaredError}\n`);
    expect((await ask(['train', 'wave.model.yaml'])).code).toBe(0);
    const { lines } = await ask(['evaluate', 'wave']);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['split', 'rows', 'loss', 'rmse', 'mae', 'r2']);
    }
  });
});

describe('what a model file expects', () => {
  const expecting = (accuracy: number) => ['--set', `expect={accuracy: ${String(accuracy)}, loss: 100}`];

  it('is told after training and evaluation, which exit with 4 where it is missed', async () => {
    const kept = await ask(['train', 'iris.model.yaml', '--epochs', '8', '--seed', '5', ...expecting(0.1)]);
    expect(kept.code, kept.errors).toBe(0);
    expect(kept.lines.at(-1)).toMatchObject({
      event: 'expectations',
      split: 'test',
      met: true,
      outcomes: [
        { measure: 'accuracy', atLeast: 0.1, met: true },
        { measure: 'loss', atMost: 100, met: true },
      ],
    });
    const missed = await ask(['train', 'iris.model.yaml', '--epochs', '8', '--seed', '5', ...expecting(1)]);
    expect(missed.code, missed.errors).toBe(4);
    expect(missed.lines.at(-1)).toMatchObject({ met: false, outcomes: [{ met: false }, { met: true }] });
    const { version } = latestRun(workspace);
    const evaluated = await runProgram(workspace, ['evaluate', `iris@${String(version)}`]);
    expect(evaluated.code).toBe(4);
    expect(evaluated.out).toMatch(
      /Expected on the test split\naccuracy\s+at least 1\s+0\.\d+\s+missed\nloss\s+at most 100/,
    );
  });
});

describe('a detached run', () => {
  it('is paused, resumed and stopped from other terminals', async () => {
    const started = await ask(['train', 'iris.model.yaml', '--epochs', '100000', '--detach']);
    expect(started.code).toBe(0);
    expect(started.lines).toMatchObject([{ event: 'started', model: 'iris', backend: 'tensorflow', mode: 'graph' }]);
    const run = latestRun(workspace);
    const shown = await ask(['show', run.run]);
    expect(shown.lines).toMatchObject([{ run: run.run, status: 'running', pid: run.pid }]);

    const paused = await ask(['pause', run.run]);
    expect(paused.lines).toEqual([{ run: run.run, status: 'paused' }]);
    expect(now(run)).not.toHaveProperty('pid');
    const resumed = await ask(['resume', run.run, '--detach']);
    expect(resumed.lines).toMatchObject([{ event: 'started', run: run.run }]);
    const stopped = await ask(['stop', run.run]);
    expect(stopped.lines).toEqual([{ run: run.run, status: 'stopped' }]);
    expect([paused.code, resumed.code, stopped.code]).toEqual([0, 0, 0]);
    expect(now(run).version).toBeGreaterThan(2);
  });

  it('that is over cannot be paused or resumed', async () => {
    for (const verb of ['pause', 'resume', 'stop']) {
      const ended = await ask([verb, first.run]);
      expect(ended.code).toBe(1);
      expect(ended.lines).toMatchObject([{ event: 'error', code: 'not-allowed' }]);
    }
  });
});

/** A grey PNG of `side` x `side` pixels, a bright square in its middle. */
function png(side: number): Buffer {
  const bright = (at: number) => Math.max(Math.abs((at % side) - 14), Math.abs(Math.floor(at / side) - 14)) < 6;
  const pixels = Uint8Array.from({ length: side * side }, (_, at) => (bright(at) ? 255 : 0));
  return encodePng({ width: side, height: side, channels: 1 }, pixels);
}
