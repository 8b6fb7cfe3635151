/** The states of a run, and what may be done in each: decides every button, menu, lens and verb. */
export type RunStatus =
  'starting' | 'running' | 'pausing' | 'paused' | 'stopping' | 'stopped' | 'completed' | 'failed' | 'interrupted';

export const runStatuses: readonly RunStatus[] = [
  'starting',
  'running',
  'pausing',
  'paused',
  'stopping',
  'stopped',
  'completed',
  'failed',
  'interrupted',
];

/** `train` starts another run of the same model. */
export type RunAction = 'train' | 'pause' | 'resume' | 'stop';

/** Ends a run that is at work or may go on, keeping nothing of it; or puts away one that is over. Both can be undone. */
export type RunRemoval = 'discard' | 'delete';

/** What a state depends on beside itself. */
export interface RunFacts {
  /** A whole checkpoint is on disk. */
  readonly checkpoint: boolean;
}

/** True while a process works on the run. */
export function isActive(status: RunStatus): boolean {
  return status === 'starting' || status === 'running' || status === 'pausing' || status === 'stopping';
}

/** True when the run will not go on by itself and nothing is left to wait for. */
export function isOver(status: RunStatus): boolean {
  return !isActive(status);
}

/** How a run can be put away in a state; undefined while it writes what is to be kept of it. */
export function allowedRemoval(status: RunStatus): RunRemoval | undefined {
  switch (status) {
    case 'starting':
    case 'running':
    case 'pausing':
    case 'paused':
      return 'discard';
    case 'stopping':
      return undefined;
    case 'stopped':
    case 'completed':
    case 'failed':
    case 'interrupted':
      return 'delete';
  }
}

/** What may be done with a run; with no run at all (`undefined`), only train. */
export function allowedActions(status: RunStatus | undefined, facts: RunFacts): ReadonlySet<RunAction> {
  switch (status) {
    case undefined:
    case 'completed':
      return new Set(['train']);
    case 'starting':
    case 'pausing':
      return new Set(['stop']);
    case 'running':
      return new Set(['pause', 'stop']);
    case 'paused':
      return new Set(['resume', 'stop']);
    case 'stopping':
      return new Set();
    case 'stopped':
    case 'failed':
      return new Set(facts.checkpoint ? ['train', 'resume'] : ['train']);
    case 'interrupted':
      return new Set(facts.checkpoint ? ['train', 'resume', 'stop'] : ['train']);
  }
}
