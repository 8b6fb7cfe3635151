import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lastAct, sent, usePanel } from './panelPage';
import { firstPrediction, recording } from './recording';

const open = usePanel();
const pictures = path.resolve(import.meta.dirname, '../../test-results');

describe('several rows', () => {
  const flower = { sepal_length: 5, sepal_width: 2, petal_length: 3.5, petal_width: 1 };
  const csv =
    'sepal_length,sepal_width,petal_length,petal_width,species\n5,2,3.5,1,Iris-versicolor\n4.9,3,1.4,0.2,Iris-setosa\n';

  it('are answered in a table, with the true answer where it stands beside them, and can be copied', async () => {
    const page = await open('iris');
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    await page.getByLabel('Rows as CSV').fill(csv);
    const table = page.locator('.answers table');
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(2);
    expect(await table.locator('thead th').allInnerTexts()).toEqual([
      'Row',
      'v2',
      'Sure',
      'Actual',
      'sepal_length',
      'sepal_width',
      'petal_length',
      'petal_width',
    ]);
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    const copied = await lastAct(page);
    expect(copied?.type === 'copy' && copied.text.split('\n').length).toBe(3);
  });

  it('as JSON too, beside another version; what is wrong is said under them', async () => {
    const page = await open('iris');
    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    const area = page.getByLabel('Input as JSON');
    const row = JSON.parse(await area.inputValue()) as object;
    await area.fill(JSON.stringify([row, row, row]));
    await page.locator('.answers tbody tr').nth(2).waitFor();
    await page.getByLabel('Version beside it').selectOption('v1');
    await page.locator('.answers thead').getByText('v1').waitFor();
    await area.fill('[{');
    await page.getByText(/This is not valid JSON/).waitFor();
    await area.fill('{"sepal_length": 1}');
    await page.getByText('Row 1 has no sepal_width.').waitFor();
  });

  it.each([
    ['CSV', 'Rows as CSV', csv],
    ['JSON', 'Input as JSON', JSON.stringify([5, 4.9].map((length) => ({ ...flower, sepal_length: length })))],
  ])('open in the form one at a time, and come back: %s', async (kind, label, written) => {
    const page = await open('iris');
    await page.getByRole('button', { name: kind, exact: true }).click();
    await page.getByLabel(label).fill(written);
    const first = page.getByRole('button', { name: 'Open row 1 in the form' });
    const second = page.getByRole('button', { name: 'Open row 2 in the form' });
    await first.press('ArrowDown');
    await second.press('Enter');
    await page.locator('.answer strong').waitFor();
    expect(await page.locator('#field-sepal_length').inputValue()).toBe('4.9');
    const asked = (await sent(page)).findLast((one) => one.type === 'request' && one.method === 'predict');
    expect(asked).toMatchObject({ params: { inputs: [{ sepal_length: 4.9 }] } });
    await page.keyboard.press('Enter');
    await page.locator('.answers').waitFor();
    expect(await page.getByLabel(label).inputValue()).toBe(written);
    expect(await second.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('stay over a reload', async () => {
    const page = await open('iris');
    await page.getByRole('button', { name: 'CSV', exact: true }).click();
    await page.getByLabel('Rows as CSV').fill(csv);
    await page.locator('.answers table').waitFor();
    await page.reload();
    await page.evaluate((given) => window.host.load(JSON.parse(given) as never), JSON.stringify(recording('iris')));
    await page.locator('.answers tbody tr').nth(1).waitFor();
    expect(await page.getByLabel('Rows as CSV').inputValue()).toBe(csv);
  });
});

describe('a file that is predicted', () => {
  it('is shown as a table, says what was left out, and can be saved', async () => {
    const recorded = recording('explained-table');
    const inputs = Object.fromEntries(recorded.snapshot.signature?.inputs.map(({ name }) => [name, 1]) ?? []);
    const predictions = [1, 2].map(() => firstPrediction(recorded));
    const notices = [{ key: 'engine.dataImagesTorn', args: { folder: 'more', count: 1, files: 'torn.png' } }] as const;
    const page = await open({
      ...recorded,
      answers: [
        ...recorded.answers,
        {
          method: 'predictFile',
          params: { version: 1, file: 'choose' },
          result: {
            ok: { file: 'patients.csv', all: 2500, predictions, places: [2, 3], rows: [inputs, inputs], notices },
          },
        },
        { method: 'saveFileAnswers', params: { versions: [] }, result: { ok: { saved: 'patients-predicted.csv' } } },
      ],
    });
    const cell = page.locator('[data-cell="predict"]');
    await cell.getByRole('button', { name: 'Predict a file' }).click();
    await cell.locator('.answers tbody tr').first().waitFor();
    expect(await cell.locator('.answers tbody tr').count()).toBe(2);
    expect(await cell.locator('.answer-box').innerText()).toMatch(/patients.csv, 2,500 rows[^]*torn.png/);
    await cell.getByRole('button', { name: 'Save as CSV' }).click();
    await cell.getByText('Saved as patients-predicted.csv').waitFor();
    expect((await sent(page)).at(-1)).toMatchObject({
      method: 'saveFileAnswers',
      params: { versions: [{ version: 1, label: 'v1' }] },
    });
    await cell.screenshot({ path: path.join(pictures, 'predict-file.png') });
  });

  it('is answered by two versions side by side, asked again without a choice; a row of it opens in the form', async () => {
    const recorded = recording('iris');
    const rows = [5, 4.9].map((length) => ({
      ...{ sepal_length: length, sepal_width: 2, petal_length: 3.5, petal_width: 1 },
      species: 'Iris-setosa',
    }));
    const predictions = rows.map(() => firstPrediction(recorded));
    const result = { ok: { file: 'field.csv', all: 2, predictions, places: [1, 2], rows, notices: [] } };
    // The first line is a name to the other version, which answers one that this one leaves out.
    const other = { ok: { ...result.ok, places: [2, 4] } };
    const page = await open({
      ...recorded,
      answers: [
        ...recorded.answers,
        { method: 'predictFile', params: { version: 2, file: 'choose' }, result },
        { method: 'predictFile', params: { version: 1, file: 'last' }, result: other },
      ],
    });
    const cell = page.locator('[data-cell="predict"]');
    await cell.getByRole('button', { name: 'Predict a file' }).click();
    await cell.locator('.answers tbody tr').nth(1).waitFor();
    await page.getByLabel('Version beside it').selectOption('v1');
    await cell.locator('.answers thead').getByText('v1').waitFor();
    const word = predictions[0]?.label ?? '';
    expect(await cell.locator('.answers tbody td:nth-child(4)').allInnerTexts()).toEqual(['', word]);
    const asked = (await sent(page)).flatMap((one) =>
      one.type === 'request' && one.method === 'predictFile' ? [one.params] : [],
    );
    expect(asked).toEqual([
      { version: 2, file: 'choose' },
      { version: 2, file: 'last' },
      { version: 1, file: 'last' },
    ]);
    await cell.screenshot({ path: path.join(pictures, 'predict-file-beside.png') });
    await cell.getByRole('button', { name: 'Save as CSV' }).click();
    expect((await sent(page)).at(-1)).toMatchObject({
      method: 'saveFileAnswers',
      params: {
        versions: [
          { version: 2, label: 'v2' },
          { version: 1, label: 'v1' },
        ],
      },
    });
    await cell.getByRole('button', { name: 'Open row 2 in the form' }).click();
    await cell.getByText('True answer of row 2').waitFor();
    expect(await page.locator('#field-sepal_length').inputValue()).toBe('4.9');
    await cell.screenshot({ path: path.join(pictures, 'predict-file-row.png') });
    await cell.getByRole('button', { name: 'Back to the rows' }).click();
    await cell.locator('.answers').waitFor();
  });

  it('of pictures shows them by their names, and opens one with its pixels', async () => {
    const recorded = recording('mnist-cnn');
    const [column] = recorded.snapshot.signature?.inputs ?? [];
    if (column?.type !== 'image') throw new Error('no pictures are asked for');
    const { name, height, width } = column;
    const data = Buffer.alloc(height * width, 90).toString('base64');
    const values = { [name]: { image: { height, width, channels: 1 as const, data } } };
    // One lies in the folder that is read, the other in a folder that has the name of a class.
    const rows = [
      { [name]: 'seven.png', label: 'scans' },
      { [name]: '7/other.png', label: '7' },
    ];
    const predictions = rows.map(() => firstPrediction(recorded));
    const result = {
      ok: { file: 'scans', all: 2, predictions, places: ['seven.png', '7/other.png'], rows, notices: [] },
    };
    const page = await open({
      ...recorded,
      answers: [
        ...recorded.answers,
        { method: 'predictFile', params: { version: 1, file: 'choose' }, result },
        { method: 'fileRow', params: { version: 1, row: 0 }, result: { ok: { values } } },
      ],
    });
    const cell = page.locator('[data-cell="predict"]');
    await cell.getByRole('button', { name: 'Predict a folder' }).click();
    await cell.getByText('seven.png').waitFor();
    const actual = cell.locator('.answers tbody td:nth-child(4)');
    expect(await actual.allInnerTexts()).toEqual(['', '7']);
    await cell.getByRole('button', { name: 'Open row 1 in the form' }).click();
    await cell.locator('.answer strong').waitFor();
    expect((await sent(page)).findLast((one) => one.type === 'request' && one.method === 'predict')).toMatchObject({
      params: { inputs: [values] },
    });
  });
});
