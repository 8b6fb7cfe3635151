import { text, type Locale, type Message } from '../texts';

/** What is wrong, by whom it can be mended: decides the CLI's exit code. */
export type ErrorKind = 'input' | 'usage' | 'run' | 'internal';

/** An error as it crosses a border between processes. */
export interface ErrorValue {
  readonly kind: ErrorKind;
  /** Stable: `data-file-missing`, `loss-not-finite`. */
  readonly code: string;
  readonly message: Message;
}

/** An error with a code and a message for people; its cause goes to the log. */
export class StudioError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly text: Message,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${text.key} ${JSON.stringify(text.args ?? {})}`, options);
    this.name = 'StudioError';
  }

  toValue(): ErrorValue {
    return { kind: this.kind, code: this.code, message: this.text };
  }

  static fromValue(value: ErrorValue): StudioError {
    return new StudioError(value.kind, value.code, value.message);
  }

  /** Any thrown thing as a StudioError; an unknown one keeps its cause and is `internal`. */
  static from(thrown: unknown): StudioError {
    if (thrown instanceof StudioError) return thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    return new StudioError('internal', 'unexpected', { key: 'engine.unexpected', args: { detail } }, { cause: thrown });
  }
}

/** An error in words. */
export function errorText(locale: Locale, error: ErrorValue): string {
  return text(locale, error.message.key, error.message.args);
}

/** For the end of a switch over a closed union. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
