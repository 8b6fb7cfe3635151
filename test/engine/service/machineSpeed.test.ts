import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ServiceClient } from '../../../src/client';
import type { MachineSpeed } from '../../../src/language';
import type { MeasureSpeed } from '../../../src/protocol';
import { isObject } from '../../../src/store';
import { makeWorkspace } from '../cli/workspace';
import { measuredFolder, measuringEngine } from '../run/measuringEngine';

const workspace = makeWorkspace();
const service = new ServiceClient(measuringEngine(workspace));
afterAll(() => service.dispose());

async function speed(measure: MeasureSpeed): Promise<MachineSpeed> {
  const answer = await service.request('machine/speed', { measure });
  return answer.speed ?? expect.unreachable('the speed is not known');
}

const keptFile = () => {
  const [name] = fs.readdirSync(measuredFolder(workspace)).filter((one) => one.startsWith('speed-'));
  return path.join(measuredFolder(workspace), name ?? '');
};

/** What a machine with a hundred times as much to do would have measured. */
function makeBusy(times: number): void {
  const kept: unknown = JSON.parse(fs.readFileSync(keptFile(), 'utf8'));
  const seconds = isObject(kept) && isObject(kept['seconds']) ? Object.entries(kept['seconds']) : [];
  expect(seconds.length).toBeGreaterThan(0);
  const busy = Object.fromEntries(seconds.map(([name, value]) => [name, 100 * Number(value)]));
  fs.writeFileSync(keptFile(), JSON.stringify({ seconds: busy, times }));
}

it('is measured when that is asked for, known from then on, and put right when it was measured beside other work', async () => {
  expect(await service.request('machine/speed', { measure: 'never' })).toEqual({ speed: null });
  const first = await speed('once');
  for (const figure of [first.stepSeconds, first.sequenceSeconds, first.numbersPerSecond]) {
    expect(figure).toBeGreaterThan(0);
  }
  expect(first.flopsPerSecond.dense).toBeGreaterThan(1e6);
  expect(first.flopsPerSecond.convolution).toBeGreaterThan(1e6);
  expect(await speed('never')).toEqual(first);

  makeBusy(1);
  const busy = await speed('once');
  expect(busy.flopsPerSecond.dense).toBeCloseTo(first.flopsPerSecond.dense / 100, 0);
  const again = await speed('again');
  expect(again.stepSeconds).toBeLessThan(busy.stepSeconds);
  expect(again.flopsPerSecond.dense).toBeGreaterThan(busy.flopsPerSecond.dense);
  expect(await speed('never')).toEqual(again);

  // A machine that was found so slow again and again is that slow.
  makeBusy(3);
  const slow = await speed('once');
  expect(await speed('again')).toEqual(slow);
});
