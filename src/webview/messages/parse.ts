import { isNotebookItem, type ToPanelMessage } from '../../protocol';
import { answer } from './answer';
import {
  isBoolean,
  isCount,
  isNumber,
  isObject,
  isText,
  listOf,
  nullable,
  oneOf,
  optional,
  shape,
  type Check,
} from './check';
import { error, locale, measures } from './common';
import { signature } from './data';
import { model } from './model';
import { actions, entry, expectations, part, progress, status, summary } from './run';

const versions = listOf(shape({ version: isCount, run: isText, created: isText, measures }));
const run = nullable(
  shape({
    summary,
    entries: listOf(entry),
    series: part,
    progress: nullable(progress),
    expect: optional(expectations),
  }),
);
const snapshot = shape({
  locale,
  trusted: isBoolean,
  model,
  run,
  runs: listOf(summary),
  versions,
  signature,
  actions,
});

const serving = shape({
  state: oneOf('off', 'starting', 'on', 'stopping'),
  error: optional(error),
  server: optional(
    shape({
      url: isText,
      everywhere: isBoolean,
      keys: isBoolean,
      started: isText,
      figures: nullable(
        shape({ requests: isCount, failed: isCount, half: nullable(isNumber), most: nullable(isNumber) }),
      ),
    }),
  ),
  version: nullable(isCount),
  keys: listOf(
    shape({ id: isText, name: isText, actions: listOf(isText), expires: optional(isText), expired: isBoolean }),
  ),
});

const notebookItem: Check = (value, path) => (isNotebookItem(value) ? undefined : `${path} is no item of a notebook`);

const messages: Readonly<Record<ToPanelMessage['type'], Check>> = {
  snapshot: shape({ snapshot }),
  model: shape({ model }),
  compared: shape({ run }),
  'run/event': shape({ run: isText, entry }),
  'run/progress': shape({ run: isText, progress }),
  'run/reading': shape({ run: isText, reading: shape({ done: isNumber, total: isNumber }) }),
  'run/series': shape({ run: isText, part }),
  'run/status': shape({ run: isText, status, summary, actions }),
  versions: shape({ versions, signature }),
  serving: shape({ serving }),
  notebook: shape({ items: listOf(notebookItem), error: optional(error) }),
  cursor: shape({ line: isCount }),
  'request/progress': shape({ id: isCount, fraction: nullable(isNumber) }),
  response: shape({
    id: isCount,
    result: (value, path) =>
      isObject(value) && 'error' in value ? shape({ error })(value, path) : shape({ ok: answer })(value, path),
  }),
};

/** A message of the host, or what is wrong with it. */
export function parseMessage(data: unknown): { readonly message: ToPanelMessage } | { readonly problem: string } {
  if (!isObject(data) || typeof data['type'] !== 'string') return { problem: 'a message without a type was ignored' };
  const check = Object.hasOwn(messages, data['type']) ? messages[data['type'] as ToPanelMessage['type']] : undefined;
  if (!check) return { problem: `a message of the unknown type ${data['type']} was ignored` };
  const problem = check(data, data['type']);
  return problem ? { problem: `a message was ignored: ${problem}` } : { message: data as unknown as ToPanelMessage };
}
