const focusable = 'button, input, select, textarea, a[href], [tabindex]';

/**
 * Keeps the focus in the page: where what has it goes away, or is off, the nearest thing left takes it. Whoever reads by
 * keyboard would else begin again at the top.
 */
export function keepFocus(page: HTMLElement): void {
  let last: HTMLElement | null = null;
  /** What it stood in, from near to far. */
  let around: readonly HTMLElement[] = [];
  page.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target : null;
    around = last ? ancestors(last, page) : [];
  });
  // A press beside everything takes the focus away on purpose.
  page.addEventListener('pointerdown', () => (last = null));
  const observer = new MutationObserver(() => {
    if (!last || !hasNoFocus(page, last) || canHaveFocus(last)) return;
    const place = around.find((one) => one.isConnected && !isHidden(one) && firstStop(one));
    last = null;
    (place && firstStop(place))?.focus({ preventScroll: true });
  });
  observer.observe(page, { subtree: true, childList: true, attributeFilter: ['hidden', 'disabled', 'data-folded'] });
}

function ancestors(from: HTMLElement, page: HTMLElement): HTMLElement[] {
  const all: HTMLElement[] = [];
  for (let one = from.parentElement; one && one !== page; one = one.parentElement) all.push(one);
  return [...all, page];
}

/** A button that has just been turned off is told of as focused for a moment more. */
function hasNoFocus(page: HTMLElement, last: HTMLElement): boolean {
  return document.hasFocus() && (document.activeElement === page || document.activeElement === last);
}

function canHaveFocus(one: HTMLElement): boolean {
  return one.isConnected && !one.matches(':disabled') && !isHidden(one);
}

function isHidden(one: HTMLElement): boolean {
  return one.closest('[hidden], [data-folded] > .cell-body') !== null;
}

function firstStop(place: HTMLElement): HTMLElement | undefined {
  return [...place.querySelectorAll<HTMLElement>(focusable)].find((one) => one.tabIndex >= 0 && canHaveFocus(one));
}
