import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { hashToken, listKeys, renamedReference, tokenId, type KeyRecord } from '../../store';
import { HttpError, httpError } from '../http/httpError';
import type { Route } from '../http/router';
import { actionOf, opens } from './access';
import { RateLimit } from './rateLimit';

/** How long a revoked key may still open what it opened. */
const lookMilliseconds = 500;
/** Compared where there is no such key, so that it takes as long. */
const nothing = Buffer.alloc(32);

/** Checks the keys of requests against those of the stores. */
export class Keyring {
  private readonly limit = new RateLimit();
  private keys: ReadonlyMap<string, KeyRecord> = new Map();
  private looked = -Infinity;

  constructor(private readonly stores: readonly string[]) {}

  /** Whether some key can open something. */
  get usable(): boolean {
    this.look();
    return [...this.keys.values()].some(({ revoked, expires }) => revoked === undefined && !isOver(expires));
  }

  /** The key of a request, if its route asks for one; throws where it does not open it: 401, 403 or 429. */
  admit(
    request: IncomingMessage,
    route: Pick<Route, 'method' | 'pattern'>,
    places: Readonly<Record<string, string>>,
  ): KeyRecord | undefined {
    const action = actionOf(route);
    if (action === undefined) return undefined;
    const key = this.authenticate(request);
    const { name, rate } = key;
    if (!key.actions.includes(action)) throw httpError(403, 'server.keyAction', { name, action });
    const { model } = places;
    if (model !== undefined && !this.opensNow(key, model)) throw httpError(403, 'server.keyModel', { name, model });
    const wait = rate === undefined ? 0 : this.limit.take(key.id, rate);
    if (wait > 0) {
      const headers = { 'retry-after': String(wait) };
      throw new HttpError(429, { key: 'server.keyRate', args: { name, rate: rate ?? 0 } }, [], headers);
    }
    return key;
  }

  /** Also by the name that the model had: whoever may ask it is told the one that it has. */
  private opensNow(key: KeyRecord, model: string): boolean {
    if (opens(key, model)) return true;
    const renamed = renamedReference(this.stores, model);
    return renamed !== undefined && opens(key, renamed.name);
  }

  private authenticate({ headers }: IncomingMessage): KeyRecord {
    const token = tokenOf(headers);
    if (token === undefined) throw unauthorized('server.keyMissing');
    this.look();
    const key = this.keys.get(tokenId(token) ?? '');
    const same = timingSafeEqual(hashToken(token), key ? Buffer.from(key.hash, 'hex') : nothing);
    // Only whoever has the key learns what became of it.
    if (!key || !same) throw unauthorized('server.keyUnknown');
    if (key.revoked !== undefined) throw unauthorized('server.keyRevoked', key);
    if (isOver(key.expires)) throw unauthorized('server.keyExpired', key);
    return key;
  }

  private look(): void {
    const now = performance.now();
    if (now - this.looked < lookMilliseconds) return;
    this.keys = new Map(this.stores.flatMap((store) => listKeys(store).map((key) => [key.id, key] as const)));
    this.looked = now;
  }
}

function tokenOf(headers: IncomingMessage['headers']): string | undefined {
  const [, bearer] = /^bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const other = headers['x-api-key'];
  return bearer ?? (typeof other === 'string' && other !== '' ? other : undefined);
}

function isOver(expires: string | undefined): boolean {
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

function unauthorized(
  text: 'server.keyMissing' | 'server.keyUnknown' | 'server.keyRevoked' | 'server.keyExpired',
  { name, expires, revoked }: Partial<KeyRecord> = {},
): HttpError {
  const args = { name: name ?? '', at: revoked ?? expires ?? '' };
  return new HttpError(401, { key: text, args }, [], { 'www-authenticate': 'Bearer realm="model-studio"' });
}
