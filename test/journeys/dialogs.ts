import { expect } from 'vitest';
import type { Workbench } from '../endToEnd/workbench';

/** Names a file in the dialog of VS Code, which in a browser is a field for the whole path, and sees what it suggests. */
export async function nameFile({ page }: Workbench, file: string, suggested: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget');
  const field = dialog.locator('input[type="text"]').first();
  // What it showed the last time stands in it until it knows what to suggest.
  await expect.poll(() => field.inputValue()).toMatch(new RegExp(`/${suggested}$`));
  await field.fill(file);
  await field.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Names a folder in the dialog of VS Code, once that has gone there. */
export async function nameFolder({ page }: Workbench, folder: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget');
  const field = dialog.locator('input[type="text"]').first();
  await expect.poll(() => field.inputValue()).toMatch(/\/$/);
  // There are no folders in it, only the way back. What is typed while VS Code still completes is put behind what was there.
  const listed = async () => {
    if ((await field.inputValue()) !== `${folder}/`) await field.fill(`${folder}/`);
    return dialog.locator('.monaco-list-row').allInnerTexts();
  };
  await expect.poll(listed).toEqual(['..']);
  await field.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

/** Answers the question for a text at the top of the window. */
export async function answerField({ page }: Workbench, text: string): Promise<void> {
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  await field.waitFor();
  await field.fill(text);
  await field.press('Enter');
  await field.waitFor({ state: 'hidden' });
}

/** Chooses a row of the list at the top of the window. */
export async function pickRow({ page }: Workbench, words: RegExp | string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first().click();
}
