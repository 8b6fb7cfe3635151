import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { ToPanelMessage } from '../../src/protocol';
import { statusMessage, until } from './derived';
import { drawn, post, usePanel } from './panelPage';
import { recording } from './recording';

const open = usePanel();
const live = recording('iris-live');
const isEpoch = (message: ToPanelMessage) => message.type === 'run/event' && message.entry.type === 'epoch';
const epochs = live.messages.filter(isEpoch);
const said = (page: Page) => page.locator('.sr[role="status"]').innerText();

describe('who listens to a run', () => {
  it('is told of an epoch and what it came to, then at most every ten seconds of the newest', async () => {
    const page = await open(until(live, isEpoch));
    await page.clock.install();
    await post(page, epochs[0]);
    await expect
      .poll(() => said(page))
      .toMatch(/^Epoch 1 of 50 done\. Validation loss 0\.72\d*\. Validation accuracy 0\.59\d*\. The best so far\.$/);
    await post(page, epochs[1], epochs[2]);
    await drawn(page);
    expect(await said(page)).toMatch(/^Epoch 1 /);
    await page.clock.fastForward(10_000);
    await expect.poll(() => said(page)).toMatch(/^Epoch 3 of 50 done\./);
  });

  it('is told in Chinese where the rest is Chinese', async () => {
    const page = await open(until(live, isEpoch), { locale: 'zh' });
    await post(page, epochs[0]);
    await expect.poll(() => said(page)).toMatch(/^第 1 轮完成，共 50 轮。 验证损失 0\.72\d*。 验证准确率 0\.59\d*。/);
  });

  it('hears at once that it failed, at which step and why', async () => {
    const page = await open(until(live, isEpoch));
    const failed = statusMessage(live, 'failed', ['train']);
    const error = {
      kind: 'run',
      code: 'loss-not-finite',
      message: { key: 'engine.trainLossNotFinite', args: { step: 17, epoch: 2, layer: 'dense_2' } },
    };
    await post(page, { ...failed, summary: { ...failed.summary, step: 17, error } });
    await expect
      .poll(() => page.locator('.sr[role="alert"]').innerText())
      .toMatch(/^Training failed at step 17: .*not a finite number/s);
  });
});
