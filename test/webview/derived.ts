import type { LayerActivations, RunAction, RunStatus, SeriesPart, ToPanelMessage } from '../../src/protocol';
import type { Recording, RecordedAnswer } from './recording';

/** A recording up to the first message that is as wanted, without it. */
export function until(recorded: Recording, wanted: (message: ToPanelMessage) => boolean): Recording {
  const at = recorded.messages.findIndex(wanted);
  return { ...recorded, messages: at < 0 ? recorded.messages : recorded.messages.slice(0, at) };
}

/** While the run was going: up to the moment before it was paused. */
export function whileRunning(recorded: Recording): Recording {
  const ends: readonly RunStatus[] = ['pausing', 'paused'];
  return until(recorded, (message) => message.type === 'run/status' && ends.includes(message.status));
}

/** Nothing has read the data there: sizes and inputs are not known. */
export function inRestrictedMode(recorded: Recording): Recording {
  const { snapshot } = recorded;
  const networks = snapshot.model.networks.map((network) => ({
    ...network,
    inputs: [],
    layers: network.layers.map((layer) => ({ ...layer, outputShape: null, parameters: 0, flops: 0 })),
    ...{ parameters: 0, flops: 0, memoryBytes: 0 },
  }));
  const model = { ...snapshot.model, networks, data: null };
  return { ...recorded, snapshot: { ...snapshot, model, trusted: false, actions: [] } };
}

export function withChangedFile(recorded: Recording): Recording {
  const model = { ...recorded.snapshot.model, changedSinceRun: true };
  return { ...recorded, snapshot: { ...recorded.snapshot, model } };
}

export function withExpectations(recorded: Recording): Recording {
  const { run } = recorded.snapshot;
  const expect = [
    { measure: 'accuracy', bound: 'atLeast', value: 0.5 },
    { measure: 'loss', bound: 'atMost', value: 0.001 },
    { measure: 'r2', bound: 'atLeast', value: 0.2 },
  ] as const;
  return { ...recorded, snapshot: { ...recorded.snapshot, run: run && { ...run, expect } } };
}

/** What the host says when the recording's run has come to a state. */
export function statusMessage({ snapshot }: Recording, status: RunStatus, actions: readonly RunAction[]) {
  const summary = snapshot.run?.summary;
  return { type: 'run/status', run: summary?.run, status, summary: { ...summary, status }, actions };
}

/** With names and values that would run as code if they were taken for markup. */
export function hostile(recorded: Recording): Recording {
  const markup: Readonly<Record<string, string>> = {
    [recorded.snapshot.model.name]: '<img src=x onerror=window.hit=1>',
    petal_width: '"><svg onload=window.hit=1>',
    'Iris-setosa': '<script>window.hit=1</script>',
    'Iris-virginica': 'javascript:window.hit=1',
    dense_1: '</span><iframe srcdoc="<script>parent.hit=1</script>">',
  };
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return markup[value] ?? value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [markup[key] ?? key, replaced(item)]));
  };
  return replaced(recorded) as Recording;
}

/** With answers to what is asked of a chosen layer. */
export function withLayerAnswers(recorded: Recording): Recording {
  const counts = [1, 2, 5, 9, 14, 21, 30, 34, 31, 20, 12, 6, 3, 1];
  const lie = { mean: -0.0021, deviation: 0.1174, histogram: { minimum: -0.412, maximum: 0.398, counts } };
  const weights = [
    { name: 'kernel', shape: [3, 3, 1, 32], lie, notFinite: 0 },
    { name: 'bias', shape: [32], lie: null, notFinite: 32 },
  ];
  const params = { version: null, network: '', layer: '' };
  return {
    ...recorded,
    answers: [
      ...recorded.answers,
      { method: 'layerWeights', params, result: { ok: { weights } } },
      vectorAnswer(lie),
      mapsAnswer(lie),
    ],
  };
}

const asked = (layer: string) => ({ version: null, layer, inputs: [] });

function vectorAnswer(lie: LayerActivations['lie']): RecordedAnswer {
  const values = Array.from({ length: 64 }, (_, index) => (index % 3 === 0 ? 0 : Math.sin(index) * 0.4));
  const ok = { shape: [64], lie, notFinite: 0, values };
  return { method: 'layerActivations', params: asked('dense_1'), result: { ok } };
}

function mapsAnswer(lie: LayerActivations['lie']): RecordedAnswer {
  const maps = Array.from({ length: 32 }, (_, map) => {
    const pixels = Uint8Array.from({ length: 26 * 26 }, (_, place) => ((place % 26) * (map + 1)) % 256);
    return { height: 26, width: 26, channels: 1 as const, data: Buffer.from(pixels).toString('base64') };
  });
  const ok = { shape: [26, 26, 64], lie, notFinite: 0, maps, channels: 64 };
  return { method: 'layerActivations', params: asked('conv2d_1'), result: { ok } };
}

/** With the other runs as they are told to be laid over the one shown: as that one, a little worse. */
export function withCompared(recorded: Recording): Recording {
  const { run, runs } = recorded.snapshot;
  if (!run) return recorded;
  const worse = <V extends number | null>(name: string, value: V) =>
    value === null ? null : value * (name.endsWith('loss') ? 1.3 : 0.95);
  const entries = run.entries.map((entry) => {
    if (entry.type !== 'epoch') return entry;
    const logs = Object.entries(entry.logs).map(([name, value]) => [name, worse(name, value)]);
    return { ...entry, logs: Object.fromEntries(logs) as typeof entry.logs };
  });
  const series = Object.entries(run.series.series).map(([name, values]) => {
    return [name, values.map((value) => worse(name, value))];
  });
  const told = { ...run, entries, series: { from: 1, series: Object.fromEntries(series) as SeriesPart['series'] } };
  const compared = Object.fromEntries(runs.map((summary) => [summary.run, { ...told, summary }]));
  return { ...recorded, compared };
}
