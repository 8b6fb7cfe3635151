import type { Locator } from 'playwright-core';
import type { Workbench } from '../endToEnd/workbench';

/** The first row of a tree, of files or of models, that has these words. */
export function treeRow({ page }: Workbench, words: RegExp | string): Locator {
  return page.locator('.pane-body .monaco-list-row[role="treeitem"]', { hasText: words }).first();
}

/** Chooses an item of a row's menu. By a key: VS Code takes no click on a menu that has only just opened. */
export async function chooseOf(workbench: Workbench, words: RegExp | string, item: string): Promise<void> {
  const { page } = workbench;
  await treeRow(workbench, words).click({ button: 'right' });
  const entry = page.getByRole('menuitem', { name: item, exact: true });
  await entry.hover();
  await page.keyboard.press('Enter');
  await entry.waitFor({ state: 'detached' });
}
