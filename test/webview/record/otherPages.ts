import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openPreview, previewRows, previewStatistics } from '../../../src/engine/data/browse';
import type { Comparison, FromDataPageMessage, ToComparePage, ToDataPageMessage } from '../../../src/protocol';
import { recordingsFolder } from '../recording';

const examples = path.resolve(import.meta.dirname, '../../../examples');
const { signal } = new AbortController();

/** The data of an example, read as the engine reads it for a preview. */
export async function showData(page: Page, example: string): Promise<void> {
  const file = path.join(examples, `${example}.model.yaml`);
  const reference = { text: readFileSync(file, 'utf8'), path: file, part: 'source', head: false } as const;
  const answer = async (message: FromDataPageMessage): Promise<ToDataPageMessage | null> => {
    if (message.type === 'rows') {
      const wanted = await previewRows({ ...reference, ...message.wish }, signal);
      return { type: 'rows', id: message.id, page: wanted };
    }
    if (message.type !== 'statistics') return null;
    const columns = await previewStatistics({ ...reference, columns: message.columns }, signal);
    return { type: 'statistics', id: message.id, columns };
  };
  await page.exposeFunction('hearData', answer);
  await page.evaluate(() => {
    const { host } = window;
    const hearData = Reflect.get(window, 'hearData') as (message: unknown) => Promise<unknown>;
    const hear = (message: unknown) => void hearData(message).then((said) => said && host.post(said));
    Object.assign(host, { hear });
  });
  const preview = await openPreview({ ...reference, split: true }, signal);
  const told: ToDataPageMessage = { type: 'preview', locale: 'en', preview, changed: null };
  await page.evaluate((message) => window.host.post(message), told);
  await page.locator('.scroller:not([hidden]) .line:not([aria-busy="true"]) .cell').first().waitFor();
}

/** The comparison that was recorded of runs of iris. */
export async function showComparison(page: Page): Promise<void> {
  const comparison = JSON.parse(readFileSync(path.join(recordingsFolder, 'comparison.json'), 'utf8')) as Comparison;
  const folders = comparison.compared.map(({ id }) => id);
  const told: ToComparePage = { type: 'comparison', locale: 'en', comparison, folders };
  await page.evaluate((message) => window.host.post(message), told);
  await page.locator('.compare').waitFor();
}
