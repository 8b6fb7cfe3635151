import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from './workbench';

/** Puts the cursor before the first `found` of the saved file that has the focus, or behind it. */
export async function putCursor(
  { page, folder }: Workbench,
  name: string,
  place: 'before' | 'behind',
  found: string,
): Promise<void> {
  const text = await readFile(path.join(folder, name), 'utf8');
  const start = text.indexOf(found);
  if (start < 0) throw new Error(`${name} does not hold ${found}.`);
  const above = text.slice(0, place === 'before' ? start : start + found.length).split('\n');
  const [line, column] = [above.length, (above.at(-1) ?? '').length + 1];
  await page.keyboard.press('Control+g');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.fill(`:${line}:${column}`);
  await page.locator('.quick-input-list', { hasText: `line ${line} at column ${column}.` }).waitFor();
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
  await seeCursor(page, `Ln ${line}, Col ${column}`);
}

/** Waits until the cursor stands there, as the status bar says. */
export async function seeCursor(page: Page, place: string): Promise<void> {
  await page.locator('[id="status.editor.selection"]', { hasText: place }).waitFor();
}

/** Types, and takes the suggestion `label` from the list that comes by itself, or is asked for where nothing is typed. */
export async function takeSuggestion(page: Page, typed: string, label: string): Promise<void> {
  await page.keyboard.type(typed);
  if (typed === '') await page.keyboard.press('Control+Space');
  const list = page.locator('.suggest-widget.visible');
  await list.locator('.monaco-list-row .label-name').getByText(label, { exact: true }).first().click();
  await list.waitFor({ state: 'hidden' });
}

/** What the hover says of the word at the cursor. */
export async function hoverText(page: Page): Promise<string> {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
  await hover.waitFor();
  const text = await hover.innerText();
  await page.keyboard.press('Escape');
  return text;
}

/** Mends what is underlined at a word of the saved file with the quick fix of this title. */
export async function mend(workbench: Workbench, name: string, word: string, title: string): Promise<void> {
  const { page } = workbench;
  await putCursor(workbench, name, 'before', word);
  const fix = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  // VS Code offers what is known when it is asked, and then no more: the problem may be found only in the next moment.
  for (const timeout of [5_000, 5_000, 10_000, 60_000]) {
    await page.keyboard.press('Control+.');
    try {
      await fix.click({ timeout });
      return;
    } catch (error) {
      if (timeout === 60_000) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

/** Saves the file that has the focus, until it holds what is expected: what was asked for may yet have to be written. */
export async function seeSaved({ page, folder }: Workbench, name: string, expected: string): Promise<void> {
  const changed = page.locator('.tabs-container .tab.active.dirty');
  const saved = async () => {
    if ((await changed.count()) > 0) await page.keyboard.press('Control+s');
    return readFile(path.join(folder, name), 'utf8');
  };
  await expect.poll(saved, { timeout: 20_000 }).toContain(expected);
  // Until then it may still be written.
  await changed.waitFor({ state: 'detached' });
}
