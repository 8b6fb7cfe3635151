import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { whileRunning } from './derived';
import { drawn, post, sent, usePanel } from './panelPage';
import { firstPrediction, recording, wrongOf } from './recording';

const open = usePanel();
const pictures = path.resolve(import.meta.dirname, '../../test-results');

/** What the console asked for; what is explained of it depends on what can be seen. */
async function askedFor(page: Page): Promise<string[]> {
  const messages = await sent(page);
  return messages.flatMap((one) => (one.type === 'request' && one.method !== 'explain' ? [one.method] : []));
}

describe('evaluation and prediction', () => {
  it('choosing a square chooses its class and puts its samples first; a sample opens in Predict', async () => {
    const recorded = recording('mnist-cnn');
    const surest = wrongOf(recorded)[3];
    if (!surest) throw new Error('nothing was answered wrong');
    const [actual, predicted] = [surest.actual, surest.predicted];
    const page = await open(recorded, { width: 1400 });
    await page.getByRole('gridcell', { name: `true ${actual}, predicted ${predicted}:` }).click();
    expect(await page.locator('.per-class tr.on td').first().innerText()).toBe(String(actual));
    const first = page.locator('.samp').first();
    expect(await first.getAttribute('aria-label')).toContain(`true ${actual}, predicted ${predicted}`);
    await first.click();
    await page.locator('.answer strong').waitFor();
    expect(await page.locator('.answer strong').innerText()).toBe(firstPrediction(recorded).label);
    expect(await askedFor(page)).toEqual(['takeRow', 'predict']);
  });

  it('takes the focus to the sample that is opened, and Escape takes it back, until one has gone elsewhere', async () => {
    const page = await open('mnist-cnn');
    const held = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('.cell')?.dataset['cell']);
    const sample = page.locator('.samp').nth(1);
    const isHeld = () => sample.evaluate((one) => one === document.activeElement);
    await page.locator('.samp').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.answer strong').waitFor();
    expect(await held()).toBe('predict');
    expect(
      await page.locator('[data-cell="predict"] .cell-fold').evaluate((one) => one === document.activeElement),
    ).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await isHeld()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await held()).toBe('predict');
    await page.locator('[data-cell="data"] .cell-fold').focus();
    await page.locator('[data-cell="predict"] .cell-fold').focus();
    await page.keyboard.press('Escape');
    expect(await held()).toBe('predict');
  });

  it('answers what is drawn on the pad, with the picture that it makes of it', async () => {
    const recorded = recording('mnist-cnn');
    const page = await open(recorded);
    const pad = page.locator('.pad');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('the pad has no place');
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 40, box.y + 150, { steps: 8 });
    await page.mouse.up();
    await page.locator('.answer strong').waitFor();
    const ask = (await sent(page)).find((message) => message.type === 'request' && message.method === 'predict');
    const image = ask && 'params' in ask && 'inputs' in ask.params ? ask.params.inputs[0]?.['image'] : null;
    expect(image).toMatchObject({ image: { height: 28, width: 28, channels: 1 } });
    const { output } = firstPrediction(recorded);
    const shares = (await page.locator('.bars .v').allInnerTexts()).map((text) => parseFloat(text.replace('<', '')));
    expect(shares).toHaveLength(10);
    expect(Math.max(...shares)).toBeCloseTo(100 * Math.max(...output), 1);
  });

  it('keeps what stands at the marks of a number inside of their picture and apart', async () => {
    for (const name of ['regression-100', 'net-10-20-1-failed']) {
      const page = await open(recording(name), { width: 900 });
      await page.locator('[data-cell="predict"]').getByRole('button', { name: 'Take a row from the data' }).click();
      await page.locator('.on-distribution .mark.actual').waitFor({ state: 'attached' });
      const [picture, ...words] = await page
        .locator('.on-distribution :is(svg, .mark ~ text)')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
      if (!picture) throw new Error('no picture is drawn');
      expect(words.filter((one) => one.left < picture.left || one.right > picture.right)).toEqual([]);
      const over = words.filter((one) =>
        words.some(
          (other) => other !== one && other.left < one.right && one.left < other.right && other.top === one.top,
        ),
      );
      expect(over).toEqual([]);
    }
  });

  it('shows a number on the distribution of its target, and warns of a value never seen', async () => {
    const recorded = recording('regression-100');
    const page = await open(recorded);
    await page.locator('.answer strong').waitFor();
    const [said] = firstPrediction(recorded).output;
    expect(await page.locator('.answer strong').innerText()).toBe(said?.toFixed(1));
    expect(await page.locator('.on-distribution .band').count()).toBe(1);
    expect(await page.locator('.scatter circle').count()).toBe(66);
    await page.locator('#field-bmi').fill('99');
    await page.getByText('Outside the range seen in training').waitFor();
    await page.locator('#field-bmi').fill('a');
    await page.getByText('Type a number').waitFor();
  });

  it('says in place why a question had no answer', async () => {
    const page = await open({ ...recording('iris'), answers: [] });
    await page.locator('.answer-box [role="alert"]').waitFor();
  });
});

describe('several versions', () => {
  it('answers with the version of the run shown, and with another beside it on wish', async () => {
    const recorded = recording('iris');
    const page = await open(recorded);
    await page.locator('.answer strong').waitFor();
    expect(await page.getByLabel('Answered by').locator('option').allInnerTexts()).toEqual(['v2', 'v1']);
    await page.getByLabel('Version beside it').selectOption('v1');
    await page.locator('.bars thead').waitFor();
    expect(await page.locator('.bars thead th').allInnerTexts()).toEqual(['v2', 'v1']);
    expect(await page.locator('.hb.two').count()).toBe(3);
    expect(await page.locator('.answer').innerText()).toMatch(/v1 (agrees|says)/);
    const versions = (await sent(page)).flatMap((message) =>
      message.type === 'request' && message.method === 'predict' ? [message.params.version] : [],
    );
    expect(versions).toEqual([2, 2, 1]);
  });

  it('answers with the last checkpoint of a run that has no version yet', async () => {
    const page = await open('mnist-cnn-paused');
    expect(await page.getByLabel('Answered by').locator('option').allInnerTexts()).toEqual(['v2 draft', 'v1']);
    await page.getByRole('button', { name: 'Take a row from the data' }).click();
    await page.locator('.answer strong').waitFor();
    expect((await sent(page)).at(-1)).toMatchObject({ method: 'predict', params: { version: 'checkpoint' } });
  });

  it('takes what a running first training tells of its input, before there is a version', async () => {
    const page = await open('text-classifier-interrupted');
    await page.locator('textarea#field-text').fill('A wonderful film, and the cast is great.');
    await page.locator('.answer strong').waitFor();
    expect(await page.locator('.answer strong').innerText()).toBe(
      firstPrediction(recording('text-classifier-interrupted')).label,
    );
  });
});

describe('a generator', () => {
  it('draws from a seed, and again from another', async () => {
    const page = await open('gan');
    const seed = page.getByLabel('Seed');
    await seed.fill('2');
    await page.getByRole('button', { name: 'Draw samples' }).click();
    await page.locator('.generated canvas').nth(15).waitFor();
    await page.getByText('16 samples from seed 2, v1').waitFor();
    await page.getByRole('button', { name: 'Draw again' }).click();
    await page.getByText(/16 samples from seed (?!2,)/).waitFor();
    expect((await sent(page)).at(-1)).toMatchObject({ params: { seed: Number(await seed.inputValue()), version: 1 } });
    await seed.fill('one');
    await seed.press('Enter');
    await page.getByText(/A seed is a whole number/).waitFor();
  });
});

describe('a run that goes on', () => {
  it('leaves what somebody types alone', async () => {
    const recorded = recording('mnist-cnn-live');
    const running = whileRunning(recorded);
    const page = await open({
      ...running,
      messages: running.messages.slice(0, 60),
      answers: recording('mnist-cnn').answers,
    });
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    const area = page.getByLabel('Input as JSON');
    await area.fill('{"image": ');
    await area.focus();
    await post(page, ...running.messages.slice(60));
    await page
      .getByText(/Epoch 3 of 5/)
      .first()
      .waitFor();
    expect(await area.inputValue()).toBe('{"image": ');
    expect(await area.evaluate((one) => one === document.activeElement)).toBe(true);
  });
});

describe('what is learnt without a target', () => {
  it('shows the input beside its reconstruction, the error, and where it stands; worst samples open in Predict', async () => {
    const page = await open('autoencoder');
    await page.locator('.samp.two').first().click();
    await page.locator('.answer strong').waitFor();
    expect(await page.locator('.pair-pictures canvas').count()).toBe(2);
    expect(await page.locator('.answer').innerText()).toMatch(/larger than that of .*% of the training rows/);
    expect(await page.locator('.on-distribution').count()).toBe(2);
    expect(await askedFor(page)).toEqual(['takeRow', 'predict']);
  });

  it('draws the points of a plane among the real ones, the newest first', async () => {
    const page = await open('gan-2d');
    const clouds = page.locator('.cloud');
    expect(await clouds.count()).toBe(6);
    expect(await page.locator('.cloud-figure figcaption').first().innerText()).toBe('epoch 60');
    const box = await clouds.first().boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    expect(await clouds.first().locator('path.real').getAttribute('d')).toMatch(/^M/);
  });
});

describe('the evaluation of two classes', () => {
  it('has a threshold that the matrix follows, and says what comes of it', async () => {
    const page = await open('explained-table', { width: 1400 });
    const cell = page.locator('[data-cell="evaluation"]');
    const squares = () => cell.locator('.cm tbody td').allInnerTexts();
    const usual = await squares();
    const slider = cell.getByRole('slider', { name: 'Threshold' });
    await slider.fill('1');
    await drawn(page);
    expect(await squares()).not.toEqual(usual);
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^From 1 on malignant: /);
    await cell.getByRole('button', { name: 'Best F1' }).click();
    await cell.getByText(/F1 0\.9/).waitFor();
    await cell.getByRole('button', { name: 'Back to 0.5' }).click();
    expect(await squares()).toEqual(usual);
  });

  it('says how true its probabilities are, as a chart and as a table', async () => {
    const page = await open('explained-table', { width: 1400 });
    const cell = page.locator('[data-cell="evaluation"]');
    const chart = cell.getByRole('img', { name: /expected calibration error/ });
    const points = await chart.locator('circle').count();
    expect(points).toBeGreaterThan(2);
    await cell.locator('.certainty').getByRole('button', { name: 'Show as a table' }).click();
    expect(await cell.locator('.certainty table tbody tr').count()).toBe(points);
  });

  it('sorts its classes by any measure', async () => {
    const page = await open('explained-table');
    const table = page.locator('.per-class');
    await table.getByRole('button', { name: 'Rows' }).click();
    expect(await table.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    const rows = await table.locator('tbody tr:not(.total) td:last-child').allInnerTexts();
    expect(rows.map(Number)).toEqual(rows.map(Number).sort((a, b) => b - a));
  });
});

describe('a model of a time series', () => {
  it('takes its last rows as one input, and says what they are a forecast of', async () => {
    const page = await open('forecast');
    const cell = page.locator('[data-cell="predict"]');
    expect(await cell.locator('.cell-sum').innerText()).toContain('from the last 48 rows');
    expect(await cell.getByRole('button', { name: 'Form' }).count()).toBe(0);
    await cell.getByRole('button', { name: 'Take the last rows' }).click();
    await cell.locator('.answer strong').waitFor();
    expect((await page.getByLabel('Rows as CSV').inputValue()).split('\n')).toHaveLength(49);
    const asked = (await sent(page)).findLast((one) => one.type === 'request' && one.method === 'predict');
    expect(asked).toMatchObject({ params: { inputs: { length: 48 } } });
    expect(await cell.locator('.answer-box').innerText()).toContain('6 rows after the last of these 48');
    await cell.screenshot({ path: path.join(pictures, 'predict-forecast.png') });
  });
});

describe('the curves of a classifier', () => {
  it('draws every class, the chosen one above, and follows the table', async () => {
    const page = await open('iris', { width: 1400 });
    await page.locator('.rates path.ser.train').first().waitFor();
    expect(await page.locator('.rates').count()).toBe(2);
    expect(await page.locator('.rates').first().locator('path.ser').count()).toBe(3);
    const chosen = page.locator('.areas tr.on .nm');
    expect(await chosen.innerText()).toBe('Iris-setosa');
    await page.locator('.areas').getByRole('button', { name: 'Iris-virginica' }).click();
    expect(await chosen.innerText()).toBe('Iris-virginica');
    const picture = page.locator('.rates svg').first();
    expect(await picture.getAttribute('aria-label')).toContain('Iris-virginica');
    await picture.hover({ position: { x: 60, y: 20 } });
    expect(await page.locator('.rates-said').first().innerText()).toMatch(/found/);
  });
});
