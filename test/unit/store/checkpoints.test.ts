import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkpointSteps,
  findCheckpoint,
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

  it('with any bit changed, or cut anywhere, is passed over for the one before', () => {
    const folder = temporaryFolder();
    writeCheckpoint(folder, checkpoint(1));
    writeCheckpoint(folder, checkpoint(2));
    const file = path.join(folder, 'checkpoints', '000000000002.checkpoint');
    const whole = fs.readFileSync(file);
    const expectFirst = (content: Uint8Array) => {
      fs.writeFileSync(file, content);
      expect(findCheckpoint(folder)).toEqual({ checkpoint: checkpoint(1), damaged: 1 });
    };
    for (let byte = 0; byte < whole.byteLength; byte += 1) {
      const changed = Buffer.from(whole);
      changed[byte] = (whole[byte] ?? 0) ^ (1 << (byte % 8));
      expectFirst(changed);
      expectFirst(whole.subarray(0, byte));
    }
  });

  it.each(['empty', 'a folder'])('that is %s is passed over, and none is removed where all are so', (what) => {
    const folder = temporaryFolder();
    const names = [1, 2].map((step) => {
      writeCheckpoint(folder, checkpoint(step));
      return path.join(folder, 'checkpoints', `00000000000${step}.checkpoint`);
    });
    for (const name of names) {
      fs.rmSync(name);
      if (what === 'empty') fs.writeFileSync(name, '');
      else fs.mkdirSync(name);
    }
    expect(findCheckpoint(folder)).toEqual({ damaged: 2 });
    expect(latestCheckpoint(folder)).toBeUndefined();
    expect(names.every((name) => fs.existsSync(name))).toBe(true);
  });

  it('is kept among the last two and the best', () => {
    const folder = temporaryFolder();
    for (const step of [1, 2, 3, 4, 5]) writeCheckpoint(folder, checkpoint(step));
    pruneCheckpoints(folder, 2, 2);
    expect(checkpointSteps(folder)).toEqual([2, 4, 5]);
  });
});
