import { beforeAll, describe, expect, test } from 'vitest';
import { prepareData, readFacts } from '../../../src/engine/data';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile } from '../../../src/language';
import { modelExamples } from '../../../src/language/document/modelsDocument';
import { recordingHooks } from './modelFiles';
import { useNativeBackend } from './useBackend';

beforeAll(useNativeBackend);

describe('the example in docs/models.md', () => {
  test.each(modelExamples())('of $title trains as a graph', async ({ text }) => {
    const fileName = 'example.model.yaml';
    const { data } = checkModelFile(text, { fileName });
    if (!data) throw new Error('it has no data');
    const { model, problems } = checkModelFile(text, { fileName, facts: await readFacts(data, '.') });
    if (!model) throw new Error(JSON.stringify(problems));
    const session = await createTrainingSession(model, await prepareData(model, '.'));
    expect([session.mode, session.eagerReason]).toEqual(['graph', undefined]);
    const hooks = recordingHooks({ stopAt: 1 });
    await session.run(hooks);
    session.dispose();
    expect(hooks.losses.length).toBeGreaterThan(0);
    for (const loss of hooks.losses) expect(Number.isFinite(loss)).toBe(true);
  });
});
