import type { Locator, Page } from 'playwright-core';

/** A place in an element, as shares of its width and its height. */
export type Place = readonly [across: number, down: number];

/** Drags the mouse from one place in an element to another. */
export async function dragOver(page: Page, element: Locator, from: Place, to: Place): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('What is to be dragged over is not on the page.');
  const at = ([across, down]: Place) => [box.x + box.width * across, box.y + box.height * down] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 8 });
  await page.mouse.up();
}
