import { assertNever, isOver, type RunAction, type RunView, type Snapshot, type ToPanelMessage } from '../../protocol';
import { addEntry, addSeries } from './entries';
import { type Series } from './series';
import type { PanelState, RunState } from './state';

/** The panel's state after a message of the host; null before the first snapshot. Answers to requests change nothing. */
export function reduce(state: PanelState | null, message: ToPanelMessage): PanelState | null {
  if (message.type === 'snapshot') {
    const { compared, serving, cursor, notebook } = state ?? {};
    return {
      ...fromSnapshot(message.snapshot),
      ...(compared && { compared }),
      ...(serving && { serving }),
      ...(notebook && { notebook }),
      ...(cursor !== undefined && { cursor }),
    };
  }
  if (!state) return null;
  switch (message.type) {
    case 'model':
      return { ...state, snapshot: { ...state.snapshot, model: message.model } };
    case 'compared':
      return withCompared(state, message.run);
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
      return ofRun(withData(state, message), message.run, (run) => ({
        run: addEntry(run, message.entry),
        gap: message.entry.seq > run.sequence + 1,
      }));
    case 'run/progress':
      return ofRun(state, message.run, (run) => ({ run: { ...run, progress: message.progress } }));
    case 'run/reading':
      return ofRun(state, message.run, (run) => ({ run: { ...run, reading: message.reading } }));
    case 'run/series':
      return ofRun(state, message.run, (run) => {
        const { series, gap } = addSeries(run.series, message.part);
        return { run: { ...run, series }, gap };
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

interface Changed {
  readonly run: RunState;
  /** Something before it was missed. */
  readonly gap?: boolean;
}

/** A message about a run that is neither the one shown nor laid over it changes nothing. */
function ofRun(state: PanelState, id: string, change: (run: RunState) => Changed): PanelState {
  const { run, compared } = state;
  const shown = run?.summary.run === id ? change(run) : undefined;
  const over = compared?.summary.run === id ? change(compared) : undefined;
  if (!shown && !over) return state;
  return {
    ...state,
    ...(shown && { run: shown.run }),
    ...(over && { compared: over.run }),
    stale: state.stale || Boolean(shown?.gap) || Boolean(over?.gap),
  };
}

/** What the shown run has read of its data. */
function withData(state: PanelState, { run, entry }: Extract<ToPanelMessage, { type: 'run/event' }>): PanelState {
  if (entry.type !== 'data' || state.run?.summary.run !== run) return state;
  const model = { ...state.snapshot.model, data: entry.summary };
  return { ...state, snapshot: { ...state.snapshot, model, signature: state.snapshot.signature ?? entry.signature } };
}

function withCompared({ compared: _before, ...state }: PanelState, run: RunView | null): PanelState {
  return run ? { ...state, compared: fromView(run) } : state;
}

function withStatus(state: PanelState, message: Extract<ToPanelMessage, { type: 'run/status' }>): PanelState {
  const { run: id, status, summary, actions } = message;
  const known = state.snapshot.runs.some(({ run }) => run === id);
  const runs = known
    ? state.snapshot.runs.map((run) => (run.run === id ? summary : run))
    : [summary, ...state.snapshot.runs];
  const next = ofRun({ ...state, snapshot: { ...state.snapshot, runs } }, id, (run) => ({
    run: { ...run, summary, progress: isOver(status) && status !== 'paused' ? null : run.progress },
  }));
  if (state.run?.summary.run !== id) return next;
  return { ...next, snapshot: { ...next.snapshot, actions }, asked: null };
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
    ...(view.expect && { expect: view.expect }),
  };
  const run = view.entries.reduce(addEntry, empty);
  // The series of a snapshot are what is true now, whatever the journal undid on the way.
  const { series } = addSeries(new Map(), view.series);
  return { ...run, series, progress: view.progress };
}
