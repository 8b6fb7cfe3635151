import { describe, expect, it } from 'vitest';
import { makeWorkspace } from '../engine/cli/workspace';
import { memoryGrowth } from '../engine/run/leak';

const workspace = makeWorkspace();
const seconds = Number(process.env['LEAK_SECONDS'] ?? 3600);

describe('an hour of training', () => {
  it('takes less than 5 % more memory at its end than after its first fifth', async () => {
    const growth = await memoryGrowth(workspace, seconds);
    process.stdout.write(`memory: ${JSON.stringify(growth)}\n`);
    expect(growth.share).toBeLessThan(0.05);
  });
});
