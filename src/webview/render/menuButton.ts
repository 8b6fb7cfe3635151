import { element, setChildren, setStyle } from '../dom';
import { icon } from './icons';
import { moveWithArrows } from './oneStop';

export interface MenuItem {
  readonly label: string;
  /** One of several of which one is on; of an item that does something, absent. */
  readonly chosen?: boolean;
  /** Why it cannot be chosen now. */
  readonly off?: string | undefined;
  readonly onPress: () => void;
}

/** Nearer to the edge of the page no menu comes. */
const edge = 8;

/** A button that opens a menu, whose items are made when it opens and stay as they are until it closes. */
export class MenuButton {
  readonly element: HTMLElement;
  private readonly button: HTMLButtonElement;
  private readonly menu: HTMLElement;

  /** The items come in groups with a line between them. */
  constructor(
    label: string,
    private readonly items: () => readonly (readonly MenuItem[])[],
  ) {
    this.button = element('button', { class: 'tool label', type: 'button', 'aria-haspopup': 'menu' });
    this.button.setAttribute('aria-expanded', 'false');
    this.menu = element('div', { class: 'menu', role: 'menu', 'aria-label': label, hidden: true });
    this.element = element('span', { class: 'menu-place' }, this.button, this.menu);
    this.button.addEventListener('click', () => (this.menu.hidden ? this.open() : this.close()));
    this.button.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.open();
    });
    this.menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
      this.button.focus();
    });
    moveWithArrows(this.menu, () => this.entries());
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.close();
    });
  }

  /** What the button shows, and what it is called. */
  update(shown: string, name: string): void {
    if (this.button.getAttribute('aria-label') === name) return;
    this.button.setAttribute('aria-label', name);
    setChildren(this.button, shown, icon('chevron-down'));
  }

  private entries(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('button')];
  }

  private open(): void {
    const groups = this.items().filter((group) => group.length > 0);
    setChildren(
      this.menu,
      ...groups.map((group) => element('div', { role: 'group' }, ...group.map((item) => this.entry(item)))),
    );
    this.menu.hidden = false;
    this.button.setAttribute('aria-expanded', 'true');
    this.keepInSight();
    const entries = this.entries();
    (entries.find((entry) => entry.getAttribute('aria-checked') === 'true') ?? entries[0])?.focus();
  }

  private close(): void {
    this.menu.hidden = true;
    this.button.setAttribute('aria-expanded', 'false');
  }

  private entry({ label, chosen, off, onPress }: MenuItem): HTMLElement {
    const entry = element(
      'button',
      {
        type: 'button',
        tabindex: -1,
        role: chosen === undefined ? 'menuitem' : 'menuitemradio',
        'aria-checked': chosen === undefined ? null : String(chosen),
        'aria-disabled': off === undefined ? null : 'true',
        title: off,
      },
      chosen ? icon('check') : null,
      label,
    );
    // One that is off can be reached, so that its reason can be read.
    entry.addEventListener('click', () => {
      if (off !== undefined) return;
      this.close();
      this.button.focus();
      onPress();
    });
    return entry;
  }

  private keepInSight(): void {
    setStyle(this.menu, 'left', '0');
    const { right } = this.menu.getBoundingClientRect();
    const over = right + edge - document.documentElement.clientWidth;
    if (over > 0) setStyle(this.menu, 'left', `${-over}px`);
  }
}
