import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { cellOf, seeStatus } from '../endToEnd/studioPage';
import { openWorkbench, showFailures, type Workbench } from '../endToEnd/workbench';
import { inTerminal } from './terminal';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({
    language: 'zh-cn',
    settings: { 'modelStudio.notifyAfterMinutes': 0.001 },
    files: { 'faulty.model.yaml': 'model:\n  - dense: {unitz: 3}\n' },
  });
});

afterAll(() => workbench?.close());

beforeEach(() => showFailures(() => workbench));

/** Names that are the same in every language: of programs, formats, layers, functions, columns, units and files. */
const names =
  /\b(Model Studio|TensorFlow|Dense|Dropout|Flatten|softmax|relu|adam|accuracy|loss|val_\w+|iris\S*|Iris-\w+|(sepal|petal)_(length|width)|species|label|class|JSON|CSV|HTTP|csv|curl|Python|URL|SVG|PNG|ROC|F1|FLOPs?|MFLOPs?|kB|MB|GB|ms|Alt|Ctrl|Page Up|Page Down|Home|End|Delete|Escape|Enter|Shift|Tab|POST|GET|localhost|v\d+|data|README|Markdown|Studio|faulty\S*|features|dense\w*|unitz|units|model-studio\S*|Node\.js|JavaScript|JIT|x\d+)\b/gi;

/** Words of English in what a person reads. */
function english(read: readonly string[]): string[] {
  return read.flatMap((text) => text.replace(names, '').match(/[A-Za-z]{3,}/g) ?? []);
}

/** All that is read or heard in a part of a page. */
function everyWord(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const said: string[] = [];
    for (const one of [root, ...root.querySelectorAll('*')]) {
      if (one.closest('[hidden], pre, code, textarea, script, style')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt']) {
        said.push(one.getAttribute(name) ?? '');
      }
      for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent ?? '');
    }
    return said.filter((text) => text.trim() !== '');
  });
}

test('lenses, hints and problems of a file are Chinese', async () => {
  const { page } = workbench;
  await workbench.openFile('faulty.model.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Control+Shift+m');
  const problems = page.locator('.markers-panel .marker-message-line');
  await problems.first().waitFor();
  for (const said of await problems.allInnerTexts()) expect(said).toMatch(/[一-鿿]/);
  await page.keyboard.press('Control+Shift+m');
  await workbench.openFile('iris.model.yaml');
  const lenses = page.locator('.codelens-decoration');
  await lenses.getByText('训练', { exact: true }).first().waitFor();
  await lenses.getByText(/个参数/).waitFor();
  expect(english(await lenses.allInnerTexts())).toEqual([]);
  await workbench.screenshot('chinese-editor');
});

test('the palette has every command in Chinese', async () => {
  const { page } = workbench;
  const titles = JSON.parse(await readFile('package.nls.zh-cn.json', 'utf8')) as Record<string, string>;
  await page.keyboard.press('F1');
  const field = page.locator('.quick-input-widget input[type="text"]').first();
  const rows = page.locator('.quick-input-list .monaco-list-row .label-name');
  for (const command of [
    'train',
    'openStudio',
    'newModelFile',
    'openExamples',
    'compare',
    'doctor',
    'cleanUp',
    'export',
  ]) {
    const title = `Model Studio: ${titles[`command.${command}.title`]}`;
    await field.fill(`>${title}`);
    await rows.filter({ hasText: title }).first().waitFor();
  }
  await workbench.screenshot('chinese-palette');
  await page.keyboard.press('Escape');
});

test('the Studio and all that it says of a run are Chinese', async () => {
  const { page, studio } = workbench;
  await page.locator('.codelens-decoration a', { hasText: '训练' }).first().click();
  await seeStatus(studio, 'completed');
  await cellOf(studio, 'predict').locator('.answer').waitFor();
  const explain = cellOf(studio, 'explain');
  await explain.scrollIntoViewIfNeeded();
  await explain.locator('tbody tr').first().waitFor();
  expect(english(await everyWord(studio.locator('.studio')))).toEqual([]);
  await workbench.screenshot('chinese-studio');
  expect(await page.locator('.tabs-container .tab').last().textContent()).toContain('iris：工作室');
});

test('the tree and its menu are Chinese', async () => {
  const { page } = workbench;
  await page.locator('.activitybar').getByRole('tab', { name: 'Model Studio' }).click();
  const row = page.locator('.pane-body .monaco-list-row[role="treeitem"]', { hasText: /^iris/ }).first();
  await row.click({ button: 'right' });
  const items = page.getByRole('menuitem');
  await items.filter({ hasText: '打开工作室' }).waitFor();
  expect(english(await items.allInnerTexts())).toEqual([]);
  await workbench.screenshot('chinese-menu');
  await page.keyboard.press('Escape');
  const rows = page.locator('.pane-body .monaco-list-row[role="treeitem"]');
  for (const said of await rows.allInnerTexts()) expect(said).toMatch(/[一-鿿]/);
});

test('the end of a run that nobody looks at is told in Chinese', async () => {
  const { page } = workbench;
  await workbench.runCommand('View: Close All Editors');
  await inTerminal(workbench, 'train', 'iris.model.yaml', '--epochs', '3');
  const notice = page.locator('.notifications-toasts .notification-toast');
  await notice.getByText(/^iris 训练完成：val_accuracy [\d.]+。$/).waitFor();
  expect(english(await notice.getByRole('button').allInnerTexts())).toEqual([]);
  await workbench.screenshot('chinese-notice');
});
