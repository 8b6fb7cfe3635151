import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { KeyView, ServingView } from '../../src/protocol';
import { drawn, lastAct, post, sent, usePanel, type OpenOptions } from './panelPage';
import { recording, type Recording } from './recording';

const open = usePanel();
const folder = path.resolve(import.meta.dirname, '../../test-results');
mkdirSync(folder, { recursive: true });

const url = 'http://127.0.0.1:8501';
const phone: KeyView = { id: 'a1', name: 'phone', actions: ['read', 'predict'], expired: false };
const keys: readonly KeyView[] = [
  phone,
  { id: 'b2', name: 'dashboard', actions: ['metrics'], expires: '2027-02-23T10:00:00.000Z', expired: false },
  { id: 'c3', name: 'trial', actions: ['predict'], expires: '2026-01-01T10:00:00.000Z', expired: true },
];
const off: ServingView = { state: 'off', version: 3, keys: [] };
const on: ServingView = {
  state: 'on',
  version: 3,
  keys,
  server: {
    url,
    everywhere: false,
    keys: false,
    started: new Date().toISOString(),
    figures: { requests: 1284, failed: 3, half: 2.914, most: 8.37 },
  },
};
const everywhere: ServingView = { ...on, ...(on.server && { server: { ...on.server, everywhere: true, keys: true } }) };
const token = `ms_0123456789ab_${'k'.repeat(43)}`;
const answered = {
  model: 'iris',
  version: 3,
  label: 'setosa',
  probability: 0.9712,
  probabilities: { setosa: 0.9712, versicolor: 0.0281, virginica: 0.0007 },
};

function served(name: string, serving: ServingView, body: unknown = answered): Recording {
  const recorded = recording(name);
  return {
    ...recorded,
    messages: [...recorded.messages, { type: 'serving', serving }],
    answers: [
      ...recorded.answers,
      {
        method: 'askServed',
        params: { body: '' },
        result: { ok: { status: 200, body: JSON.stringify(body), milliseconds: 3.21 } },
      },
      { method: 'makeKey', params: { name: 'tablet', days: 90 }, result: { ok: { key: token } } },
      { method: 'revokeKey', params: { id: phone.id }, result: { ok: { revoked: true } } },
    ],
  };
}

const cellOf = (page: Page) => page.locator('[data-cell="serve"]');

describe('the cell Serve', () => {
  it('asks for a server at a host and port, and refuses what is none', async () => {
    const page = await open(served('iris', off));
    const cell = cellOf(page);
    expect(await cell.locator('.cell-sum').innerText()).toBe('Not served');
    const [host, port] = [cell.getByLabel('Host'), cell.getByLabel('Port')];
    const start = cell.getByRole('button', { name: 'Serve Model' });
    await port.fill('70000');
    expect(await start.isDisabled()).toBe(true);
    expect(await cell.innerText()).toContain('A port is a whole number from 0 to 65535.');
    await port.fill('9000');
    await host.fill('--help');
    expect(await start.isDisabled()).toBe(true);
    await host.fill('0.0.0.0');
    expect(await cell.innerText()).toContain('asks for a key');
    await start.click();
    expect(await lastAct(page)).toEqual({ type: 'serve', host: '0.0.0.0', port: 9000 });
    await post(page, { type: 'serving', serving: { ...off, state: 'starting' } });
    await drawn(page);
    expect(await start.isDisabled()).toBe(true);
    expect(await cell.locator('.cell-sum').innerText()).toBe('Starting the server');
    const error = {
      kind: 'run',
      code: 'serve-failed',
      message: { key: 'engine.serveFailed', args: { detail: 'No.' } },
    };
    await post(page, { type: 'serving', serving: { ...off, error } });
    await drawn(page);
    expect(await cell.getByRole('alert').innerText()).toBe('The server did not start. No.');
    expect(await start.isEnabled()).toBe(true);
  });

  it('says where the server is and what it answered, tries it, copies requests, and stops it', async () => {
    const page = await open(served('iris', on));
    const cell = cellOf(page);
    expect(await cell.locator('.cell-sum').innerText()).toBe('v3 answers at 127.0.0.1:8501');
    const facts = await cell.locator('.facts').innerText();
    for (const one of ['this machine, without a key', '1,284, 3 failed', '2.91\u00a0ms / 8.37\u00a0ms']) {
      expect(facts).toContain(one);
    }
    await cell.getByRole('button', { name: 'Send' }).click();
    await cell.getByText('Status 200 in 3.21\u00a0ms').waitFor();
    expect(await cell.getByLabel('Answer of the server').innerText()).toContain('"label": "setosa"');
    const asked = (await sent(page)).find((message) => message.type === 'request' && message.method === 'askServed');
    const body = asked?.type === 'request' && asked.method === 'askServed' ? asked.params.body : '';
    expect(Object.keys(JSON.parse(body) as object)).toEqual([
      'sepal_length',
      'sepal_width',
      'petal_length',
      'petal_width',
    ]);
    const copies: string[] = [];
    for (const language of ['curl', 'JavaScript', 'Python']) {
      await cell.getByRole('button', { name: language, exact: true }).click();
      await drawn(page);
      await cell.getByRole('button', { name: 'Copy the request' }).click();
      const last = await lastAct(page);
      copies.push(last?.type === 'copy' ? last.text : '');
    }
    expect(copies.map((text) => text.includes(`${url}/v1/models/iris/predict`))).toEqual([true, true, true]);
    expect(copies.map((text) => text.includes(body))).toEqual([true, true, true]);
    await cell.getByRole('button', { name: '127.0.0.1:8501' }).click();
    expect(await lastAct(page)).toEqual({ type: 'openServed' });
    await cell.getByRole('button', { name: 'Stop serving' }).click();
    expect(await lastAct(page)).toEqual({ type: 'stopServing' });
    await post(page, { type: 'serving', serving: off });
    await drawn(page);
    expect(await cell.locator('.cell-sum').innerText()).toBe('Not served');
  });

  it('says where its address stands that others can reach it', async () => {
    const page = await open(served('iris', everywhere));
    const cell = cellOf(page);
    expect(await cell.locator('.cell-sum').innerText()).toBe('v3 answers at 127.0.0.1:8501 and on the network');
    expect(await cell.locator('.facts .reach').innerText()).toBe(
      'From other machines: port 8501 of this one, by its name or address',
    );
    await post(page, { type: 'serving', serving: on });
    await cell.locator('.facts .reach').waitFor({ state: 'hidden' });
  });

  it('makes a key that is shown once, to be copied, and revokes keys', async () => {
    const page = await open(served('iris', on));
    const cell = cellOf(page);
    const rows = await cell.locator('.serve-keys tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\n/)[0])).toEqual([
      'phone\tread, predict\twithout end',
      'dashboard\tmetrics\t2027-02-23',
      'trial\tpredict\t2026-01-01, expired',
    ]);
    const [name, make] = [cell.getByLabel('Name'), cell.getByRole('button', { name: 'Make key' })];
    for (const [given, wrong] of [
      ['phone', 'There is a key of this name.'],
      ['--store', 'A name starts with a letter'],
    ] as const) {
      await name.fill(given);
      expect(await make.isDisabled()).toBe(true);
      expect(await cell.locator('#key-said').innerText()).toContain(wrong);
    }
    await name.fill('tablet');
    await make.click();
    await cell.getByText(token).waitFor();
    expect(await cell.locator('#key-said').innerText()).toContain('shown this once');
    await cell.screenshot({ path: path.join(folder, 'serve-key-made.png') });
    await cell.getByRole('button', { name: 'Copy the key' }).click();
    expect(await lastAct(page)).toEqual({ type: 'copy', text: token });
    await cell.getByRole('button', { name: 'Revoke phone' }).click();
    await cell.getByText('phone is revoked').waitFor();
    expect(await page.getByText(token).isVisible()).toBe(false);
    await post(page, { type: 'serving', serving: { ...on, keys: keys.slice(1) } });
    await cell.getByText('phone', { exact: true }).waitFor({ state: 'detached' });
  });

  it('keeps what is typed and the focus while figures come', async () => {
    const page = await open(served('iris', on));
    const body = cellOf(page).getByLabel('Body of the request, JSON');
    await body.fill('{"sepal_length": 1}');
    const figures = { requests: 1285, failed: 3, half: 2, most: 8 };
    await post(page, { type: 'serving', serving: { ...on, server: { ...on.server, figures } } });
    await cellOf(page).getByText('1,285').waitFor();
    expect(await body.inputValue()).toBe('{"sepal_length": 1}');
    expect(await body.evaluate((area) => area === document.activeElement)).toBe(true);
  });

  it('sends pictures as they are, and shows the page of the server for them', async () => {
    const page = await open(served('mnist-cnn', on));
    const cell = cellOf(page);
    expect(await cell.getByLabel('A request', { exact: true }).innerText()).toContain('--data-binary @picture.png');
    expect(await cell.getByRole('button', { name: 'Send' }).isVisible()).toBe(false);
  });

  const looks: readonly [string, ServingView, OpenOptions, number?][] = [
    ['on', on, { theme: 'dark-modern', width: 1000, locale: 'en' }],
    ['on', on, { theme: 'light-modern', width: 1000, locale: 'zh' }],
    ['on', on, { theme: 'hc-dark', width: 1000, locale: 'en' }],
    ['on', on, { theme: 'dark-modern', width: 400, locale: 'en' }],
    ['on', on, { theme: 'light-modern', width: 400, locale: 'zh' }],
    ['everywhere', everywhere, { theme: 'hc-light', width: 1000, locale: 'en' }],
    ['everywhere', everywhere, { theme: 'dark-modern', width: 400, locale: 'zh' }],
    ['off', off, { theme: 'dark-modern', width: 1000, locale: 'en' }],
    ['off', off, { theme: 'light-modern', width: 400, locale: 'zh' }],
    ['off', off, { theme: 'hc-dark', width: 400, locale: 'en' }],
  ];
  it.each(looks)('%s: nothing runs over the edge', async (name, serving, options) => {
    const page = await open(served('iris', serving), options);
    const cell = cellOf(page);
    if (serving.server?.keys === false) {
      await cell.locator('.serve-send button').click();
      await cell.locator('.serve .codeblock').nth(1).waitFor();
    }
    await drawn(page);
    const { theme = '', width = 0, locale = '' } = options;
    await cell.screenshot({ path: path.join(folder, `serve-${name}-${theme}-${width}-${locale}.png`) });
    const over = await cell.evaluate(
      (one) =>
        [one, ...one.querySelectorAll('*')].filter(
          (part) =>
            part.getBoundingClientRect().right > window.innerWidth + 0.5 &&
            getComputedStyle(part).overflow === 'visible',
        ).length,
    );
    expect(over).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
