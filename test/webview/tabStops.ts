import type { Frame, Page } from 'playwright-core';

/** What has the focus, as a person meets it. */
export interface Stop {
  /** The cell it stands in; '' above the cells. */
  readonly cell: string;
  readonly name: string;
  readonly role: string;
  /** What it looks like with the focus that it does not without. */
  readonly ring: string;
  /** Whether something that stays in sight lies over it. */
  readonly covered: boolean;
  /** Where it begins and ends on the page, by the box that Tab leads through. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** Goes through the whole page by Tab, or backwards, until the focus leaves it. */
export async function tabStops(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Stop[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    Reflect.set(window, 'stopped', new Set());
    const all = [...document.querySelectorAll<HTMLElement>('*')].filter(({ tabIndex }) => tabIndex >= 0);
    Reflect.set(window, 'unfocused', new Map(all.map((one) => [one, getComputedStyle(one).outline])));
  });
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    // A browser without a window begins again at the other end.
    if (!stop || (await cameBack(page))) return stops;
    stops.push(stop);
  }
}

/** What has the focus; null is nothing. */
export async function focused(page: Page | Frame): Promise<Stop | null> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!(one instanceof HTMLElement) || one === document.body) return null;
    const { outline, outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const seen = outlineStyle !== 'none' && outlineWidth !== '0px' && !outlineColor.endsWith(', 0)');
    const unfocused = Reflect.get(window, 'unfocused') as Map<Element, string> | undefined;
    const box = one.getBoundingClientRect();
    const words = (ids: string | null) =>
      (ids ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ')
        .trim();
    const labels = 'labels' in one ? [...((one as HTMLInputElement).labels ?? [])] : [];
    const said = labels
      .map((label) => label.textContent)
      .join(' ')
      .trim();
    return {
      cell: one.closest('[data-cell]')?.getAttribute('data-cell') ?? '',
      name:
        one.getAttribute('aria-label') ?? (words(one.getAttribute('aria-labelledby')) || said || one.innerText.trim()),
      role: one.getAttribute('role') ?? one.localName,
      ring: seen && outline !== unfocused?.get(one) ? outline : '',
      covered: !one.closest('.run') && box.top < (document.querySelector('.run')?.getBoundingClientRect().bottom ?? 0),
      top: box.top + window.scrollY,
      bottom: box.bottom + window.scrollY,
      left: box.left,
    };
  });
}

function cameBack(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const stopped = Reflect.get(window, 'stopped') as Set<Element | null>;
    const before = stopped.size;
    return stopped.add(document.activeElement).size === before;
  });
}
