import type { RunSummary } from '../../protocol';
import type { PanelContext } from '../context';
import type { PanelState } from '../state/state';

type NamedRun = Pick<RunSummary, 'run' | 'version'>;

/** The version that a run gave, if it has given one. */
export function versionOfRun({ versions }: PanelState['snapshot'], summary: NamedRun): number | undefined {
  return summary.version ?? versions.find((one) => one.run === summary.run)?.version;
}

/** What a run is called: its version, or a draft of the next one while it has none. */
export function runName({ words }: PanelContext, snapshot: PanelState['snapshot'], summary: NamedRun): string {
  const version = versionOfRun(snapshot, summary);
  const next = Math.max(0, ...snapshot.versions.map((one) => one.version)) + 1;
  return version === undefined ? words('draft', { version: next }) : words('version', { version });
}
