import { randomUUID } from 'node:crypto';
import http, { type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import https from 'node:https';
import { StudioError } from '../../protocol';
import { words, type Locale } from '../../texts';
import type { KeyRecord } from '../../store';
import type { Keyring } from '../keys/keyring';
import type { Told } from '../metrics/metrics';
import { corsHeaders, preflight } from './cors';
import { requireAnyHost, requireHost } from './hosts';
import { errorBody, toHttpError } from './httpError';
import type { Reply, Router } from './router';
import type { TlsPair } from './tls';

/** A request that was answered. */
export interface Seen {
  readonly id: string;
  readonly method: string;
  /** Without what follows a question mark. */
  readonly path: string;
  /** The pattern of its route; undefined where there is none. */
  readonly route: string | undefined;
  readonly status: number;
  readonly milliseconds: number;
  readonly told: Told;
  readonly key: KeyRecord | undefined;
}

export interface ListenerOptions {
  readonly router: Router;
  readonly locale: Locale;
  readonly log: (line: string) => void;
  /** Checks keys; without it everything is open. */
  readonly keys?: Keyring | undefined;
  /** Origins whose pages may ask. */
  readonly origins: readonly string[];
  /** Names by which the server may be asked besides those of this machine; undefined: any. */
  readonly hosts: readonly string[] | undefined;
  /** How long a client may take to send a request. */
  readonly requestMilliseconds: number;
  /** How long a connection may be silent, in either direction, before it is closed. */
  readonly silenceMilliseconds: number;
  readonly onAnswered: (seen: Seen) => void;
  readonly tls?: TlsPair | undefined;
}

/** For clients that send slowly, or too much. */
function limitsOf({ requestMilliseconds }: ListenerOptions) {
  return {
    maxHeaderSize: 16 * 1024,
    // Refused in our own form.
    requireHostHeader: false,
    headersTimeout: Math.ceil(requestMilliseconds / 4),
    requestTimeout: requestMilliseconds,
    /** Longer than what proxies keep, so that none sends on a connection that was just closed. */
    keepAliveTimeout: 75_000,
    connectionsCheckingInterval: Math.min(5000, Math.ceil(requestMilliseconds / 8)),
  };
}

const discardMilliseconds = 5000;

/** The HTTP side of the server. It reads, checks and writes; what is computed is computed elsewhere. */
export function createListener(options: ListenerOptions): Server {
  const hear = (request: IncomingMessage, response: ServerResponse) => {
    void answer(options, server, request, response);
  };
  const limits = limitsOf(options);
  const server: Server = options.tls
    ? https.createServer({ ...limits, ...options.tls, handshakeTimeout: limits.headersTimeout }, hear)
    : http.createServer(limits, hear);
  // A client that takes no answer, or that is gone without a word, holds its connection no longer than this.
  server.timeout = options.silenceMilliseconds;
  // The parser's own refusals (431, 408, 400) are JSON as well.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? '431 Request Header Fields Too Large'
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? '408 Request Timeout'
          : '400 Bad Request';
    const body = JSON.stringify({ error: status.slice(4), details: [] });
    socket.end(
      `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
  return server;
}

async function answer(
  { router, locale, log, keys, origins, hosts, onAnswered }: ListenerOptions,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = requestId(request);
  const since = performance.now();
  const told: Told = {};
  let pattern: string | undefined;
  let key: KeyRecord | undefined;
  const gone = new AbortController();
  response.on('close', () => {
    // Whoever has the answer may go.
    if (!response.writableFinished) gone.abort();
  });
  const find = (): Reply | Promise<Reply> => {
    const { route, places } = router.find(request.method ?? '', request.url ?? '');
    pattern = route.pattern;
    key = keys?.admit(request, route, places);
    return route.answer({ request, places, signal: gone.signal, id, key, told });
  };
  const cors = corsHeaders(request, origins);
  let reply: Reply;
  try {
    requireAnyHost(request);
    if (hosts) requireHost(request, hosts);
    reply = preflight(request, cors) ?? (await find());
  } catch (thrown) {
    const error = toHttpError(thrown, id);
    told.problems = error.details;
    if (error.status >= 500 && error.cause !== undefined && !gone.signal.aborted) {
      log(`${id} ${describe(error.cause, locale)}`);
    }
    reply = { status: error.status, headers: error.headers, json: errorBody(error, locale) };
  }
  send(
    response,
    { ...reply, headers: { ...cors, ...reply.headers } },
    id,
    request.method === 'HEAD',
    !server.listening,
  );
  onAnswered({
    id,
    method: request.method ?? '',
    path: (request.url ?? '').split('?', 1)[0]?.slice(0, 200) ?? '',
    route: pattern,
    status: reply.status ?? 200,
    milliseconds: performance.now() - since,
    told,
    key,
  });
  if (!request.complete) discard(request);
}

/** Reads on, for a while, what nobody wants: a client that is still sending would see its connection break instead of the answer. */
function discard(request: IncomingMessage): void {
  const late = setTimeout(() => request.destroy(), discardMilliseconds);
  request.once('close', () => clearTimeout(late));
  request.once('end', () => clearTimeout(late));
  request.resume();
}

function describe(error: unknown, locale: Locale): string {
  if (error instanceof StudioError && error.kind !== 'internal') return words(locale, error.text);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** The client's own id of a request, where it is harmless, else a new one. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

function send(response: ServerResponse, reply: Reply, id: string, headOnly: boolean, close: boolean): void {
  if (response.destroyed) return;
  const body = reply.json === undefined ? (reply.body ?? '') : JSON.stringify(reply.json);
  const headers: Record<string, string | number> = {
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'x-request-id': id,
    'content-length': Buffer.byteLength(body),
    ...reply.headers,
  };
  if (close) headers['connection'] = 'close';
  response.writeHead(reply.status ?? 200, headers);
  response.end(headOnly ? undefined : body);
}
