import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import { StudioError, type ErrorValue, type RunRequests } from '../../protocol';
import { isObject } from '../../store';

/** An error as a response carries it. */
export function responseError(thrown: unknown): ResponseError<ErrorValue> {
  const error = StudioError.from(thrown);
  const code = error.code === 'bad-message' ? ErrorCodes.InvalidParams : ErrorCodes.UnknownErrorCode;
  return new ResponseError(code, error.code, error.toValue());
}

function badMessage(detail: string): StudioError {
  return new StudioError('usage', 'bad-message', { key: 'engine.runBadMessage', args: { detail } });
}

function count(params: Readonly<Record<string, unknown>>, name: string): number {
  const value = params[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw badMessage(`${name}`);
}

function object(params: unknown): Readonly<Record<string, unknown>> {
  if (isObject(params)) return params;
  throw badMessage('params');
}

/** Reads what a client said; throws an error that is its answer. */
export const readParams: { readonly [M in keyof RunRequests]: (params: unknown) => RunRequests[M]['params'] } = {
  'run/hello': (params) => {
    const given = object(params);
    if (typeof given['secret'] !== 'string') throw badMessage('secret');
    return { protocol: count(given, 'protocol'), secret: given['secret'] };
  },
  'run/subscribe': (params) => {
    const given = object(params);
    return { afterSequence: count(given, 'afterSequence'), afterStep: count(given, 'afterStep') };
  },
  'run/pause': () => ({}),
  'run/stop': () => ({}),
};
