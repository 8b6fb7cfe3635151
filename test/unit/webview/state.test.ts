import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry, ToPanelMessage } from '../../../src/protocol';
import { parseMessage } from '../../../src/webview/messages/parse';
import { ask, reduce } from '../../../src/webview/state/reduce';
import type { PanelState } from '../../../src/webview/state/state';
import { recording } from '../../webview/recording';

function play(messages: readonly ToPanelMessage[], from: PanelState | null = null): PanelState {
  const state = messages.reduce<PanelState | null>(reduce, from);
  if (!state) throw new Error('no snapshot was played');
  return state;
}

const live = recording('iris-live');
const first: ToPanelMessage = { type: 'snapshot', snapshot: live.snapshot };
const id = live.snapshot.run?.summary.run ?? '';
const event = (entry: object): ToPanelMessage => ({ type: 'run/event', run: id, entry: entry as JournalEntry });

const classification = { labels: [], confusion: [], perClass: [], wrong: [] };
const reconstruction = { errors: { minimum: 0, maximum: 1, counts: [1] }, quantiles: [0, 1], worst: [] };
const evaluationWith = (detail: object) =>
  event({
    seq: 1,
    time: 1,
    type: 'evaluation',
    epoch: 1,
    splits: [{ split: 'test', rows: 1, loss: 1, metrics: {}, ...detail }],
  });

const columns = (effect: unknown) => ({ kind: 'columns', columns: [{ name: 'a', value: 1, effect }] });
const explanation = { method: 'saliency', target: null, output: 1, baseline: null, gap: null, parts: [columns(1)] };
const importance = { split: 'test', rows: 9, measure: 'rmse', base: 1, repeats: 5, columns: [] };

function answered(ok: unknown) {
  return { type: 'response', id: 1, result: { ok } };
}

describe('the state of the panel', () => {
  it('has every epoch and every batch once a run was followed to its end', () => {
    const state = play([first, ...live.messages]);
    expect(state.run?.epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(state.run?.series.get('loss')?.length).toBe(350);
    expect(state.run?.summary.status).toBe('completed');
    expect(state.snapshot.actions).toEqual(['train']);
    expect(state.stale).toBe(false);
  });

  it('does not change by messages that come twice', () => {
    const once = play([first, ...live.messages]);
    const twice = play([first, ...live.messages.flatMap((message) => [message, message])]);
    expect(twice.run?.epochs).toEqual(once.run?.epochs);
    expect(twice.run?.series.get('loss')?.length).toBe(350);
  });

  it('knows that it missed something when a number of the journal is left out', () => {
    const without = live.messages.filter((message) => message.type !== 'run/event' || message.entry.seq !== 20);
    expect(play([first, ...without]).stale).toBe(true);
  });

  it('fills steps that were never sent with nothing and asks anew', () => {
    const part = (from: number, values: number[]): ToPanelMessage => ({
      type: 'run/series',
      run: id,
      part: { from, series: { loss: values } },
    });
    const state = play([first, part(1, [1, 2]), part(5, [5])]);
    const loss = state.run?.series.get('loss');
    expect(Array.from({ length: 5 }, (_, index) => loss?.at(index))).toEqual([1, 2, NaN, NaN, 5]);
    expect(state.stale).toBe(true);
  });

  it('undoes what came after the checkpoint that a run was resumed from', () => {
    const state = play([first, ...live.messages]);
    const last = state.run?.sequence ?? 0;
    const resumed = play([event({ seq: last + 1, time: 1, type: 'resumed', epoch: 10, step: 70 })], state);
    expect(resumed.run?.epochs.length).toBe(10);
    expect(resumed.run?.series.get('loss')?.length).toBe(70);
    expect(resumed.run?.finished).toBeNull();
    expect(state.run?.epochs.length).toBe(50);
  });

  it.each(['started', 'finished'])('says that a run waits for its turn until it is %s', (type) => {
    const before = play([first]);
    const seq = before.run?.sequence ?? 0;
    const told = { type: 'notice', severity: 'warning', code: 'run-waiting', message: { key: 'engine.runWaiting' } };
    const waiting = play([event({ seq: seq + 1, time: 1, ...told })], before);
    expect(waiting.run?.notices).toContainEqual(expect.objectContaining({ code: 'run-waiting' }));
    const after = play([event({ seq: seq + 2, time: 2, type })], waiting);
    expect(after.run?.notices).toEqual(before.run?.notices);
  });

  it('follows a run that is laid over the one shown, and leaves the shown one as it is', () => {
    const shown = recording('mnist-cnn');
    const laid: ToPanelMessage = { type: 'compared', run: live.snapshot.run };
    const state = play([{ type: 'snapshot', snapshot: shown.snapshot }, laid, ...live.messages]);
    expect(state.compared?.series.get('loss')?.length).toBe(350);
    expect(state.compared?.summary.status).toBe('completed');
    expect(state.stale).toBe(false);
    expect(state.run).toEqual(play([{ type: 'snapshot', snapshot: shown.snapshot }]).run);
    expect(state.snapshot.actions).toEqual(shown.snapshot.actions);
    expect(play([{ type: 'compared', run: null }], state).compared).toBeUndefined();
  });

  it('takes no notice of a run that is not shown', () => {
    const state = play([first]);
    const other = play(
      [
        {
          type: 'run/progress',
          run: 'another',
          progress: live.messages.find((message) => message.type === 'run/progress')?.progress,
        } as ToPanelMessage,
      ],
      state,
    );
    expect(other).toBe(state);
  });

  it('shows what was asked for until the host answers', () => {
    const asked = ask(play([first]), 'stop', 5);
    expect(asked.asked).toEqual({ action: 'stop', at: 5 });
    const status = live.messages.find((message) => message.type === 'run/status');
    expect(status && reduce(asked, status)?.asked).toBeNull();
  });
});

describe('messages of the host', () => {
  it.each([
    'iris',
    'iris-idle',
    'iris-live',
    'iris-javascript',
    'mnist-cnn',
    'mnist-cnn-live',
    'mnist-cnn-paused',
    'regression-100',
    'text-classifier-en',
    'text-classifier-interrupted',
    'gan',
    'gan-2d',
    'autoencoder',
    'net-10-20-1-failed',
    'branches',
  ])('are taken as recorded: %s', (name) => {
    const { snapshot, messages } = recording(name);
    const sent = [{ type: 'snapshot', snapshot }, ...messages];
    expect(sent.map(parseMessage).filter((parsed) => 'problem' in parsed)).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'snapshot'],
    ['an unknown type', { type: 'explode' }],
    ['a name of Object', { type: 'constructor' }],
    ['a snapshot without its parts', { type: 'snapshot', snapshot: { locale: 'en' } }],
    ['a locale that there is none of', { type: 'snapshot', snapshot: { ...live.snapshot, locale: 'xx' } }],
    [
      'an epoch whose number is a text',
      { type: 'run/event', run: 'a', entry: { seq: 1, time: 1, type: 'epoch', epoch: '1' } },
    ],
    ['a series of texts', { type: 'run/series', run: 'a', part: { from: 1, series: { loss: ['1'] } } }],
    ['an answer without a number', { type: 'response', result: { ok: {} } }],
    [
      'a reconstruction without its sample',
      { type: 'response', id: 1, result: { ok: { predictions: [{ output: [1], reconstruction: { error: 1 } }] } } },
    ],
    ['a curve without points', evaluationWith({ classification: { ...classification, curves: [{ label: 0 }] } })],
    ['errors that are texts', evaluationWith({ reconstruction: { ...reconstruction, quantiles: ['1'] } })],
    ['an explanation without parts', answered({ explanation: { ...explanation, parts: undefined } })],
    ['an explanation by an unknown method', answered({ explanation: { ...explanation, method: 'guess' } })],
    ['an effect that is a text', answered({ explanation: { ...explanation, parts: [columns('1')] } })],
    ['a part of an unknown kind', answered({ explanation: { ...explanation, parts: [{ kind: 'sound' }] } })],
    ['a worth that is no number', answered({ importance: { ...importance, columns: [{ name: 'a', mean: null }] } })],
    ['progress of nothing', { type: 'request/progress', fraction: 0.5 }],
    ['progress that is a text', { type: 'request/progress', id: 1, fraction: 'half' }],
  ])('are refused with a reason: %s', (_, message) => expect(parseMessage(message)).toHaveProperty('problem'));
});

describe('explanations', () => {
  it.each([
    ['of an answer', answered({ explanation })],
    ['of a model', answered({ importance })],
    ['that are on their way', { type: 'request/progress', id: 1, fraction: null }],
  ])('are taken: %s', (_, message) => expect(parseMessage(message)).toHaveProperty('message'));
});

describe('messages with one value exchanged for something else', () => {
  const recorded = [
    { type: 'snapshot', snapshot: recording('iris').snapshot },
    { type: 'snapshot', snapshot: recording('gan').snapshot },
    first,
    ...live.messages.filter(({ type }) => type !== 'run/progress').slice(0, 20),
    ...live.messages.filter(({ type }) => type === 'run/progress').slice(0, 3),
  ];

  it('are refused with a reason, or leave a state that can be shown', () => {
    const other = fc.constantFrom<unknown>(null, undefined, -1, NaN, 1e308, '', 'x', true, [], {}, [null]);
    fc.assert(
      fc.property(
        fc.constantFrom(...recorded),
        fc.array(fc.nat(40), { minLength: 1, maxLength: 7 }),
        other,
        (one, path, value) => {
          const broken = exchanged(structuredClone(one), path, value);
          const parsed = parseMessage(broken);
          if ('problem' in parsed) return parsed.problem.length > 0;
          const state = reduce(play([first]), parsed.message);
          return state !== null && typeof state.stale === 'boolean';
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** The value at the end of a path, each step of which is taken round the number of fields there are. */
function exchanged(whole: unknown, path: readonly number[], value: unknown): unknown {
  let at: unknown = whole;
  for (const [depth, step] of path.entries()) {
    if (typeof at !== 'object' || at === null) break;
    const keys = Object.keys(at);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) break;
    const next: unknown = Reflect.get(at, key);
    const last = depth === path.length - 1 || typeof next !== 'object' || next === null;
    if (last) {
      Reflect.set(at, key, value);
      break;
    }
    at = next;
  }
  return whole;
}
