import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { deepRecording } from '../../bench/studio/graph';
import { whileRunning, withLayerAnswers } from './derived';
import { drawn, post, sent, usePanel } from './panelPage';
import { recording, type Recording } from './recording';

const open = usePanel();
const results = path.resolve(import.meta.dirname, '../../test-results');

const cell = (page: Page) => page.locator('[data-cell="architecture"]');
const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

describe('the search for layers', () => {
  it('goes from one found layer to the next and back, says how many there are, and ends at the layer', async () => {
    const page = await open('mnist-cnn');
    await page.locator('.node').first().focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('conv');
    const count = cell(page).locator('.find-count');
    expect(await count.innerText()).toBe('1 of 3');
    await page.keyboard.press('Enter');
    expect(await count.innerText()).toBe('2 of 3');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Enter');
    expect(await count.innerText()).toBe('3 of 3');
    expect(await cell(page).locator('.node.found').count()).toBe(3);
    await page.keyboard.press('Escape');
    expect(await focusedName(page)).toMatch(/^Layer \d of 8, Conv2D 64/);
    expect(await cell(page).locator('.found, .current').count()).toBe(0);
  });

  it('finds by all words and in the table too, and says when there is nothing', async () => {
    const page = await open('mnist-cnn');
    await cell(page).getByRole('button', { name: 'Show as a table' }).click();
    await cell(page).getByRole('button', { name: 'Find a layer' }).click();
    await page.getByPlaceholder('Find a layer').fill('DENSE softmax');
    await drawn(page);
    expect(await cell(page).locator('.find-count').innerText()).toBe('1 of 1');
    expect(await cell(page).locator('tr.current').count()).toBe(1);
    await page.getByPlaceholder('Find a layer').fill('lstm');
    expect(await cell(page).locator('.find-count').innerText()).toBe('No layer found');
  });
});

describe('the editor and the graph', () => {
  it('show each other where they are: a line its layer, a chosen layer its line', async () => {
    const page = await open('mnist-cnn');
    const node = cell(page).locator('.node').nth(3);
    await node.focus();
    await page.keyboard.press('Enter');
    const revealed = (await sent(page)).flatMap((message) => (message.type === 'revealLine' ? [message.line] : []));
    expect(revealed).toHaveLength(1);
    await post(page, { type: 'cursor', line: revealed[0] });
    await cell(page).locator('.node[aria-current="location"]').waitFor();
    expect(await cell(page).locator('[aria-current]').getAttribute('aria-label')).toBe(
      await node.getAttribute('aria-label'),
    );
    await post(page, { type: 'cursor', line: 0 });
    await cell(page).locator('[aria-current]').waitFor({ state: 'detached' });
  });
});

describe("a chosen layer's weights", () => {
  it('are asked for once for each checkpoint while they are shown, and drawn', async () => {
    const recorded = whileRunning(withLayerAnswers(recording('mnist-cnn-live')));
    const page = await open(recorded);
    const asked = async () =>
      (await sent(page)).filter((one) => one.type === 'request' && one.method === 'layerWeights');
    expect(await asked()).toEqual([]);
    await cell(page).locator('.node').nth(1).click();
    await cell(page).locator('.lie .hist').first().waitFor();
    expect(await cell(page).locator('.lie figcaption').first().innerText()).toContain('kernel');
    expect(await asked()).toHaveLength(1);
    const run = recorded.snapshot.run?.summary.run;
    const last = recorded.messages.findLast((message) => message.type === 'run/event');
    if (last?.type !== 'run/event') throw new Error('no entry was recorded');
    const entry = { seq: last.entry.seq + 1, time: last.entry.time + 1, type: 'checkpoint', epoch: 3, step: 9999 };
    await post(page, { type: 'run/event', run, entry });
    await page.waitForFunction(
      () => window.host.sent.filter((one) => one.type === 'request' && one.method === 'layerWeights').length === 2,
    );
    await cell(page).locator('.node').nth(1).click();
    await post(page, { type: 'run/event', run, entry: { ...entry, seq: entry.seq + 1, step: 10_099 } });
    await drawn(page);
    expect(await asked()).toHaveLength(2);
  });
});

describe("a chosen layer's activations", () => {
  it('wait for an input, then show its numbers or its maps', async () => {
    const page = await open(withLayerAnswers(recording('mnist-cnn')));
    const activations = cell(page).locator('.activations');
    await cell(page).locator('.node', { hasText: 'Dense' }).first().click();
    await activations.getByText('Ask something in Predict').waitFor();
    await page.locator('[data-cell="predict"]').getByRole('button', { name: 'Take a row from the data' }).click();
    await activations.locator('.activation-bars').waitFor();
    expect(await activations.locator('.activation-bars').getAttribute('aria-label')).toBe(
      '64 numbers from \u22120.4120 to 0.3980',
    );
    await cell(page).locator('.node', { hasText: 'Conv2D' }).first().click();
    await activations.locator('.maps canvas').nth(31).waitFor();
    expect(await activations.innerText()).toContain('The first 32 of 64 maps.');
    const asked = (await sent(page)).flatMap((one) =>
      one.type === 'request' && one.method === 'layerActivations' ? [one.params.layer] : [],
    );
    expect(asked).toEqual(['dense_1', 'conv2d_1']);
    await cell(page).screenshot({ path: path.join(results, 'layer-activations.png') });
  });
});

/** With layers of the longest names, as a chain or with a branch. */
function longNames(branched: boolean): Recording {
  const types = [
    'globalAveragePooling2d',
    'conv2dTranspose',
    'spatialDropout2d',
    'layerNormalization',
    'thresholdedReLU',
  ];
  const recorded = recording(branched ? 'branches' : 'mnist-cnn');
  const networks = recorded.snapshot.model.networks.map((network) => ({
    ...network,
    layers: network.layers.map((layer, index) => ({ ...layer, type: types[index] ?? layer.type })),
  }));
  return { ...recorded, snapshot: { ...recorded.snapshot, model: { ...recorded.snapshot.model, networks } } };
}

describe('what stands at a layer', () => {
  it.each([400, 620, 621, 650, 700, 780, 1000])('is not cut in a panel of %d pixels', async (width) => {
    for (const branched of [false, true]) {
      const page = await open(longNames(branched), { width });
      await drawn(page);
      const cut = await cell(page)
        .locator('.node :is(.nm, .sh, .pr)')
        .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
      expect(cut).toEqual([]);
      await cell(page).screenshot({
        path: path.join(results, `layers-${branched ? 'branched' : 'chain'}-${width}.png`),
      });
    }
  });

  it('stands on one height in each line of layers', async () => {
    const page = await open(longNames(false), { width: 700 });
    const heights = async (what: string) =>
      cell(page)
        .locator(`.node ${what}`)
        .evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size);
    expect(await Promise.all(['.nm', '.sh', '.pr'].map(heights))).toEqual([2, 2, 2]);
  });
});

describe('a large graph', () => {
  it.each([false, true])(
    'is moved by dragging, which chooses no layer, zoomed and shown as a whole (branched: %s)',
    async (branched) => {
      const page = await open(deepRecording(60, branched));
      const view = cell(page).locator('.arch');
      const wide = () => view.evaluate((one) => one.scrollWidth);
      await view.scrollIntoViewIfNeeded();
      const box = await view.boundingBox();
      if (!box) throw new Error('the graph is not in sight');
      await page.mouse.move(box.x + 500, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + 200, box.y + 60, { steps: 4 });
      await page.mouse.up();
      expect(await view.evaluate((one) => one.scrollLeft)).toBe(300);
      expect(await cell(page).locator('.node[aria-pressed="true"]').count()).toBe(0);
      const before = await wide();
      await cell(page).getByRole('button', { name: 'Zoom in' }).click();
      expect(await wide()).toBeGreaterThan(before * 1.2);
      await cell(page).locator('.node').first().focus();
      await page.keyboard.press('0');
      expect(await wide()).toBe(before);
      await cell(page).getByRole('button', { name: 'Show the whole graph' }).click();
      expect(await wide()).toBe(Math.round(box.width));
    },
  );
});

describe('the graph as a picture', () => {
  it.each(['mnist-cnn', 'branches'])('of %s is given to the host as SVG and as PNG, black on white', async (name) => {
    const recorded = recording(name);
    const answer = { method: 'savePicture', params: { svg: '', png: '' }, result: { ok: { saved: 'a.png' } } } as const;
    const page = await open({ ...recorded, answers: [...recorded.answers, answer] });
    await cell(page).getByRole('button', { name: 'Save the graph as a picture' }).click();
    await cell(page).getByText('Saved as a.png').waitFor();
    const asked = (await sent(page)).find((one) => one.type === 'request' && one.method === 'savePicture');
    if (asked?.type !== 'request' || asked.method !== 'savePicture') throw new Error('nothing was given');
    const { svg, png } = asked.params;
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).not.toMatch(/var\(|undefined|NaN/);
    const pixels = Buffer.from(png, 'base64');
    expect(pixels.subarray(1, 4).toString()).toBe('PNG');
    mkdirSync(results, { recursive: true });
    writeFileSync(path.join(results, `graph-${name}.png`), pixels);
  });
});
