import type { IncomingMessage } from 'node:http';
import type { KeyRecord } from '../../store';
import type { Told } from '../metrics/metrics';
import { HttpError, httpError } from './httpError';

/** What a request asks for, and where its answer belongs. */
export interface Asked {
  readonly request: IncomingMessage;
  /** The places of the route's pattern, decoded. */
  readonly places: Readonly<Record<string, string>>;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  readonly id: string;
  /** Where the route says what the request is about, for figures and the log. */
  readonly told: Told;
  /** The key that opened the route; undefined where none is needed. */
  readonly key?: KeyRecord | undefined;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is. */
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/v1/models/{model}:predict`; a place takes anything but a slash. */
  readonly pattern: string;
  readonly answer: (asked: Asked) => Reply | Promise<Reply>;
}

interface Compiled extends Route {
  readonly expression: RegExp;
}

/** Finds the route of a request. */
export class Router {
  private readonly routes: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map((route) => ({ ...route, expression: compile(route.pattern) }));
  }

  find(method: string, url: string): { readonly route: Route; readonly places: Readonly<Record<string, string>> } {
    const path = url.split('?', 1)[0] ?? '';
    const found = this.routes.flatMap((route) => {
      const match = route.expression.exec(path);
      return match ? [{ route, match }] : [];
    });
    const wanted = method === 'HEAD' ? 'GET' : method;
    const one = found.find(({ route }) => route.method === wanted);
    if (one) return { route: one.route, places: decode(one.match.groups ?? {}) };
    const shown = path.slice(0, 200);
    if (found.length === 0) throw httpError(404, 'server.noRoute', { path: shown });
    const allowed = [...new Set(found.map(({ route }) => route.method))].join(', ');
    throw new HttpError(
      405,
      { key: 'server.wrongMethod', args: { method: method.slice(0, 20), path: shown, allowed } },
      [],
      { allow: allowed },
    );
  }
}

function compile(pattern: string): RegExp {
  const source = pattern
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? `(?<${part.slice(1, -1)}>[^/]+)` : part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}/?$`);
}

function decode(places: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  try {
    return Object.fromEntries(Object.entries(places).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    throw httpError(400, 'server.badAddress');
  }
}
