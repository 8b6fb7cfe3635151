import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ToPanelMessage } from '../../src/protocol';
import { hostile, whileRunning } from './derived';
import { drawn, load, post, sent, usePanel } from './panelPage';
import { firstPrediction, recording } from './recording';

const open = usePanel();

describe('the page', () => {
  it('runs no script but its own, and loads nothing from elsewhere', async () => {
    const page = await open('iris-idle');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.hit = 1';
      const picture = document.createElement('img');
      picture.src = 'http://127.0.0.1:9/picture.png';
      const frame = document.createElement('iframe');
      frame.src = 'http://127.0.0.1:9/';
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: red');
      const handler = document.createElement('button');
      handler.setAttribute('onclick', 'window.hit = 1');
      document.body.append(script, picture, frame, styled, handler);
      handler.click();
      void fetch('http://127.0.0.1:9/').catch(() => undefined);
      // A text as code, as `eval` would take it.
      Reflect.apply(setTimeout, window, ['window.hit = 1', 0]);
    });
    const forbidden = [
      'connect-src',
      'frame-src',
      'img-src',
      'script-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-attr',
    ];
    await page.waitForFunction(
      (all) => all.every((one) => window.host.violations.some((said) => said.startsWith(`${one} `))),
      forbidden,
    );
    expect(await page.evaluate(() => window.hit ?? 0)).toBe(0);
    await page.evaluate(() => window.host.violations.splice(0));
  });

  it('takes hostile names and classes as words like any other', async () => {
    const page = await open(hostile(recording('iris')));
    expect(await page.locator('h1').innerText()).toBe('<img src=x onerror=window.hit=1>');
    expect(await page.locator('.studio :is(img, script, iframe)').count()).toBe(0);
  });

  it('passes over messages of a wrong shape, and says so in its console', async () => {
    const page = await open('iris');
    const before = await page.locator('.studio').innerHTML();
    const run = recording('iris').snapshot.run?.summary.run ?? '';
    const wrong = [
      { type: 'explode' },
      null,
      5,
      'snapshot',
      { type: 'snapshot', snapshot: {} },
      { type: 'run/event', run, entry: { seq: 'one', time: 1, type: 'epoch' } },
      { type: 'run/series', run, part: { from: -1, series: { loss: [1] } } },
      { type: 'run/status', run, status: 'exploded', summary: {}, actions: [] },
      { type: 'response', id: 'one', result: { ok: {} } },
    ];
    await post(page, ...wrong);
    await page.waitForFunction((count) => window.host.warnings.length >= count, wrong.length);
    expect(await page.evaluate(() => window.host.warnings)).toHaveLength(wrong.length);
    await drawn(page);
    expect(await page.locator('.studio').innerHTML()).toBe(before);
  });

  it('is after a reload as it was: folds, tabs, views and what was typed', async () => {
    const recorded = recording('iris');
    const page = await open(recorded);
    await page.locator('#field-petal_width').fill('2.25');
    await page.waitForFunction(() =>
      window.host.sent.some((message) => message.type === 'request' && JSON.stringify(message).includes('2.25')),
    );
    await page.getByRole('button', { name: 'Architecture' }).click();
    await page.locator('[data-cell="training"]').getByRole('button', { name: 'Table', exact: true }).click();
    await page.locator('[data-cell="evaluation"]').getByLabel('Split').selectOption('Train');
    await page.getByLabel('Version beside it').selectOption('v1');
    await page.locator('.log li').first().getByText('v1').waitFor();
    const earlier = await page.locator('.log li').allInnerTexts();
    await page.reload();
    await load(page, recorded);
    expect(await page.locator('.log li').allInnerTexts()).toEqual(earlier);
    expect(await page.locator('[data-cell="architecture"]').getAttribute('data-folded')).toBe('');
    expect(await page.getByRole('button', { name: 'Architecture' }).getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('[data-cell="training"] tbody tr').count()).toBe(50);
    expect(await page.locator('[data-cell="evaluation"] .cell-sum').innerText()).toContain('106 train rows');
    expect(await page.locator('#field-petal_width').inputValue()).toBe('2.25');
    await page.locator('.bars thead').waitFor();
    expect(await page.locator('.answer').innerText()).toContain(firstPrediction(recorded).label ?? '?');
  });
});

describe('the keyboard', () => {
  it('comes to everything from top to bottom, each with a name and a ring', async () => {
    const page = await open('mnist-cnn');
    const stops = await tabStops(page);
    expect(stops.filter(({ name, ring }) => name === '' || !ring)).toEqual([]);
    const cells = stops.map(({ cell }) => cell).filter((cell, index, all) => cell !== all[index - 1]);
    expect(cells).toEqual(['run', 'evaluation', 'predict', 'explain', 'training', 'data', 'architecture', 'serve']);
    // Layers, squares and segments are one stop each.
    expect(stops.length).toBeLessThan(70);
  });

  it('goes from cell to cell, folds, and moves among layers and squares', async () => {
    const page = await open('mnist-cnn');
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    await page.locator('[data-cell="data"] .cell-fold').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Architecture');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[data-cell="architecture"]').getAttribute('data-folded')).toBe('');
    await page.keyboard.press('ArrowRight');
    await page.locator('.node').first().focus();
    await page.keyboard.press('End');
    expect(await focused()).toMatch(/^Layer 8 of 8, Dense 10/);
    await page.keyboard.press('Enter');
    await page.locator('.layer .facts').first().waitFor();
    await page.locator('.cm td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^true 1, predicted 1: \d+$/);
  });
});

describe('while a run goes on', () => {
  it('nothing on the page moves but lines and numbers', async () => {
    const running = whileRunning(recording('mnist-cnn-live'));
    const first = running.messages.findIndex((message) => message.type === 'run/progress');
    const page = await open({ ...running, messages: running.messages.slice(0, first + 3) });
    await page.locator('.stats div').nth(5).waitFor();
    const places = new Set<string>();
    for (const part of inParts(running.messages.slice(first + 3), 8)) {
      await post(page, ...part);
      await drawn(page);
      places.add(
        await page.evaluate(() =>
          JSON.stringify(
            [
              ...document.querySelectorAll(
                '.cell, .chart, .plot, .stats div, [data-cell=training] .controls > *, .run-act button, .pad',
              ),
            ].map((one) => {
              const { left, top, width, height } = one.getBoundingClientRect();
              return [left, top, width, height].map((value) => Math.round(value * 10));
            }),
          ),
        ),
      );
    }
    expect([...places]).toHaveLength(1);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect((await sent(page)).filter(({ type }) => type === 'ready')).toHaveLength(1);
  });

  it('a series of 100,000 steps keeps its one spike, and is drawn at once', async () => {
    const recorded = recording('iris');
    const { run } = recorded.snapshot;
    if (!run) throw new Error('no run was recorded');
    const steps = 100_000;
    const loss = Array.from({ length: steps }, (_, step) => 1 + 0.001 * Math.sin(step));
    loss[61_803] = 40;
    loss[27_182] = 0.25;
    const entries = run.entries.map((entry) =>
      entry.type === 'started' ? { ...entry, epochs: 50, stepsPerEpoch: steps / 50 } : entry,
    );
    const snapshot = { ...recorded.snapshot, run: { ...run, entries, series: { from: 1, series: { loss } } } };
    const page = await open({ ...recorded, snapshot });
    const raw = page.locator('.chart').first().locator('path.ser.batch');
    await raw.waitFor({ state: 'attached' });
    const { points, highest, lowest, width } = await raw.evaluate((path) => {
      const places = (path.getAttribute('d') ?? '')
        .split(/[ML]/)
        .slice(1)
        .map((pair) => pair.split(',').map(Number));
      const [top, bottom] = [Math.min(...places.map(([, y = 0]) => y)), Math.max(...places.map(([, y = 0]) => y))];
      const at = (y: number) => places.find((place) => place[1] === y)?.[0] ?? NaN;
      const [left = 0, right = 1] = [places[0]?.[0], places.at(-1)?.[0]];
      return {
        points: places.length,
        width: right - left,
        highest: (at(top) - left) / (right - left),
        lowest: (at(bottom) - left) / (right - left),
      };
    });
    expect(points).toBeLessThanOrEqual(2 * (width + 1));
    expect(highest).toBeCloseTo(0.61803, 2);
    expect(lowest).toBeCloseTo(0.27182, 2);
  });
});

function inParts(messages: readonly ToPanelMessage[], count: number): ToPanelMessage[][] {
  const size = Math.ceil(messages.length / count);
  return Array.from({ length: count }, (_, part) => messages.slice(part * size, (part + 1) * size));
}

interface Stop {
  readonly name: string;
  readonly ring: boolean;
  readonly cell: string;
}

/** Everything that Tab comes to, in its order. */
async function tabStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return null;
      const label = document.querySelector(`label[for="${CSS.escape(at.id)}"]`)?.textContent ?? '';
      const style = getComputedStyle(at);
      return {
        name: (at.getAttribute('aria-label') ?? (label || at.textContent)).trim(),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        cell: at.closest<HTMLElement>('.cell')?.dataset['cell'] ?? 'run',
      };
    });
    if (!stop) return stops;
    stops.push(stop);
  }
}
