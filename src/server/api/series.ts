import type { ServedRow } from '../../protocol';
import { badRequest } from '../http/httpError';
import type { ModelInterface } from '../models/modelInterface';

/** The series that rows belong to, in the order of their answers; refuses one with fewer rows than a window has. */
export function seriesOf({ window }: ModelInterface, rows: readonly ServedRow[]): readonly string[] {
  if (!window) return [];
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = window.group === null ? '' : row[window.group];
    const name = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [series, found] of counts) {
    if (found < window.length) throw badRequest('', 'server.seriesShort', { series, found, length: window.length });
  }
  return [...counts.keys()];
}
