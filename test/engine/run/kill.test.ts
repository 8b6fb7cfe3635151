import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/engine/random';
import { makeWorkspace } from '../cli/workspace';
import { killedModels } from '../../fixtures/models/killedModels';
import { expectUnbroken } from './killing';

const workspace = makeWorkspace();

describe('a run that is killed at random moments and resumed each time', () => {
  it.each([
    ['dropout', 5],
    ['convolution', 3],
  ] as const)('ends with the weights, values of steps and of epochs of the unbroken one: %s', async (name, kills) => {
    workspace.file(`${name}.model.yaml`, killedModels[name]);
    const random = createRandom(11);
    const tally = await expectUnbroken(workspace, `${name}.model.yaml`, kills, () => random.uniform());
    expect(tally.kills).toBe(kills);
  });
});
