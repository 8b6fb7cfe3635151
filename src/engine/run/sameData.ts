import { StudioError } from '../../protocol';
import type { PreparedData } from '../contract';

/** Throws where the data are not those that a run began with: its weights do not fit them, nor their splits. */
export function requireSameData(before: string | undefined, { fingerprint, summary }: PreparedData): void {
  if (before === undefined || before === fingerprint) return;
  throw new StudioError('input', 'data-changed', { key: 'engine.runDataChanged', args: { source: summary.source } });
}
