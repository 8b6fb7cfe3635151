import type { Locator, Page } from 'playwright-core';

/** A place in an element, as shares of its width and its height. */
export type Place = readonly [across: number, down: number];

/** Drags the mouse through places in an element. */
export async function dragOver(
  page: Page,
  element: Locator,
  from: Place,
  ...others: readonly [Place, ...Place[]]
): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('What is to be dragged over is not on the page.');
  const at = ([across, down]: Place) => [box.x + box.width * across, box.y + box.height * down] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...at(place), { steps: 8 });
  await page.mouse.up();
}

const shift = 8;

/** Drops files from disk onto the middle of an element, with Shift held as VS Code wants it for what is inside a panel. */
export async function dropFiles(page: Page, element: Locator, files: readonly string[]): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (!box) throw new Error('What is to be dropped on is not on the page.');
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...place, data, modifiers: shift });
  await devtools.detach();
}
