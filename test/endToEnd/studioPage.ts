import type { FrameLocator, Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** The step that the head of the Studio shows, from `Epoch 3 of 40` and `batch 66 of 113`. */
export async function stepShown(studio: FrameLocator): Promise<number> {
  const line = studio.locator('.run-say').filter({ hasText: /Epoch \d+ of .*batch \d+ of \d+/s });
  await line.waitFor();
  const [, epoch, batch, batches] = /Epoch (\d+) of.*batch (\d+) of (\d+)/s.exec(await line.innerText()) ?? [];
  return (Number(epoch) - 1) * Number(batches) + Number(batch);
}

/** The first curve as it is drawn; empty where there is none yet. */
async function curveDrawn(studio: FrameLocator): Promise<string> {
  const path = studio.locator('.chart path.ser.train').first();
  return (await path.count()) === 0 ? '' : ((await path.getAttribute('d')) ?? '');
}

/** Waits until later steps are shown and drawn, twice. */
export async function seeCurveGrow(studio: FrameLocator): Promise<void> {
  for (let times = 0; times < 2; times++) {
    const before = { step: await stepShown(studio), curve: await curveDrawn(studio) };
    await expect.poll(() => stepShown(studio), { timeout: 60_000 }).toBeGreaterThan(before.step);
    await expect.poll(() => curveDrawn(studio), { timeout: 60_000 }).not.toBe(before.curve);
  }
}

/** Waits for the badge of a run's state. */
export async function seeStatus(studio: FrameLocator, status: string, timeout = 60_000): Promise<void> {
  await studio.locator(`.state[data-status="${status}"]`).waitFor({ timeout });
}

/** The epochs that the training table lists, in its order. */
export async function epochsListed(studio: FrameLocator): Promise<number[]> {
  const cell = studio.locator('[data-cell="training"]');
  if ((await cell.locator('.grid tbody tr').count()) === 0) {
    await cell.getByRole('button', { name: 'Table', exact: true }).click();
  }
  const first = cell.locator('.grid tbody tr > :first-child');
  await first.first().waitFor();
  return (await first.allInnerTexts()).map((text) => Number.parseInt(text, 10));
}

/** A cell of the Studio by what it is about, such as `training`. */
export function cellOf(studio: FrameLocator, name: string): Locator {
  return studio.locator(`[data-cell="${name}"]`);
}

/** Presses one of the three buttons in the head of the run. */
export async function pressRunButton(studio: FrameLocator, name: 'Train' | 'Pause' | 'Resume' | 'Stop'): Promise<void> {
  await studio.locator('.run-act').getByRole('button', { name, exact: true }).click();
}

/** Opens a model file alone and trains it to its end, which may take a busy machine long. */
export async function trainToEnd(workbench: Workbench, file: string): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.openFile(file);
  await workbench.runCommand('Model Studio: Train Model');
  await seeStatus(workbench.studio, 'completed', 240_000);
}
