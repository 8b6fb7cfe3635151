import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/engine/random';
import { makeWorkspace } from '../engine/cli/workspace';
import { killedModels } from '../fixtures/models/killedModels';
import { expectUnbroken } from '../engine/run/killing';

const native = makeWorkspace();
const javascript = makeWorkspace({ MODEL_STUDIO_NATIVE_SOURCES: 'none' });

describe('a run that is killed at random moments and resumed each time', () => {
  it.each([
    ['dropout', 'as a graph', native, 100],
    ['convolution', 'as a graph', native, 30],
    ['recurrent', 'as a graph', native, 30],
    ['adversarial', 'as a graph', native, 30],
    ['dropout', 'operation by operation', javascript, 20],
  ] as const)('ends as the unbroken one: %s, %s', async (name, _how, workspace, kills) => {
    workspace.file(`${name}.model.yaml`, killedModels[name]);
    const random = createRandom(29);
    const tally = await expectUnbroken(workspace, `${name}.model.yaml`, kills, () => random.uniform());
    process.stdout.write(`${name}: ${JSON.stringify(tally)}\n`);
    expect(tally.kills).toBe(kills);
  });
});
