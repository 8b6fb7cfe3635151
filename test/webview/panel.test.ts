import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { RunAction, RunStatus } from '../../src/protocol';
import { inRestrictedMode, statusMessage, whileRunning, withChangedFile, withExpectations } from './derived';
import { lastAct, post, sent, usePanel } from './panelPage';
import { recording, type Recording } from './recording';

const open = usePanel();

const button = (page: Page, name: string) => page.locator('.run-act').getByRole('button', { name, exact: true });

describe('the head of the run', () => {
  const table: [RunStatus, RunAction[], string, string, string | null][] = [
    ['starting', ['stop'], 'Starting', 'Pause', null],
    ['running', ['pause', 'stop'], 'Running', 'Pause', null],
    ['pausing', ['stop'], 'Pausing', 'Pause', null],
    ['paused', ['resume', 'stop'], 'Paused', 'Resume', 'Resume'],
    ['stopping', [], 'Stopping', 'Pause', null],
    ['stopped', ['train', 'resume'], 'Stopped', 'Resume', 'Train'],
    ['completed', ['train'], 'Completed', 'Pause', 'Train'],
    ['failed', ['train'], 'Failed', 'Pause', 'Train'],
    ['interrupted', ['train', 'resume', 'stop'], 'Interrupted', 'Resume', 'Resume'],
  ];
  it('has its buttons in their places in every state', async () => {
    const recorded = whileRunning(recording('mnist-cnn-live'));
    const page = await open(recorded);
    const places = new Set<string>();
    for (const [status, actions, badge, middle, primary] of table) {
      await post(page, statusMessage(recorded, status, actions));
      await page.locator(`.state[data-status="${status}"]`).waitFor();
      expect(await page.locator('.state').innerText()).toBe(badge);
      const shown = await page.locator('.run-act button').evaluateAll((all) =>
        all.map((one) => ({
          word: one.textContent,
          on: !(one as HTMLButtonElement).disabled,
          primary: !one.classList.contains('second') && !(one as HTMLButtonElement).disabled,
          box: JSON.stringify([one.getBoundingClientRect().left, one.getBoundingClientRect().width]),
        })),
      );
      expect(shown.map(({ word }) => word)).toEqual(['Train', middle, 'Stop']);
      const on = [
        actions.includes('train'),
        actions.includes('pause') || actions.includes('resume'),
        actions.includes('stop'),
      ];
      expect(shown.map((one) => one.on)).toEqual(on);
      expect(shown.filter((one) => one.primary).map(({ word }) => word)).toEqual(primary === null ? [] : [primary]);
      places.add(JSON.stringify(shown.map(({ box }) => box)));
    }
    expect(places.size).toBe(1);
  });

  it('answers a click at once with the state between, and asks the host once', async () => {
    const page = await open(whileRunning(recording('mnist-cnn-live')));
    await button(page, 'Pause').click();
    await page.locator('.state[data-status="pausing"]').waitFor();
    await page.keyboard.press('p');
    expect((await sent(page)).filter(({ type }) => type === 'action')).toEqual([{ type: 'action', action: 'pause' }]);
  });

  it('says where a run stands', async () => {
    const recorded = whileRunning(recording('mnist-cnn-live'));
    const last = recorded.messages.findLast((message) => message.type === 'run/progress');
    if (last?.type !== 'run/progress') throw new Error('no progress was recorded');
    const { batch, batches, step, secondsLeft } = last.progress;
    const page = await open(recorded);
    await page.getByText(`batch ${batch} of ${batches}`).waitFor();
    const items = await page.locator('.run-say > *').allInnerTexts();
    const share = Math.floor((100 * step) / (5 * batches));
    expect(items.map((item) => item.replaceAll('\u00a0', ' '))).toEqual([
      'Epoch 3 of 5',
      `batch ${batch} of ${batches}`,
      `${share} %`,
      `${Math.round(secondsLeft ?? 0)} s left`,
      expect.stringMatching(/^\d+ s so far$/) as string,
    ]);
    const bar = page.getByRole('progressbar');
    expect(await bar.getAttribute('aria-valuetext')).toBe(
      `Epoch 3 of 5, ${share} percent, 0 minutes ${Math.round(secondsLeft ?? 0)} seconds left`,
    );
  });
});

describe('training', () => {
  it('draws points as they come and ends with what was recorded', async () => {
    const recorded = recording('iris-live');
    const page = await open({ ...recorded, messages: [] });
    const line = page.locator('.chart').first().locator('path.ser.train');
    const length = () => line.evaluate((path) => path.getAttribute('d')?.split(/[ML]/).length ?? 0);
    const half = recorded.messages.findIndex((message) => message.type === 'run/event' && message.entry.seq > 30);
    await post(page, ...recorded.messages.slice(0, half));
    await line.waitFor({ state: 'attached' });
    const before = await length();
    await post(page, ...recorded.messages.slice(half));
    await page.locator('.state[data-status="completed"]').waitFor();
    expect(before).toBeGreaterThan(2);
    expect(await length()).toBe(351);
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    expect(await page.locator('[data-cell="training"] tbody tr').count()).toBe(50);
    const best = page.locator('[data-cell="training"] tbody tr', { hasText: 'best' });
    expect(await best.locator('td').first().allInnerTexts()).toEqual([`${bestOf(recorded)}, best`]);
    expect(await best.count()).toBe(1);
  });

  it('asks for everything anew when it missed an entry', async () => {
    const recorded = recording('iris-live');
    const page = await open({ ...recorded, messages: [] });
    const late = recorded.messages.findLast((message) => message.type === 'run/event');
    await post(page, late);
    await page.waitForFunction(() => window.host.sent.filter(({ type }) => type === 'ready').length === 2);
  });

  it('reads values by the keys and hides a series by its legend', async () => {
    const recorded = recording('mnist-cnn');
    const page = await open(recorded);
    const chart = page.locator('.chart').first();
    await chart.locator('.plot').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await chart.locator('.tip caption').innerText()).toBe('Epoch 2.00, step 226');
    const second = recorded.snapshot.run?.entries.find((entry) => entry.type === 'epoch' && entry.epoch === 2);
    const loss = second?.type === 'epoch' ? (second.logs['val_loss'] ?? NaN) : NaN;
    expect(await chart.locator('.tip tr', { hasText: 'validation' }).innerText()).toContain(loss.toFixed(4));
    await chart.getByRole('button', { name: /validation/ }).click();
    expect(await chart.locator('path.ser.valid').count()).toBe(0);
  });

  it('shows what a generator drew beside both of its losses', async () => {
    const page = await open('gan');
    expect(await page.locator('.legend').first().getByRole('button').allInnerTexts()).toHaveLength(2);
    expect(await page.locator('.drawn-row').count()).toBe(6);
    await page.getByRole('button', { name: 'Draw samples' }).click();
    await page.locator('.generated canvas').nth(15).waitFor();
  });
});

describe('what needs saying', () => {
  it('a version whose run was deleted: it answers all the same', async () => {
    const recorded = recording('iris');
    const page = await open({
      ...recorded,
      snapshot: { ...recorded.snapshot, run: null, runs: [], actions: ['train'] },
      messages: [],
    });
    expect(await page.locator('.state').innerText()).toBe('Trained');
    const [newest] = recorded.snapshot.versions.map(({ version }) => version).sort((one, other) => other - one);
    await page.locator('.run-say', { hasText: `v${newest} is kept; the run that made it was deleted` }).waitFor();
    expect(await page.locator('.empty').isHidden()).toBe(true);
    await page.locator('[data-cell="predict"] .weights').waitFor();
    expect((await sent(page)).filter((one) => one.type === 'request' && one.method === 'evaluation')).toMatchObject([
      { params: { version: newest } },
    ]);
  });

  it('nothing trained yet: what to do, and no empty frames', async () => {
    const page = await open('iris-idle');
    expect(await page.locator('.empty h2').innerText()).toBe('Not trained yet');
    expect(await page.locator('.cell:not([hidden]) h2').allInnerTexts()).toEqual(['Data', 'Architecture']);
    await page.locator('.empty').getByRole('button', { name: 'Train' }).click();
    expect(await lastAct(page)).toEqual({ type: 'action', action: 'train' });
  });

  it('what the model file expects, with what became of it, on the split that it is judged by', async () => {
    const page = await open(withExpectations(recording('iris')));
    const evaluation = page.locator('[data-cell="evaluation"]');
    const list = evaluation.getByRole('list', { name: 'What the model file expects' });
    expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/^Accuracy 0\.\d+, at least 0\.5 as expected$/),
      expect.stringMatching(/^Loss 0\.\d+, at most 0\.001 is expected$/),
      'R² has no number; 0.2 is expected',
    ]);
    await list.scrollIntoViewIfNeeded();
    await page.screenshot({ path: 'test-results/studio-expectations.png' });
    await evaluation.getByRole('combobox').first().selectOption('train');
    await list.waitFor({ state: 'detached' });
  });

  it('in Restricted Mode nothing can be pressed but the way to trust', async () => {
    const page = await open(inRestrictedMode(recording('iris-idle')));
    expect(await page.locator('.run-act button:not([disabled])').count()).toBe(0);
    const architecture = page.locator('[data-cell="architecture"]');
    expect(await architecture.innerText()).toContain('size not known before the data is read');
    expect(await architecture.locator('.nm').allInnerTexts()).toEqual(['Dense', 'Dense']);
    await page.screenshot({ path: 'test-results/studio-restricted.png' });
    await page.getByRole('button', { name: 'Manage trust' }).click();
    expect(await lastAct(page)).toEqual({ type: 'trust' });
  });

  it('a run in plain JavaScript, a failed and an interrupted one', async () => {
    const slow = await open('iris-javascript');
    expect(await slow.locator('.notice.warn h2').allInnerTexts()).toEqual([expect.stringMatching(/plain JavaScript/)]);
    const failed = await open('net-10-20-1-failed');
    expect(await failed.locator('.fixes b').first().innerText()).toBe('Lower the learning rate to 0.014');
    const recorded = recording('text-classifier-interrupted');
    const interrupted = await open(recorded);
    const lines = interrupted.locator('[data-notice="interrupted"] p');
    expect(await lines.first().innerText()).toMatch(/step 71 /);
    const again = (recorded.snapshot.run?.series.series['loss']?.length ?? 0) - 71;
    expect(await lines.nth(1).innerText()).toBe(`${again} steps are done again.`);
  });

  it('that a run waits for another, for as long as it does', async () => {
    const recorded = recording('mnist-cnn-live');
    const { run } = recorded.snapshot;
    if (!run) throw new Error('no run was recorded');
    const notice = { type: 'notice', severity: 'warning', code: 'run-waiting' } as const;
    const seq = (run.entries.at(-1)?.seq ?? 0) + 1;
    const entry = { ...notice, seq, time: 1, message: { key: 'engine.runWaiting' } } as const;
    const snapshot = { ...recorded.snapshot, run: { ...run, entries: [...run.entries, entry] } };
    const page = await open({ ...recorded, snapshot, messages: [] });
    await page.getByText('This one waits for its turn').waitFor();
    await post(page, statusMessage(recorded, 'running', ['pause', 'stop']));
    await page.locator('.state[data-status="running"]').waitFor();
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('a file that has changed since the run, until that is put away', async () => {
    const page = await open(withChangedFile(recording('iris')));
    const notice = page.locator('[data-notice="changed"]');
    expect(await notice.locator('h2').innerText()).toBe('iris.model.yaml has changed since this run');
    await notice.getByRole('button', { name: 'Hide this notice' }).click();
    expect(await notice.count()).toBe(0);
  });
});

function bestOf({ messages }: Recording): number | undefined {
  const best = messages.findLast(
    (message) => message.type === 'run/event' && message.entry.type === 'epoch' && message.entry.best,
  );
  return best?.type === 'run/event' && best.entry.type === 'epoch' ? best.entry.epoch : undefined;
}
