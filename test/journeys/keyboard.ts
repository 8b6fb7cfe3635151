import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Workbench } from '../endToEnd/workbench';
import { focused, type Stop } from '../webview/tabStops';

/** Who reads a Studio by keyboard alone: after every key something has the focus, and it can be seen. */
export class KeyboardReader {
  private constructor(
    private readonly page: Page,
    private readonly frame: Frame,
  ) {}

  /** Goes from the editor into the Studio beside it. */
  static async enter({ page, studio }: Workbench): Promise<KeyboardReader> {
    await page.keyboard.press('Control+2');
    const frame = await frameOf(studio);
    await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
    return new KeyboardReader(page, frame);
  }

  async press(...keys: readonly string[]): Promise<Stop> {
    for (const key of keys) await this.page.keyboard.press(key);
    return this.here();
  }

  /** What has the focus, and shows it. */
  async here(): Promise<Stop> {
    await expect.poll(() => focused(this.frame)).not.toBeNull();
    const stop = await focused(this.frame);
    if (!stop) throw new Error('Nothing has the focus.');
    expect(stop.ring, `${stop.role} ${stop.name} shows the focus`).not.toBe('');
    expect(stop.name, `${stop.role} in ${stop.cell} has a name`).not.toBe('');
    return stop;
  }

  /** Presses a key until the focus is at what is looked for. */
  async goTo(key: string, wanted: Locator): Promise<Stop> {
    for (let times = 0; times < 120; times++) {
      const stop = await this.press(key);
      if (await isFocused(wanted)) return stop;
    }
    throw new Error(`${key} never comes to ${wanted.toString()}.`);
  }
}

function isFocused(wanted: Locator): Promise<boolean> {
  return wanted.evaluateAll((all) => all.some((one) => one === one.ownerDocument.activeElement));
}

async function frameOf(studio: FrameLocator): Promise<Frame> {
  const frame = await (await studio.owner().elementHandle())?.contentFrame();
  if (!frame) throw new Error('The Studio has no page.');
  return frame;
}
