import type { Message } from '../../texts';
import { Untraceable } from './recording';

/** Why a program did not become a graph, out of what was thrown. */
export function reasonOf(error: unknown): Message {
  if (error instanceof Untraceable) return error.reason;
  return { key: 'engine.traceFailed', args: { detail: error instanceof Error ? error.message : String(error) } };
}
