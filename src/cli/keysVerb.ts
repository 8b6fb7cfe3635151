import { isKeyName } from '../protocol';
import {
  createKey,
  findKey,
  keyActions,
  keyState,
  listKeys,
  revokeKey,
  type KeyAction,
  type KeyRecord,
} from '../store';
import { wholeNumber } from './arguments';
import { inputError, usageError, type Context } from './context';
import { table } from './table';

export interface KeyValues {
  readonly model?: readonly string[] | undefined;
  readonly action?: readonly string[] | undefined;
  readonly expires?: string | undefined;
  readonly rate?: string | undefined;
}

/** Makes, lists and revokes what opens a server. */
export function keysVerb(context: Context, word: string, name: string | undefined, values: KeyValues): number {
  const [store] = context.stores();
  if (store === undefined) throw inputError('store-missing', 'cli.noStore');
  if (word === 'create' && name !== undefined) return create(context, store, name, values);
  if (word === 'revoke' && name !== undefined) return revoke(context, name);
  if (word === 'list' && name === undefined) return list(context);
  throw usageError('cli.keyWord');
}

function create(context: Context, store: string, name: string, values: KeyValues): number {
  if (!isKeyName(name)) throw inputError('bad-key', 'cli.keyName', { name });
  const rate = wholeNumber('--rate', values.rate, 1);
  const expires = values.expires === undefined ? undefined : timeOf(values.expires);
  const actions = values.action?.map(actionOf) ?? (['read', 'predict'] as const);
  if (findKey(store, name)) throw inputError('key-there', 'cli.keyThere', { name });
  const { token, record } = createKey(store, {
    name,
    models: values.model ?? [],
    actions,
    ...(rate !== undefined && { rate }),
    ...(expires !== undefined && { expires }),
  });
  context.line({ ...shown(record), key: token });
  context.say(context.words('cli.keyMade', { name }));
  if (!context.json) context.say(token);
  return 0;
}

function revoke(context: Context, name: string): number {
  for (const store of context.stores()) {
    const key = findKey(store, name);
    if (!key) continue;
    context.line(shown(revokeKey(store, key)));
    context.say(context.words('cli.keyRevoked', { name: key.name }));
    return 0;
  }
  throw inputError('key-missing', 'cli.keyMissing', { name });
}

function list(context: Context): number {
  const rows = context.stores().flatMap((store) =>
    listKeys(store).map((key) => {
      context.line(shown(key));
      return [
        key.name,
        context.words(`cli.keyState_${keyState(key)}`),
        key.actions.join(' '),
        key.models.length > 0 ? key.models.join(' ') : context.words('cli.keyAllModels'),
        key.rate === undefined ? '' : context.words('cli.keyRate', { rate: key.rate }),
        key.expires === undefined ? '' : context.words('cli.keyUntil', { at: key.expires }),
      ];
    }),
  );
  context.say(rows.length > 0 ? table(rows, 9) : context.words('cli.noKeys'));
  return 0;
}

/** Everything of a key but its hash. */
function shown(key: KeyRecord): Readonly<Record<string, unknown>> {
  const { hash: _hash, ...rest } = key;
  return { ...rest, state: keyState(key) };
}

function actionOf(given: string): KeyAction {
  const action = keyActions.find((one) => one === given);
  if (action) return action;
  throw usageError('cli.keyAction', { actions: keyActions.join(', '), action: given });
}

const hour = 3_600_000;

/** `12h`, `30d`, or a date that is to come. */
function timeOf(value: string): string {
  const [, count, unit] = /^([1-9]\d{0,4})([dh])$/.exec(value) ?? [];
  const time = count === undefined ? Date.parse(value) : Date.now() + Number(count) * (unit === 'd' ? 24 * hour : hour);
  if (Number.isNaN(time) || time <= Date.now()) throw usageError('cli.keyExpires', { value });
  return new Date(time).toISOString();
}
