import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkpointSteps,
  latestCheckpoint,
  pruneCheckpoints,
  readCheckpoint,
  writeCheckpoint,
  type CheckpointContent,
} from '../../../src/store';
import { temporaryFolder } from './temporaryFolder';

function checkpoint(step: number): CheckpointContent {
  const values = Float32Array.from([step, 0.1, -0]);
  const flags = Uint8Array.from([1]);
  return {
    epoch: 1,
    step,
    state: { best: null },
    arrays: [
      { name: 'flag', shape: [1], dtype: 'bool', values: flags },
      { name: 'dense_1/kernel', shape: [3, 1], dtype: 'float32', values },
    ],
  };
}

describe('a checkpoint', () => {
  it('gives back every bit', () => {
    const folder = temporaryFolder();
    writeCheckpoint(folder, checkpoint(7));
    expect(readCheckpoint(folder, 7)).toEqual(checkpoint(7));
  });

  it.each(['cut', 'changed'])('that was %s is passed over for the one before', (how) => {
    const folder = temporaryFolder();
    writeCheckpoint(folder, checkpoint(1));
    writeCheckpoint(folder, checkpoint(2));
    const file = path.join(folder, 'checkpoints', '000000000002.checkpoint');
    const content = fs.readFileSync(file);
    if (how === 'changed') content[content.byteLength - 40] = (content[content.byteLength - 40] ?? 0) ^ 1;
    fs.writeFileSync(file, how === 'cut' ? content.subarray(0, 90) : content);
    expect(latestCheckpoint(folder)?.step).toBe(1);
  });

  it('is kept among the last two and the best', () => {
    const folder = temporaryFolder();
    for (const step of [1, 2, 3, 4, 5]) writeCheckpoint(folder, checkpoint(step));
    pruneCheckpoints(folder, 2, 2);
    expect(checkpointSteps(folder)).toEqual([2, 4, 5]);
  });
});
