import { tidy } from '@tensorflow/tfjs-core';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreparedSplit } from '../../src/engine/contract';
import { prepareData } from '../../src/engine/data';
import { scoresOf } from '../../src/engine/explain/explainable';
import { openModel, type LoadedModel } from '../../src/engine/service/models';
import { batchFeeds, tensorOf, type Feed } from '../../src/engine/train';
import type { PortableInterface } from '../../src/protocol';
import { versionFolder } from '../../src/store';
import { runProgram } from '../engine/cli/program';
import { makeWorkspace, root } from '../engine/cli/workspace';
import { startOnnxRuntime, type OnnxRuntime } from '../engine/portable/onnxRuntime';
import { expectClose } from '../engine/references/expectClose';

const workspace = makeWorkspace();
let runtime: OnnxRuntime | undefined;

beforeAll(async () => {
  fs.cpSync(path.join(root, 'examples/data'), path.join(workspace.folder, 'data'), { recursive: true });
  runtime = await startOnnxRuntime();
});
afterAll(() => runtime?.end());

async function succeed(words: readonly string[]): Promise<void> {
  const { code, errors } = await runProgram(workspace, words);
  if (code !== 0) throw new Error(errors);
}

const rowsAtOnce = 256;

/** The inputs of a split's rows, some at a time. */
function* batchesOf(split: PreparedSplit, inputs: readonly string[]): Generator<readonly Feed[]> {
  for (let start = 0; start < split.rows; start += rowsAtOnce) {
    const length = Math.min(rowsAtOnce, split.rows - start);
    const rows = Int32Array.from({ length }, (_, row) => start + row);
    yield batchFeeds({ ...split, target: null }, inputs, rows);
  }
}

/** What the network here answers, operation by operation, in the units that exported models answer in. */
function answersHere({ trained, model }: LoadedModel, feeds: readonly Feed[]): readonly number[] {
  const { explainable } = model;
  if (!explainable) throw new Error('the version has no network');
  const { target } = trained.preprocessing;
  const [factor, offset] = target.kind === 'numeric' ? [target.deviation, target.mean] : [1, 0];
  const scores = tidy(() => scoresOf(explainable, explainable.network.call(feeds.map(tensorOf), false)).dataSync());
  return Array.from(scores, (score) => score * factor + offset);
}

/** How many answers name the right class, as a share. */
function accuracyOf(answers: readonly (readonly number[])[], classes: ArrayLike<number>): number {
  const right = answers.filter((answer, row) => answer.indexOf(Math.max(...answer)) === classes[row]);
  return right.length / answers.length;
}

/** The mean distance of numbers from what is true, both in the target's units. */
function maeOf(answers: readonly (readonly number[])[], truth: readonly number[]): number {
  const distances = answers.map(([answer = NaN], row) => Math.abs(answer - (truth[row] ?? NaN)));
  return distances.reduce((sum, one) => sum + one, 0) / answers.length;
}

describe('an example that was trained to its end and exported to ONNX', () => {
  it.each(['iris', 'mnist-cnn', 'text-classifier-en', 'text-classifier-zh', 'regression-100', 'forecast'])(
    'answers each of its test rows in ONNX Runtime as here, and is as good: %s',
    async (name) => {
      workspace.file(`${name}.model.yaml`, fs.readFileSync(path.join(root, `examples/${name}.model.yaml`)));
      await succeed(['train', `${name}.model.yaml`]);
      const exported = path.join(workspace.folder, `${name}-onnx`);
      await succeed(['export', name, '--format', 'onnx', '-o', exported]);
      const described = JSON.parse(fs.readFileSync(path.join(exported, 'interface.json'), 'utf8')) as PortableInterface;
      const loaded = await openModel(versionFolder(workspace.store, name, 1));
      const data = await prepareData(loaded.trained.file, loaded.folder, {});
      const { test } = data.splits;
      if (!test?.target) throw new Error(`${name} keeps no rows for a test`);
      const names = described.inputs.map((input) => input.name);
      const answers: number[][] = [];
      for (const feeds of batchesOf(test, names)) {
        const given = Object.fromEntries(
          feeds.map(({ shape, values }, index) => [names[index] ?? '', { shape, values: Array.from(values) }]),
        );
        const [output] = Object.values((await runtime?.run(path.join(exported, described.file), given)) ?? {});
        expectClose(name, output?.values ?? [], answersHere(loaded, feeds));
        const units = output?.shape[1] ?? 1;
        for (let at = 0; at < (output?.values.length ?? 0); at += units) {
          answers.push(output?.values.slice(at, at + units) ?? []);
        }
      }
      expect(answers).toHaveLength(test.rows);
      const { metrics } = await loaded.model.evaluate(test, 'test', (row) => data.preview('test', row));
      const { target } = loaded.trained.preprocessing;
      if (target.kind === 'numeric') {
        const truth = Array.from(test.target.values, (value) => value * target.deviation + target.mean);
        expectClose(`${name}: mae`, [maeOf(answers, truth)], [metrics['mae'] as number]);
      } else expect(accuracyOf(answers, test.target.values)).toBeCloseTo(metrics['accuracy'] as number, 6);
      loaded.model.dispose();
    },
  );
});
