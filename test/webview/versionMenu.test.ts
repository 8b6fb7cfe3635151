import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inRestrictedMode, statusMessage, whileRunning } from './derived';
import { lastAct, post, sent, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();

const button = (page: Page) => page.locator('.run-id button[aria-haspopup]');
const menu = (page: Page) => page.getByRole('menu', { name: 'Version' });
const entry = (page: Page, name: string) => menu(page).getByRole('menuitem', { name });
const held = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('the menu of versions', () => {
  it('shows another run', async () => {
    const { snapshot } = recording('mnist-cnn');
    const page = await open('mnist-cnn');
    await button(page).click();
    const runs = menu(page).getByRole('menuitemradio');
    expect(await runs.evaluateAll((all) => all.map((one) => one.ariaChecked))).toEqual(
      snapshot.runs.map(({ run }) => String(run === snapshot.run?.summary.run)),
    );
    await page.screenshot({ path: 'test-results/version-menu.png' });
    await runs.first().click();
    expect(await lastAct(page)).toEqual({ type: 'showRun', run: snapshot.runs[0]?.run });
    expect(await menu(page).count()).toBe(0);
  });

  it('is walked with the keys, and gives the focus back', async () => {
    const page = await open('mnist-cnn');
    await button(page).focus();
    await page.keyboard.press('ArrowDown');
    expect(await held(page)).toMatch(/^v2/);
    await page.keyboard.press('p');
    await page.keyboard.press('End');
    expect(await held(page)).toBe('Delete run');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await lastAct(page)).toEqual({ type: 'runCommand', command: 'deploy' });
    await page.keyboard.press('Enter');
    await menu(page).waitFor();
    await page.keyboard.press('Escape');
    expect(await button(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await menu(page).count()).toBe(0);
    expect((await sent(page)).filter(({ type }) => type === 'action')).toEqual([]);
  });

  it.each([
    ['Export report…', 'exportReport'],
    ['Export version…', 'export'],
    ['Deploy version…', 'deploy'],
    ['Delete run', 'delete'],
  ])('asks for what a person chooses: %s', async (name, command) => {
    const page = await open('mnist-cnn');
    await button(page).click();
    await entry(page, name).click();
    expect(await lastAct(page)).toEqual({ type: 'runCommand', command });
  });

  it('discards a run at work, which has no version to export, and waits for one that stops', async () => {
    const recorded = whileRunning(recording('mnist-cnn-live'));
    const page = await open(recorded, { width: 400, theme: 'light-modern' });
    await button(page).click();
    expect(await entry(page, 'Export version…').getAttribute('title')).toBe('This run has no version yet');
    await page.screenshot({ path: 'test-results/version-menu-narrow.png' });
    const asked = (await sent(page)).length;
    await entry(page, 'Deploy version…').click({ force: true });
    expect((await sent(page)).length).toBe(asked);
    await entry(page, 'Discard run…').click();
    expect(await lastAct(page)).toEqual({ type: 'runCommand', command: 'discard' });
    await post(page, statusMessage(recorded, 'stopping', []));
    await page.locator('.state[data-status="stopping"]').waitFor();
    await button(page).click();
    expect(await entry(page, 'Discard run…').getAttribute('aria-disabled')).toBe('true');
  });

  it('stands for the newest version where every run was deleted', async () => {
    const { snapshot, ...recorded } = recording('mnist-cnn');
    const page = await open({ ...recorded, messages: [], snapshot: { ...snapshot, run: null, runs: [] } });
    const newest = Math.max(...snapshot.versions.map(({ version }) => version));
    expect(await button(page).innerText()).toBe(`v${newest}`);
    await button(page).click();
    const entries = menu(page).getByRole('menuitem');
    expect(await entries.allInnerTexts()).toEqual([
      'Export report…',
      'Export version…',
      'Deploy version…',
      'Delete version',
    ]);
    await page.screenshot({ path: 'test-results/version-menu-kept.png' });
    await entry(page, 'Delete version').click();
    expect(await lastAct(page)).toEqual({ type: 'runCommand', command: 'delete' });
  });

  it('is closed by a click elsewhere, and leaves out what Restricted Mode forbids', async () => {
    const page = await open(inRestrictedMode(recording('mnist-cnn')), { theme: 'hc-dark' });
    await button(page).click();
    expect(await entry(page, 'Deploy version…').getAttribute('aria-disabled')).toBe('true');
    expect(await entry(page, 'Export report…').getAttribute('aria-disabled')).toBe(null);
    await page.screenshot({ path: 'test-results/version-menu-contrast.png' });
    await page.locator('h1').click();
    expect(await menu(page).count()).toBe(0);
  });
});
