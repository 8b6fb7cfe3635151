import * as fs from 'node:fs';
import path from 'node:path';
import { grad, memory, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../../../src/engine/build';
import { provideKeptCode } from '../../../src/engine/code';
import { loadKeptCode } from '../../../src/engine/code/load';
import { prepareData } from '../../../src/engine/data';
import { createTrainingSession } from '../../../src/engine/train';
import { words } from '../../../src/texts';
import { recordingHooks } from '../train/modelFiles';
import { check, checked, folder, type Checked } from './checked';

const examples = path.resolve(import.meta.dirname, '../../../examples');
const example = (name: string, set?: readonly string[]) =>
  checked(fs.readFileSync(path.join(examples, name), 'utf8'), name, set);

async function trained({ file }: Checked, epochs = file.train.epochs) {
  const given = { ...file, train: { ...file.train, epochs } };
  const session = await createTrainingSession(given, await prepareData(given, folder));
  const hooks = recordingHooks();
  await session.run(hooks);
  const { arrays } = structuredClone(await session.capture());
  const { mode, eagerReason } = session;
  session.dispose();
  return { arrays, epochs: hooks.epochs, mode, eagerReason };
}

/** A model whose only layer between two dense ones is given. */
const withLayer = (layer: string, more = '') => `
import { defineLayer, defineModel, tf } from 'model-studio';
const own = defineLayer({ name: 'own', ${layer} });
${more}
export default defineModel({
  data: { source: { generate: 'moons', samples: 60 } },
  model: [{ dense: 8 }, own(), { dense: { units: 2, activation: 'softmax' } }],
  train: { epochs: 2 },
});`;

describe('an example in code', () => {
  test.each([
    ['spirals.model.ts', 40, { val_accuracy: 0.95 }],
    ['waves.model.js', 60, { val_r2: 0.9 }],
  ])('%s learns, as a graph, the same each time', async (name, epochs, least) => {
    const model = await example(name);
    const before = memory().numTensors;
    const once = await trained(model, epochs);
    expect([once.mode, once.eagerReason]).toEqual(['graph', undefined]);
    const logs = once.epochs.at(-1)?.logs ?? {};
    for (const [measure, value] of Object.entries(least)) expect(logs[measure]).toBeGreaterThan(value);
    expect(Object.keys(logs)).toEqual(expect.arrayContaining([name.endsWith('ts') ? 'val_sureness' : 'val_near']));
    expect((await trained(await example(name), epochs)).arrays).toEqual(once.arrays);
    expect(memory().numTensors).toBe(before);
    const other = await trained(await example(name, ['train.seed=8']), 1);
    expect(other.arrays).not.toEqual((await trained(model, 1)).arrays);
  });

  test('goes on from a checkpoint, by the code that was kept, to the very weights of an unbroken run', async () => {
    const { file, code } = await example('spirals.model.ts', ['train.epochs=4']);
    const unbroken = await trained({ file, code });
    const data = await prepareData(file, folder);
    const first = await createTrainingSession(file, data);
    await first.run(recordingHooks({ stopAt: 17 }));
    const checkpoint = structuredClone(await first.capture());
    first.dispose();

    await loadKeptCode(code, folder);
    const again = await createTrainingSession(file, await prepareData(file, folder));
    await again.restore(checkpoint);
    await again.run(recordingHooks());
    expect((await again.capture()).arrays).toEqual(unbroken.arrays);
    again.dispose();
  });
});

describe('a layer of code', () => {
  test('has the gradient that finite differences give', async () => {
    const { file } = await example('spirals.model.ts');
    const [spec] = file.networks;
    const [radial] = spec?.layers ?? [];
    if (!spec || !radial) throw new Error('no layer');
    const network = buildNetwork(
      { ...spec, layers: [radial] },
      [{ name: 'features', shape: [2], dtype: 'float32' }],
      3,
    );
    const total = (points: Tensor) => network.call([points], true).sum();
    const points = [0.3, -0.4, 1.1, 0.2];
    const at = (values: readonly number[]) => tidy(() => Number(total(tensor([...values], [2, 2])).dataSync()[0]));
    const gradient = tidy(() => [...grad(total)(tensor(points, [2, 2])).dataSync()]);
    const step = 1e-2;
    for (const [index, value] of gradient.entries()) {
      const moved = (by: number) => at(points.map((point, place) => (place === index ? point + by : point)));
      expect(value).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 2);
    }
    network.dispose();
  });

  test('that reads numbers trains step by step, and the reason names it', async () => {
    const model = await checked(withLayer('call: (x) => tf.mul(x, 1 + Number(x.dataSync()[0] > 1e9))'));
    const { mode, eagerReason } = await trained(model);
    expect([mode, eagerReason && words('en', eagerReason)]).toEqual([
      'eager',
      'layer own_1: a value is read in the middle of a step',
    ]);
    expect(eagerReason && words('zh', eagerReason)).toBe('层 own_1：在一步的中途读取了数值');
  });

  test('may use Math.random: step by step, and the same each time', async () => {
    const model = await checked(withLayer('call: (x, { training }) => training ? tf.mul(x, Math.random()) : x'));
    const once = await trained(model);
    expect([once.mode, once.eagerReason && words('en', once.eagerReason)]).toEqual([
      'eager',
      expect.stringMatching(/own_1.*Math\.random/),
    ]);
    expect((await trained(model)).arrays).toEqual(once.arrays);
  });

  test('draws random numbers that a graph draws anew in each step', async () => {
    const call = 'call: (x, { training, random }) => training ? tf.mul(x, random.uniform(x.shape)) : x';
    const model = await checked(withLayer(call));
    const once = await trained(model);
    expect(once.mode).toBe('graph');
    expect((await trained(model)).arrays).toEqual(once.arrays);
  });

  test('may be a function alone, and take several inputs', async () => {
    const model = await checked(`
      import { defineModel, defineLayer, tf } from 'model-studio';
      const both = defineLayer({ name: 'both', call: ([a, b]) => tf.add(a, b) });
      const twice = (x) => x.mul(2);
      export default defineModel({
        data: { source: { generate: 'moons', samples: 60 } },
        model: [
          { dense: 4, name: 'a' }, { dense: 4, name: 'b', inputs: 'features' }, both({}, { inputs: ['a', 'b'] }), twice, 'batchNormalization',
          { dense: { units: 2, activation: 'softmax' } },
        ],
        train: { epochs: 1 },
      });`);
    expect(model.file.networks[0]?.layers.map((layer) => layer.name)).toEqual([
      'a',
      'b',
      'both_1',
      'twice_1',
      'batchNormalization_1',
      'dense_1',
    ]);
    expect((await trained(model)).mode).toBe('graph');
  });
});

describe('what is wrong in code stands at its place', () => {
  const imports = "import { defineLayer, defineModel, tf } from 'model-studio';\n";
  const told = async (text: string, name?: string) =>
    (await check(text, name)).problems.map(({ code, range, message }) => ({
      code,
      at: text.split('\n')[range.start.line]?.slice(range.start.character, range.end.character),
      words: words('en', message),
    }));

  test.each([
    ['an unknown argument', 'model: [{ dense: { units: 3, activaton: 1 } }]', 'unknown-key', 'activaton'],
    ['an unknown layer', "model: ['dens', { dense: 3 }]", 'unknown-layer', "'dens'"],
    ['a wrong value', 'model: [{ dense: 3 }], train: { epochs: 0 }', 'out-of-range', '0'],
    ['a function where none belongs', 'model: [{ dense: 3 }], train: { epochs: () => 3 }', 'code-failed', '() => 3'],
  ])('%s', async (_, content, code, at) => {
    const found = await told(
      `${imports}export default defineModel({ data: { source: { generate: 'moons' } }, ${content} });`,
    );
    expect(found).toContainEqual(expect.objectContaining({ code, at }));
  });

  test('a layer that throws, with its own words', async () => {
    const found = await told(withLayer('call: (x) => {\n  throw new Error(`not ${String(x.rank)}`);\n}'));
    expect(found[0]).toMatchObject({ code: 'shape-mismatch', at: 'own' });
    expect(found[0]?.words).toContain('tried.model.ts:4): not 2');
  });

  test('a layer whose shape is not what it says', async () => {
    const found = await told(withLayer('call: (x) => x, computeOutputShape: () => [3]'));
    expect(found[0]?.words).toContain('own says that its output is 3, but call gives 8');
  });

  test('an error while the file is run, at its line', async () => {
    const found = await told(`${imports}const a: number = 1;\n  nothing(a);\nexport default defineModel({});`);
    expect(found).toEqual([
      { code: 'code-failed', at: 'nothing(a);', words: 'tried.model.ts, line 3: nothing is not defined' },
    ]);
  });

  test('an error in another file of the user, where the model is defined', async () => {
    fs.writeFileSync(
      path.join(folder, 'helper.ts'),
      'interface A { b: 1 }\n\nexport const f = (a?: A) => { throw new Error("x"); };\n',
    );
    const found = await told(`${imports}import { f } from './helper';\nf();\nexport default defineModel({});`);
    expect(found).toEqual([{ code: 'code-failed', at: 'defineModel', words: 'helper.ts, line 3: x' }]);
  });

  test('what cannot be read, what is not there, and no model at all', async () => {
    expect(await told(`${imports}export default defineModel({ data: {\n`)).toMatchObject([{ code: 'syntax-error' }]);
    const [missing] = await told(`${imports}import { a } from './nowhere';\na();`);
    expect(missing).toMatchObject({ at: "import { a } from './nowhere';", code: 'code-failed' });
    const [unknown] = await told(`${imports}import { a } from 'no-such-package';\na();`);
    expect(unknown?.words).toContain('no-such-package');
    expect((await told(`${imports}export const a = 1;`))[0]?.words).toContain('exports no model');
  });
});

describe('kept code', () => {
  test('is what is run, and that the file says something else now is told', async () => {
    const text = withLayer('call: (x) => x.mul(3)');
    const file = path.join(folder, 'kept.model.ts');
    const { file: model, code } = await checked(text, 'kept.model.ts');
    fs.writeFileSync(file, text);
    expect(await provideKeptCode(model, code, folder)).toEqual([]);
    fs.writeFileSync(file, text.replace('3', '4'));
    expect(await provideKeptCode(model, code, folder)).toMatchObject([{ key: 'engine.codeChanged' }]);
    fs.rmSync(file);
    expect(await provideKeptCode(model, code, folder)).toEqual([]);
    await expect(
      provideKeptCode(
        {
          ...model,
          data: { ...model.data, source: { kind: 'code', code: 'gone', name: '', missingValues: [], seed: 1 } },
        },
        undefined,
        folder,
      ),
    ).rejects.toMatchObject({ code: 'code-not-loaded' });
  });
});
