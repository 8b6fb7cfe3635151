import { StudioError } from '../../protocol';
import { words, type Locale, type Message, type TextArguments, type TextKey } from '../../texts';

type ServerKey = Extract<TextKey, `server.${string}`>;

/** What is wrong at one place of a request: `inputs[0].data[3]`. */
export interface Detail {
  readonly path: string;
  readonly message: Message;
}

/** An answer that says what is wrong. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly text: Message,
    readonly details: readonly Detail[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(`${status} ${text.key}`, options);
    this.name = 'HttpError';
  }
}

export function httpError(status: number, key: ServerKey, args: TextArguments = {}): HttpError {
  return new HttpError(status, { key, args });
}

/** Something that the client must mend, at a place of what it sent. */
export function badRequest(path: string, key: ServerKey, args: TextArguments = {}): HttpError {
  const message = { key, args: { path: path === '' ? 'body' : path, ...args } };
  return new HttpError(400, message, [{ path, message }]);
}

/** For what passes by itself: the client may ask again after some seconds. */
export function unavailable(key: ServerKey, args: TextArguments = {}, seconds = 1): HttpError {
  return new HttpError(503, { key, args }, [], { 'retry-after': String(seconds) });
}

/** A version that is there and cannot be read, whatever is asked of it. */
const unusable = new Set([
  'store-damaged',
  'version-tampered',
  'store-key-missing',
  'store-key-wrong',
  'store-key-bad',
]);

/** Any thrown thing as an answer; what nobody foresaw is 500 and names the request. */
export function toHttpError(thrown: unknown, id: string): HttpError {
  if (thrown instanceof HttpError) return thrown;
  if (thrown instanceof StudioError && unusable.has(thrown.code)) {
    return new HttpError(
      503,
      { key: 'server.versionUnusable', args: { id } },
      [],
      { 'retry-after': '60' },
      { cause: thrown },
    );
  }
  if (thrown instanceof StudioError && thrown.kind === 'input') {
    const { row, column } = thrown.text.args ?? {};
    const path = typeof column === 'string' ? `[${Number(row ?? 1) - 1}].${column}` : '';
    return new HttpError(400, thrown.text, [{ path, message: thrown.text }], {}, { cause: thrown });
  }
  return new HttpError(500, { key: 'server.internal', args: { id } }, [], {}, { cause: thrown });
}

/** The body of an answer that says what is wrong: `error` is a text, so that clients of every protocol can read it. */
export function errorBody(error: HttpError, locale: Locale): unknown {
  return {
    error: words(locale, error.text),
    details: error.details.map(({ path, message }) => ({ path, error: words(locale, message) })),
  };
}
