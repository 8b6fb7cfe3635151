import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { RunAction, RunStatus } from '../../src/protocol';
import { deepRecording } from '../../bench/studio/graph';
import { everyTheme, found } from './accessible';
import { comparisonOf, useComparePage } from './comparePage';
import { useDataPage } from './dataPage';
import {
  inRestrictedMode,
  statusMessage,
  whileRunning,
  withChangedFile,
  withCompared,
  withLayerAnswers,
} from './derived';
import { drawn, post, usePanel } from './panelPage';
import { digits, people } from './previewed';
import { recording, type Recording } from './recording';

const live = () => whileRunning(recording('mnist-cnn-live'));

const states: readonly (readonly [RunStatus, readonly RunAction[]])[] = [
  ['starting', ['stop']],
  ['pausing', ['stop']],
  ['stopping', []],
  ['stopped', ['train', 'resume']],
];

const panels: Readonly<Record<string, () => Recording>> = {
  'a model not trained': () => recording('iris-idle'),
  'a model in Restricted Mode': () => inRestrictedMode(recording('iris-idle')),
  'a run that goes': live,
  'a paused run': () => recording('mnist-cnn-paused'),
  'a failed run': () => recording('net-10-20-1-failed'),
  'an interrupted run': () => recording('text-classifier-interrupted'),
  'a run in plain JavaScript': () => recording('iris-javascript'),
  'a changed file': () => withChangedFile(recording('iris')),
  'classes of pictures': () => recording('mnist-cnn'),
  'classes of a table': () => recording('explained-table'),
  'classes of texts': () => recording('text-classifier-en'),
  'a number': () => recording('regression-100'),
  'a forecast': () => recording('forecast'),
  'an autoencoder': () => recording('autoencoder'),
  'a generator of pictures': () => recording('gan'),
  'a generator of points': () => recording('gan-2d'),
  'branches of layers': () => recording('branches'),
};

const served: Recording = {
  ...recording('iris'),
  messages: [
    ...recording('iris').messages,
    {
      type: 'serving',
      serving: {
        state: 'on',
        version: 2,
        keys: [{ id: 'a1', name: 'phone', actions: ['read', 'predict'], expired: false }],
        server: {
          url: 'http://127.0.0.1:8501',
          everywhere: true,
          keys: true,
          started: '2026-11-25T06:32:12.000Z',
          figures: { requests: 1284, failed: 3, half: 2.914, most: 8.37 },
        },
      },
    },
  ],
};

const noted: Recording = {
  ...recording('iris'),
  messages: [
    ...recording('iris').messages,
    {
      type: 'notebook',
      items: [
        ...['One', '# Two\n- **three**\n- [four](https://example.org)', 'Five'].map((text, index) => ({
          kind: 'note' as const,
          id: `n${index}`,
          after: 'evaluation',
          text,
        })),
        {
          kind: 'prediction',
          id: 'p',
          after: 'predict',
          inputs: [{ petal_width: 0.2 }],
          answers: [{ version: 1, asked: '2026-11-24T06:32:12.000Z', label: 'setosa', probability: 0.61 }],
        },
      ],
    },
  ],
};

type Step = (page: Page) => Promise<void>;

const press =
  (cell: string, name: string): Step =>
  (page) =>
    page.locator(`[data-cell="${cell}"]`).getByRole('button', { name, exact: true }).click();

/** What stands on a page only after something was chosen on it. */
const opened: Readonly<Record<string, readonly [Recording | string, ...Step[]]>> = {
  'a layer that is chosen': [
    withLayerAnswers(recording('mnist-cnn')),
    (page) => page.locator('.node').nth(1).click(),
    shownIn('.lie .hist'),
  ],
  'what a layer makes of a picture': [
    withLayerAnswers(recording('mnist-cnn')),
    press('predict', 'Take a row from the data'),
    shownIn('.answer strong'),
    (page) => page.locator('.node').nth(1).click(),
    shownIn('.maps canvas'),
    shownIn('.lie .hist'),
  ],
  'many layers': [deepRecording(30, true), shownIn('.graph-bar')],
  'layers that are looked for': [
    'branches',
    press('architecture', 'Find a layer'),
    (page) => page.getByPlaceholder('Find a layer').fill('dense'),
  ],
  'the layers as a table': ['branches', press('architecture', 'Show as a table')],
  'the epochs as a table': ['iris', press('training', 'Table')],
  'a run that is compared': [withCompared(recording('mnist-cnn')), compared, shownIn('.chart path.ser.other')],
  'a run that is compared, as a table': [
    withCompared(recording('mnist-cnn')),
    compared,
    press('training', 'Table'),
    shownIn('th.other'),
  ],
  'a wrong picture': ['mnist-cnn', (page) => page.locator('.samp').first().click(), shownIn('.answer')],
  'an explained row': ['explained-table', press('predict', 'Take a row from the data'), explained],
  'an explained picture': ['explained-image', press('predict', 'Take a row from the data'), explained],
  'what moves a whole model': [
    'explained-number',
    press('predict', 'Take a row from the data'),
    explained,
    press('explain', 'Whole model'),
    shownIn('.dependence path.ser'),
  ],
  'rows that are answered': [
    'iris',
    press('predict', 'CSV'),
    (page) =>
      page
        .getByLabel('Rows as CSV')
        .fill('sepal_length,sepal_width,petal_length,petal_width\n5,2,3.5,1\n4.9,3,1.4,0.2\n'),
    shownIn('.answers table'),
  ],
  'notes between the cells': [
    noted,
    (page) => page.getByRole('button', { name: 'Edit the note' }).last().click(),
    (page) => page.getByRole('button', { name: 'Delete the note' }).first().click(),
  ],
  'a model that is served': [served, shownIn('[data-cell="serve"] .facts')],
};

function shownIn(selector: string): Step {
  return (page) => page.locator(selector).first().waitFor();
}

async function compared(page: Page): Promise<void> {
  await page.getByLabel('Compare with').selectOption({ index: 1 });
}

async function explained(page: Page): Promise<void> {
  await page.locator('.answer').first().waitFor();
  // What is out of sight is not explained.
  await page.locator('[data-cell="explain"]').scrollIntoViewIfNeeded();
  await page.locator('[data-cell="explain"] .explain-said').waitFor();
}

describe('axe finds nothing on the panel of', () => {
  const open = usePanel();
  it.each(Object.entries(panels))('%s', async (_, recorded) => {
    const page = await open(recorded());
    await drawn(page);
    expect(await found(page, everyTheme)).toBe('');
  });

  const inChinese = [
    'a model in Restricted Mode',
    'a failed run',
    'classes of pictures',
    'a number',
    'a generator of points',
  ];
  it.each(Object.entries(panels).filter(([name]) => inChinese.includes(name)))(
    '%s, in Chinese',
    async (_, recorded) => {
      const page = await open(recorded(), { locale: 'zh' });
      await drawn(page);
      expect(await found(page)).toBe('');
    },
  );

  it.each(states)('a run that is %s', async (status, actions) => {
    const recorded = live();
    const page = await open(recorded);
    await post(page, statusMessage(recorded, status, actions));
    await page.locator(`.state[data-status="${status}"]`).waitFor();
    expect(await found(page, everyTheme)).toBe('');
  });

  it.each(Object.entries(opened))('%s', async (_, [recorded, ...steps]) => {
    const page = await open(recorded);
    await drawn(page);
    for (const step of steps) await step(page);
    await drawn(page);
    expect(await found(page, everyTheme)).toBe('');
  });

  it.each(['mnist-cnn', 'branches'])('layers of %s, which are named as they are labelled', async (name) => {
    const page = await open(name);
    const nodes = await page
      .locator('.node[data-layer]')
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('aria-label') ?? '', one.querySelector('.nm')?.textContent ?? '?'] as const),
      );
    expect(nodes.filter(([spoken, label]) => !spoken.toLowerCase().includes(label.toLowerCase()))).toEqual([]);
  });
});

describe('axe finds nothing on the comparison of', () => {
  const open = useComparePage();
  it.each([
    [2, 'en'],
    [4, 'zh'],
  ] as const)('%d runs, %s', async (count, locale) => {
    expect(await found(await open(comparisonOf(count), { locale }), everyTheme)).toBe('');
  });
});

describe('axe finds nothing on the preview of', () => {
  const open = useDataPage();
  const shown: Readonly<Record<string, readonly [typeof digits, (page: Page) => Promise<void>]>> = {
    'a table': [people(1000), (page) => page.locator('.facts .flag').first().waitFor()],
    pictures: [digits, (page) => page.locator('.tile canvas').first().waitFor()],
  };
  it.each([
    ['a table', 'en'],
    ['a table', 'zh'],
    ['pictures', 'en'],
    ['pictures', 'zh'],
  ] as const)('%s, %s', async (name, locale) => {
    const [data, ready] = shown[name] ?? [];
    if (!data || !ready) throw new Error(`nothing is named ${name}`);
    const page = await open(data, { locale });
    await ready(page);
    expect(await found(page, everyTheme)).toBe('');
  });
});
