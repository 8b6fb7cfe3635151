import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Where from 0 (inside) to 1 (outside) a request falls: evenly, and always the same for the same client's session
 * (`x-session-id`) or request id. `purpose` makes independent draws of one request.
 */
export function drawOf(purpose: string, id: string): number {
  return createHash('sha256').update(`${purpose}\0${id}`).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** What requests of one client have in common where it says so; else the id of the request. */
export function stickyId({ headers }: IncomingMessage, id: string): string {
  const session = headers['x-session-id'];
  return typeof session === 'string' && session !== '' ? session.slice(0, 256) : id;
}
