import { StudioError } from '../../protocol';
import type { Message } from '../../texts';

/** Why a version cannot be exported, and which layer it is about. */
export function cannotExport(layer: string, reason: Message, cause?: unknown): StudioError {
  const text = { key: 'engine.traceInLayer', args: { layer, reason } } as const;
  return new StudioError('input', 'cannot-export', text, { cause });
}
