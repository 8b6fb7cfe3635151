import type { FrameLocator } from 'playwright-core';
import { expect } from 'vitest';

/** What the head of the Studio says of the run: `Epoch 3 of 40`, `batch 66 of 113`. */
export async function progressShown(studio: FrameLocator): Promise<{ epoch: number; text: string }> {
  const line = studio.locator('.run-say');
  await line.filter({ hasText: /Epoch \d+ of/ }).waitFor();
  const text = await line.innerText();
  return { epoch: Number(/Epoch (\d+)/.exec(text)?.[1]), text };
}

/** How many points the first curve has on the page. */
export async function pointsDrawn(studio: FrameLocator): Promise<number> {
  const path = studio.locator('.chart path.ser.train').first();
  if ((await path.count()) === 0) return 0;
  return ((await path.getAttribute('d')) ?? '').split(/[ML]/).length - 1;
}

/** Waits until the curve has grown twice. */
export async function seeCurveGrow(studio: FrameLocator): Promise<void> {
  for (let times = 0; times < 2; times++) {
    const before = await pointsDrawn(studio);
    await expect.poll(() => pointsDrawn(studio), { timeout: 60_000 }).toBeGreaterThan(before);
  }
}

/** Waits for the badge of a run's state. */
export async function seeStatus(studio: FrameLocator, status: string): Promise<void> {
  await studio.locator(`.state[data-status="${status}"]`).waitFor();
}

/** The epochs that the training table lists, in its order. */
export async function epochsListed(studio: FrameLocator): Promise<number[]> {
  const cell = studio.locator('[data-cell="training"]');
  if ((await cell.locator('tbody tr').count()) === 0) {
    await cell.getByRole('button', { name: 'Table', exact: true }).click();
  }
  const first = cell.locator('tbody tr > :first-child');
  await first.first().waitFor();
  return (await first.allInnerTexts()).map((text) => Number.parseInt(text, 10));
}
