import { expect, it } from 'vitest';
import { makeWorkspace } from '../engine/cli/workspace';
import { serveInTest, trainIris } from '../engine/server/servedIris';
import { soak } from '../engine/server/underLoad';

const workspace = makeWorkspace();

it('needs no more memory after ten minutes of requests', async () => {
  await trainIris(workspace, 1);
  const served = await serveInTest(workspace);
  const { statuses, before, after } = await soak(served, 600);
  expect([...statuses.keys()]).toEqual([200]);
  expect(after).toBeLessThan(1.05 * before + 8);
});
