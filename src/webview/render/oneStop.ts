import { element } from '../dom';

/** Makes a group one stop for Tab, in which the arrow keys, Home and End move. */
export function moveWithArrows(group: HTMLElement, items: () => readonly HTMLElement[], columns?: () => number): void {
  group.addEventListener('focusin', ({ target }) => {
    const list = items();
    if (!list.some((item) => item === target)) return;
    for (const item of list) item.tabIndex = item === target ? 0 : -1;
  });
  group.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const list = items();
    const at = list.findIndex((item) => item === document.activeElement);
    if (at < 0) return;
    const next = nextIndex(event.key, at, list.length, columns?.() ?? 1);
    if (next === undefined) return;
    event.preventDefault();
    list[next]?.focus();
  });
}

/** The same of all buttons in a group, in as many columns as they stand in; to be told when they are others. */
export function oneStopForButtons(group: HTMLElement): { refresh(): void } {
  const buttons = () => [...group.querySelectorAll('button')];
  const shown = () => buttons().filter((button) => button.getClientRects().length > 0);
  moveWithArrows(group, shown, () => inFirstLine(shown()));
  setOneStop(buttons());
  return { refresh: () => setOneStop(buttons()) };
}

/** The one item that Tab goes to: the one that it went to before, else the first. */
export function setOneStop(items: readonly HTMLElement[]): void {
  const before = items.findIndex((item) => item.tabIndex === 0 && item.hasAttribute('tabindex'));
  for (const [index, item] of items.entries()) item.tabIndex = index === Math.max(0, before) ? 0 : -1;
}

/** How many items stand beside each other in the first line of a grid. */
function inFirstLine(items: readonly HTMLElement[]): number {
  const first = items[0]?.getBoundingClientRect().top;
  const next = items.findIndex((item) => item.getBoundingClientRect().top !== first);
  return next < 0 ? items.length : next;
}

/** Buttons side by side that belong together: one stop for Tab. */
export function toolbar(label: string, kind: string, ...buttons: readonly HTMLButtonElement[]): HTMLElement {
  const bar = element('div', { class: kind, role: 'toolbar', 'aria-label': label }, ...buttons);
  setOneStop(buttons);
  moveWithArrows(bar, () => buttons);
  return bar;
}

function nextIndex(key: string, at: number, count: number, columns: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'ArrowDown':
      return at + columns < count ? at + columns : at;
    case 'ArrowUp':
      return at - columns >= 0 ? at - columns : at;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
