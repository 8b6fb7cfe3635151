import type { RunSummary } from '../../protocol';
import type { PanelContext } from '../context';
import type { PanelState } from '../state/state';

/** What a run is called: its version, or a draft of the next one while it has none. */
export function runName(
  { words }: PanelContext,
  { versions }: PanelState['snapshot'],
  summary: Pick<RunSummary, 'run' | 'version'>,
): string {
  const version = summary.version ?? versions.find((one) => one.run === summary.run)?.version;
  const next = Math.max(0, ...versions.map((one) => one.version)) + 1;
  return version === undefined ? words('draft', { version: next }) : words('version', { version });
}
