import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from '../endToEnd/workbench';
import { chooseOf, treeRow } from './treeRows';

/** How long VS Code may take to show what was done. */
export const patience = { timeout: 20_000 } as const;

/** The tree of models, as a person works with it. */
export class ModelsTree {
  constructor(private readonly workbench: () => Workbench) {}

  /** Shows the tree, and nothing else beside the editors. */
  async open(): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: 'Model Studio' });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.row('iris').waitFor();
  }

  /** A row by its words. */
  row(words: RegExp | string): Locator {
    return treeRow(this.workbench(), words);
  }

  /** Opens or closes a row. */
  async fold(words: RegExp | string, expanded: boolean): Promise<void> {
    const row = this.row(words);
    if ((await row.getAttribute('aria-expanded')) === String(expanded)) return;
    await row.locator('.monaco-tl-twistie').click();
    await expect.poll(() => row.getAttribute('aria-expanded'), patience).toBe(String(expanded));
  }

  /** Chooses an item of a row's menu. */
  choose(words: RegExp | string, item: string): Promise<void> {
    return chooseOf(this.workbench(), words, item);
  }

  /** What a row's menu offers. */
  async offered(words: RegExp | string): Promise<readonly string[]> {
    await this.row(words).click({ button: 'right' });
    const items = this.page.locator('.context-view .action-menu-item .action-label');
    await items.first().waitFor();
    const names = await items.allInnerTexts();
    await this.page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'detached' });
    return names.filter((name) => name !== '');
  }

  private get page() {
    return this.workbench().page;
  }
}
