import type { RunStatus } from '../../protocol';
import type { TextKey } from '../../texts';

/** What people call the states of a run. */
export const statusWords: Readonly<Record<RunStatus, TextKey>> = {
  starting: 'extension.stateStarting',
  running: 'extension.stateRunning',
  pausing: 'extension.statePausing',
  paused: 'extension.statePaused',
  stopping: 'extension.stateStopping',
  stopped: 'extension.stateStopped',
  completed: 'extension.stateCompleted',
  failed: 'extension.stateFailed',
  interrupted: 'extension.stateInterrupted',
};
