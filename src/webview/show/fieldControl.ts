import type { InputValue } from '../../protocol';

/** One column's control. */
export interface FieldControl {
  readonly element: HTMLElement;
  /** Null where nothing usable stands in it. */
  readonly value: InputValue;
  set(value: InputValue): void;
}
