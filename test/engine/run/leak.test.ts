import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createTrainingSession } from '../../../src/engine/train';
import { blobs, chain, layer, modelFile, prepared, recordingHooks, threeClasses } from '../train/modelFiles';
import { useNativeBackend } from '../train/useBackend';
import { makeWorkspace } from '../cli/workspace';
import { memoryGrowth } from './leak';

const workspace = makeWorkspace();

describe('training on and on', () => {
  it('leaves no tensor behind, whatever it does at the end of an epoch', async () => {
    await useNativeBackend();
    const before = memory().numTensors;
    const network = chain(
      'features',
      layer('dense', { units: 16, activation: 'relu' }),
      layer('batchNormalization'),
      layer('dropout', { rate: 0.2 }),
      layer('dense', { units: 3, activation: 'softmax' }),
    );
    const data = prepared(blobs(100, 1), blobs(30, 2), null, threeClasses);
    const session = await createTrainingSession(modelFile([network], { epochs: 300 }), data);
    const counts: number[] = [];
    const hooks = recordingHooks();
    await session.run({
      ...hooks,
      offerCheckpoint: async (capture) => {
        await capture();
        counts.push(memory().numTensors);
      },
    });
    expect(counts.length).toBeGreaterThan(300);
    expect(new Set(counts).size).toBe(1);
    session.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('takes no more and more memory', async () => {
    const growth = await memoryGrowth(workspace, 40);
    expect(growth.epochs).toBeGreaterThan(10);
    // So short a time still has what is only allocated late; the long form is strict.
    expect(growth.share, JSON.stringify(growth)).toBeLessThan(0.25);
  });
});
