import { allowedActions, assertNever, type RunAction, type RunStatus } from '../../protocol';
import type { PanelState } from '../state/state';

/** A run's state as the panel shows it; `idle` when there is no run. */
export type ShownStatus = RunStatus | 'idle';

/** The state, or the one between that a click has just asked for. */
export function shownStatus(state: PanelState): ShownStatus {
  return state.asked ? inBetween(state.asked.action) : (state.run?.summary.status ?? 'idle');
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
