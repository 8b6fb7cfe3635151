/** Calls back for P (pause or resume) and S (stop) pressed in a cell, but not while typing. */
export function onShortcut(page: HTMLElement, act: (key: 'p' | 's') => void): void {
  page.addEventListener('keydown', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || !target.closest('.cell, .run')) return;
    if (target.closest('[role="menu"]')) return;
    if (target.matches('input:not([type="range"]), select, textarea, [role="application"]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const key = event.key.toLowerCase();
    if (key !== 'p' && key !== 's') return;
    event.preventDefault();
    act(key);
  });
}
