import type { KeyAction, KeyRecord } from '../../store';
import type { Route } from '../http/router';

/** What tells nothing of any model: whether the server lives, and the page, whose requests need a key themselves. */
const open = new Set(['/', '/page.js', '/page.css', '/v2/health/live', '/v2/health/ready']);

/** What a route asks of a key; undefined where it asks none. Whatever is not known as open asks for a key. */
export function actionOf({ method, pattern }: Pick<Route, 'method' | 'pattern'>): KeyAction | undefined {
  if (method === 'GET' && open.has(pattern)) return undefined;
  if (pattern === '/metrics') return 'metrics';
  return method === 'POST' ? 'predict' : 'read';
}

/** Whether a key opens a model. */
export function opens({ models }: KeyRecord, model: string): boolean {
  return models.length === 0 || models.includes(model);
}
