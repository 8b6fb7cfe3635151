import { element } from '../dom';
import type { DataContext } from './context';

/** A field for the number of a row to go to. */
export class RowJump {
  readonly element: HTMLInputElement;

  constructor(
    private readonly context: DataContext,
    private readonly total: () => number,
    private readonly onJump: (place: number) => void,
  ) {
    const { words } = context;
    this.element = element('input', {
      class: 'field',
      type: 'text',
      inputmode: 'numeric',
      'aria-label': words('previewJump'),
      placeholder: words('previewJump'),
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.jump();
    });
  }

  private jump(): void {
    const { words, numbers, announce } = this.context;
    const wanted = Number(this.element.value.replace(/[,\s]/g, ''));
    const total = this.total();
    const valid = Number.isSafeInteger(wanted) && wanted >= 1 && wanted <= total;
    this.element.classList.toggle('bad', !valid);
    this.element.setAttribute('aria-invalid', String(!valid));
    if (!valid) {
      announce(words('previewNoRow', { rows: numbers.count(total) }));
      return;
    }
    this.onJump(wanted - 1);
    announce(words('rowNumber', { row: numbers.count(wanted) }));
  }
}
