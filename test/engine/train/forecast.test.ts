import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { prepareData } from '../../../src/engine/data';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile } from '../../../src/language';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

beforeAll(useNativeBackend);

test('the forecast of the examples beats repeating the last value by far', async () => {
  const file = path.resolve(import.meta.dirname, '../../../examples/forecast.model.yaml');
  const { model, problems } = checkModelFile(await readFile(file, 'utf8'), { fileName: path.basename(file) });
  if (!model) throw new Error(JSON.stringify(problems));
  const data = await prepareData(model, path.dirname(file));
  const naive = data.summary.notices.find(({ key }) => key === 'engine.dataNaive')?.args?.['validation'];
  const session = await createTrainingSession(model, data);
  expect(session.mode).toBe('graph');
  const hooks = recordingHooks();
  await session.run(hooks);
  session.dispose();
  const best = Math.min(...hooks.epochs.map(({ logs }) => logs['val_rmse'] ?? Infinity));
  expect(best).toBeLessThan(Number(naive) / 3);
});
