import type { IncomingMessage } from 'node:http';
import { httpError } from './httpError';

/** Whether only programs of this machine can reach a host. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** The addresses that stand for all of a machine, and the one of them that programs of this machine can call. */
const callable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Whether a server on this host answers on every address of the machine. */
export function isEverywhere(host: string): boolean {
  return Object.hasOwn(callable, host);
}

/** A host as it stands in an address that can be called. */
export function hostInUrl(host: string): string {
  const name = callable[host] ?? host;
  return name.includes(':') ? `[${name}]` : name;
}

/** The name in a Host header, without its port, its brackets and the dot that may end it. */
function nameIn(header: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(header.trim()) ?? [];
  return (bracketed ?? plain ?? '').toLowerCase().replace(/\.$/, '');
}

/** Refuses a request of HTTP/1.1 that names no host, as the standard asks. */
export function requireAnyHost({ headers, httpVersion }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion === '1.1') throw httpError(400, 'server.noHost');
}

/**
 * Refuses a request that names another host than this machine or one of `allowed`. A page of anyone's can let its own name
 * mean 127.0.0.1 (DNS rebinding) and would then be of the same origin as an open server; its browser still sends that name.
 */
export function requireHost({ headers }: IncomingMessage, allowed: readonly string[]): void {
  if (headers.host === undefined) return;
  const name = nameIn(headers.host);
  if (isLoopback(name) || /^[\w.-]+\.localhost$/.test(name) || allowed.some((one) => one.toLowerCase() === name))
    return;
  throw httpError(403, 'server.foreignHost', { host: headers.host.slice(0, 100) });
}
