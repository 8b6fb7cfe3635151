import type { IncomingMessage } from 'node:http';
import type { Reply } from './router';

type Headers = Readonly<Record<string, string>>;

/** Whether a text is an origin as browsers send it, or `*`. */
export function isOrigin(text: string): boolean {
  if (text === '*') return true;
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}

/** What lets pages of other origins read an answer; nothing for those that were not named. */
export function corsHeaders({ headers }: IncomingMessage, origins: readonly string[]): Headers {
  const { origin } = headers;
  if (origins.length === 0) return {};
  if (origin === undefined || !(origins.includes(origin) || origins.includes('*'))) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, retry-after, inference-header-content-length',
  };
}

/** The answer to a browser that asks whether it may ask; undefined for every other request. It carries no key. */
export function preflight(request: IncomingMessage, allowed: Headers): Reply | undefined {
  const asks = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
  if (!asks || allowed['access-control-allow-origin'] === undefined) return undefined;
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers':
        'authorization, x-api-key, content-type, model-version, x-request-id, inference-header-content-length',
      'access-control-max-age': '600',
    },
  };
}
