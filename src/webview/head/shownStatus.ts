import { allowedActions, assertNever, type RunAction, type RunStatus } from '../../protocol';
import type { PanelState } from '../state/state';

/** A run's state as the panel shows it; where there is none, `kept` when versions are left of those that were deleted. */
export type ShownStatus = RunStatus | 'idle' | 'kept';

/** The state, or the one between that a click has just asked for. */
export function shownStatus(state: PanelState): ShownStatus {
  return state.asked ? inBetween(state.asked.action) : (state.run?.summary.status ?? withoutRun(state));
}

function withoutRun({ snapshot }: PanelState): ShownStatus {
  return snapshot.versions.length > 0 ? 'kept' : 'idle';
}

/** Whether there is anything that was trained: a run, or a version that outlived its own. */
export function isTrained({ run, snapshot }: PanelState): boolean {
  return run !== null || snapshot.versions.length > 0;
}

/** The newest version of the model, if any. */
export function newestVersion({ snapshot }: PanelState): number | undefined {
  const numbers = snapshot.versions.map(({ version }) => version);
  return numbers.length > 0 ? Math.max(...numbers) : undefined;
}

/** What may be done now: the host's word, or, right after a click, what the state between allows. */
export function shownActions(state: PanelState): ReadonlySet<RunAction> {
  if (!state.snapshot.trusted) return new Set();
  if (!state.asked) return new Set(state.snapshot.actions);
  return allowedActions(inBetween(state.asked.action), { checkpoint: state.run?.summary.checkpoint ?? false });
}

function inBetween(action: RunAction): RunStatus {
  switch (action) {
    case 'train':
    case 'resume':
      return 'starting';
    case 'pause':
      return 'pausing';
    case 'stop':
      return 'stopping';
    default:
      return assertNever(action);
  }
}
