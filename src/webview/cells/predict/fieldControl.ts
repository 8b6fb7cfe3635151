import type { InputValue } from '../../../protocol';

/** Another value stands there; whether it was typed or drawn, rather than chosen. */
export type OnChange = (typed?: boolean) => void;

/** One column's control. */
export interface FieldControl {
  readonly element: HTMLElement;
  /** Null where nothing usable stands in it. */
  readonly value: InputValue;
  set(value: InputValue): void;
}
