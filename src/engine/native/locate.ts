import { failureOf, SourceFailure } from './failure';
import { type Places } from './places';
import { checkRuntime, type CheckedRuntime } from './runtimeFolder';
import { nativeSources, type NativeSource, type SourceAttempt } from './types';

/** A folder that may hold a runtime already. */
interface Candidate {
  readonly source: NativeSource;
  readonly folder: string;
  readonly handMade: boolean;
  /** Whether it is worth a word when it is not there: the person expects it. */
  readonly expected: boolean;
}

export interface LocatedRuntime extends CheckedRuntime {
  readonly source: NativeSource;
  readonly folder: string;
}

/** A runtime that is there, and why the places before it had none. */
export interface Located {
  readonly found?: LocatedRuntime;
  readonly tried: readonly SourceAttempt[];
}

/** The folders that may hold a runtime, in the order in which they are tried. */
function candidates(places: Places): Candidate[] {
  const all: Candidate[] = [];
  if (places.named !== undefined) {
    all.push({ source: 'named', folder: places.named, handMade: true, expected: true });
  }
  if (places.carried !== undefined) {
    all.push({ source: 'carried', folder: places.carried, handMade: false, expected: false });
  }
  all.push({ source: 'cached', folder: places.wheelFolder, handMade: false, expected: true });
  all.push({ source: 'cached', folder: places.archiveFolder, handMade: false, expected: false });
  return all;
}

/** Only what says that nothing was ever put there; anything else means that something is wrong. */
const absentCodes = new Set(['not-found', 'not-set-up']);

/**
 * Finds the first runtime that is there and works, without fetching anything. `load` makes the last check: it may throw a
 * SourceFailure, and the search goes on.
 */
export async function locate(
  places: Places,
  full: boolean,
  signal?: AbortSignal,
  load: (runtime: LocatedRuntime) => void = () => undefined,
): Promise<Located> {
  if (places.enabled.size === 0) {
    return { tried: nativeSources.map((source) => new SourceFailure('disabled').attempt(source)) };
  }
  const tried: SourceAttempt[] = [];
  for (const { source, folder, handMade, expected } of candidates(places)) {
    if (!places.enabled.has(source)) continue;
    try {
      const found = { source, folder, ...(await checkRuntime(places, folder, { full, handMade }, signal)) };
      load(found);
      return { found, tried };
    } catch (error) {
      if (signal?.aborted) throw error;
      const failure = failureOf(error, folder);
      if (expected || !absentCodes.has(failure.code)) tried.push(failure.attempt(source));
    }
  }
  return { tried };
}
