import {
  assertNever,
  isOver,
  type JournalEntry,
  type RunAction,
  type RunView,
  type Snapshot,
  type ToPanelMessage,
} from '../../protocol';
import { addEntry, addSeries } from './entries';
import { type Series } from './series';
import type { PanelState, RunState } from './state';

/** The panel's state after a message of the host; null before the first snapshot. Answers to requests change nothing. */
export function reduce(state: PanelState | null, message: ToPanelMessage): PanelState | null {
  if (message.type === 'snapshot') {
    const { serving, cursor, notebook } = state ?? {};
    return {
      ...fromSnapshot(message.snapshot),
      ...(serving && { serving }),
      ...(notebook && { notebook }),
      ...(cursor !== undefined && { cursor }),
    };
  }
  if (!state) return null;
  switch (message.type) {
    case 'model':
      return { ...state, snapshot: { ...state.snapshot, model: message.model } };
    case 'versions':
      return { ...state, snapshot: { ...state.snapshot, versions: message.versions, signature: message.signature } };
    case 'serving':
      return { ...state, serving: message.serving };
    case 'notebook':
      return { ...state, notebook: message };
    case 'cursor':
      return { ...state, cursor: message.line };
    case 'run/status':
      return withStatus(state, message);
    case 'run/event':
      return ofRun(state, message.run, (run) => withEntry(state, run, message.entry));
    case 'run/progress':
      return ofRun(state, message.run, (run) => ({ ...state, run: { ...run, progress: message.progress } }));
    case 'run/reading':
      return ofRun(state, message.run, (run) => ({ ...state, run: { ...run, reading: message.reading } }));
    case 'run/series':
      return ofRun(state, message.run, (run) => {
        const { series, gap } = addSeries(run.series, message.part);
        return { ...state, run: { ...run, series }, stale: state.stale || gap };
      });
    case 'response':
    case 'request/progress':
      return state;
    default:
      return assertNever(message);
  }
}

/** The state once a button was pressed: shown at once, true when the host says so. */
export function ask(state: PanelState, action: RunAction, at: number): PanelState {
  return { ...state, asked: { action, at } };
}

/** A message about a run that is not the one shown changes nothing. */
function ofRun(state: PanelState, run: string, change: (run: RunState) => PanelState): PanelState {
  return state.run?.summary.run === run ? change(state.run) : state;
}

function withEntry(state: PanelState, run: RunState, entry: JournalEntry): PanelState {
  const gap = entry.seq > run.sequence + 1;
  const next: PanelState = { ...state, run: addEntry(run, entry), stale: state.stale || gap };
  if (entry.type !== 'data') return next;
  const model = { ...state.snapshot.model, data: entry.summary };
  return { ...next, snapshot: { ...state.snapshot, model, signature: state.snapshot.signature ?? entry.signature } };
}

function withStatus(state: PanelState, message: Extract<ToPanelMessage, { type: 'run/status' }>): PanelState {
  const runs = state.snapshot.runs.filter((run) => run.run !== message.run);
  const snapshot = { ...state.snapshot, runs: [message.summary, ...runs], actions: message.actions };
  if (state.run?.summary.run !== message.run) {
    return { ...state, snapshot: { ...state.snapshot, runs: snapshot.runs } };
  }
  const progress = isOver(message.status) && message.status !== 'paused' ? null : state.run.progress;
  return { ...state, snapshot, run: { ...state.run, summary: message.summary, progress }, asked: null };
}

function fromSnapshot({ run, ...snapshot }: Snapshot): PanelState {
  // What a run that has no version yet takes as input, and its data, stand in its journal.
  const told = run?.entries.findLast((entry) => entry.type === 'data');
  const data = told?.type === 'data' ? told : undefined;
  const model = { ...snapshot.model, data: snapshot.model.data ?? data?.summary ?? null };
  return {
    snapshot: { ...snapshot, model, signature: snapshot.signature ?? data?.signature ?? null },
    run: run && fromView(run),
    asked: null,
    stale: false,
  };
}

function fromView(view: RunView): RunState {
  const empty: RunState = {
    summary: view.summary,
    sequence: 0,
    lastHeard: null,
    started: null,
    epochs: [],
    series: new Map<string, Series>(),
    progress: null,
    checkpoint: null,
    evaluation: null,
    samples: [],
    notices: [],
    finished: null,
  };
  const run = view.entries.reduce(addEntry, empty);
  // The series of a snapshot are what is true now, whatever the journal undid on the way.
  const { series } = addSeries(new Map(), view.series);
  return { ...run, series, progress: view.progress };
}
