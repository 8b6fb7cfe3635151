import { element, type Attributes, type Child } from '../dom';
import { icon, type IconName } from './icons';
import { moveWithArrows } from './oneStop';

/** A button that shows an icon alone; its name says the verb. */
export function toolButton(
  name: IconName,
  label: string,
  onPress: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const button = element(
    'button',
    { class: 'tool', type: 'button', 'aria-label': label, title: label, ...attributes },
    icon(name),
  );
  button.addEventListener('click', onPress);
  return button;
}

/** A button with an icon and a word. */
export function labelButton(
  name: IconName,
  label: string,
  kind: 'btn' | 'btn second' | 'tool label',
  onPress: () => void,
): HTMLButtonElement {
  const button = element('button', { class: kind, type: 'button' }, icon(name), label);
  button.addEventListener('click', onPress);
  return button;
}

/** Something to press that reads as a link. */
export function linkButton(label: string, onPress: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const button = element('button', { class: 'link', type: 'button', ...attributes }, label);
  button.addEventListener('click', onPress);
  return button;
}

export function subtitle(title: string, note?: Child, ...more: readonly Child[]): HTMLElement {
  const said = typeof note === 'string' ? element('span', { class: 'dim' }, note) : note;
  return element('div', { class: 'sub-row' }, element('h3', { class: 'sub' }, title), said, ...more);
}

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** A few choices side by side, one of them on; one stop for Tab, arrows move inside. */
export class Segment<T extends string> {
  readonly element: HTMLElement;
  private readonly buttons: ReadonlyMap<T, HTMLButtonElement>;

  constructor(label: string, choices: readonly Choice<T>[], onChoose: (value: T) => void) {
    this.buttons = new Map(
      choices.map(({ value, label: word }) => {
        const button = element('button', { type: 'button', 'data-value': value, 'aria-pressed': 'false' }, word);
        button.addEventListener('click', () => onChoose(value));
        return [value, button];
      }),
    );
    this.element = element('div', { class: 'seg', role: 'group', 'aria-label': label }, ...this.buttons.values());
    moveWithArrows(this.element, () => [...this.buttons.values()]);
  }

  set value(chosen: T) {
    for (const [value, button] of this.buttons) {
      button.setAttribute('aria-pressed', String(value === chosen));
      button.tabIndex = value === chosen ? 0 : -1;
    }
  }
}

/** A select with the look of VS Code's, whose options can change without losing the focus. */
export class Select {
  readonly element: HTMLElement;
  readonly select: HTMLSelectElement;
  private shown = '';

  constructor(label: string, onChoose: (value: string) => void, kind = 'select tight') {
    this.select = element('select', { 'aria-label': label });
    this.select.addEventListener('change', () => onChoose(this.select.value));
    this.element = element('span', { class: kind }, this.select, icon('chevron-down'));
  }

  update(choices: readonly Choice<string>[], chosen: string): void {
    const key = JSON.stringify(choices);
    if (key !== this.shown) {
      this.shown = key;
      this.select.replaceChildren(...choices.map(({ value, label }) => element('option', { value }, label)));
    }
    if (this.select.value !== chosen) this.select.value = chosen;
  }
}
