import { beforeAll, expect, it } from 'vitest';
import { makeWorkspace } from '../engine/cli/workspace';
import { trainEveryKind } from '../engine/server/everyKind';
import { fuzz } from '../engine/server/fuzz';
import { ask, serveInTest } from '../engine/server/servedIris';

const workspace = makeWorkspace();

beforeAll(async () => {
  await trainEveryKind(workspace);
});

/** Another seed each day; what fails names its seed. */
const seed = Math.floor(Date.now() / 86_400_000);

it(`answers hundreds of fuzzed requests of each kind as its document says (seed ${seed})`, async () => {
  const served = await serveInTest(workspace, ['--workers', '2']);
  const { code, said } = await fuzz(served.url, { examples: 400, seed });
  expect(code, said).toBe(0);
  expect(await ask(`${served.url}/v2/health/ready`)).toMatchObject({ status: 200 });
});
