import type { Reporter } from '../check/reporter';
import { nearest } from '../check/suggest';
import { replaceWith } from '../check/walker';
import type { ReadLayer } from '../check/readLayer';

/** A layer with its name and the names of what feeds it. */
export interface GraphLayer {
  readonly name: string;
  readonly read: ReadLayer;
  readonly inputs: readonly string[];
}

export interface NetworkGraph {
  /** So that every layer comes after those that feed it; otherwise as in the file. */
  readonly layers: readonly GraphLayer[];
  /** The layer whose result leaves the network: the last of the file. */
  readonly output: GraphLayer | null;
  /** False where names or inputs are wrong: nothing more is to be said of shapes then. */
  readonly sound: boolean;
}

/** The names given by the file and, for the others, type and count: `dense_1`. */
function names(layers: readonly ReadLayer[], dataInputs: readonly string[], reporter: Reporter): string[] {
  const taken = new Set(dataInputs);
  for (const layer of layers) {
    if (!layer.name) continue;
    if (taken.has(layer.name.name)) {
      reporter.report('duplicate-name', layer.name.span, 'language.duplicateLayerName', { name: layer.name.name });
    }
    taken.add(layer.name.name);
  }
  const counts = new Map<string, number>();
  return layers.map((layer) => {
    if (layer.name) return layer.name.name;
    let count = counts.get(layer.typeName) ?? 0;
    let name: string;
    do {
      count += 1;
      name = `${layer.typeName}_${count}`;
    } while (taken.has(name));
    counts.set(layer.typeName, count);
    return name;
  });
}

/**
 * Decides what feeds each layer. `dataInputs` is null while the data is not known: any name may then be an input of it.
 */
export function networkGraph(
  layers: readonly ReadLayer[],
  dataInputs: readonly string[] | null,
  reporter: Reporter,
): NetworkGraph {
  const before = reporter.count;
  const given = names(layers, dataInputs ?? [], reporter);
  const graph = layers.map((read, index): GraphLayer => {
    const name = given[index] ?? '';
    if (read.inputs) {
      for (const input of read.inputs) checkInput(input.name, input.span, name, given, dataInputs, reporter);
      return { name, read, inputs: read.inputs.map((input) => input.name) };
    }
    const previous = given[index - 1];
    if (previous !== undefined) return { name, read, inputs: [previous] };
    if (dataInputs && dataInputs.length > 1) {
      const args = { inputs: dataInputs.join(', '), layer: read.typeName };
      reporter.report('several-inputs', read.typeSpan, 'language.severalInputs', args);
    }
    return { name, read, inputs: dataInputs ? dataInputs.slice(0, 1) : ['features'] };
  });
  const ordered = inOrder(graph, reporter);
  const output = graph.at(-1) ?? null;
  const used = new Set(graph.flatMap((layer) => layer.inputs));
  for (const layer of graph) {
    if (layer === output || used.has(layer.name)) continue;
    reporter.report('unused-layer', layer.read.typeSpan, 'language.unusedLayer', { name: layer.name });
  }
  const sound = reporter.count === before;
  if (sound && dataInputs && dataInputs.length > 1) {
    for (const input of dataInputs.filter((name) => !used.has(name))) {
      const first = graph[0]?.read.typeSpan ?? { start: 0, end: 1 };
      reporter.report('unused-input', first, 'language.unusedInput', { name: input });
    }
  }
  return { layers: ordered ?? graph, output, sound };
}

function checkInput(
  input: string,
  span: { start: number; end: number },
  layer: string,
  given: readonly string[],
  dataInputs: readonly string[] | null,
  reporter: Reporter,
): void {
  if (input === layer) {
    reporter.report('input-cycle', span, 'language.inputCycle', { name: layer });
    return;
  }
  if (given.includes(input) || dataInputs === null || dataInputs.includes(input)) return;
  const options = [...dataInputs, ...given.filter((name) => name !== layer)];
  const near = nearest(input, options);
  const args = { name: input, options: options.join(', ') };
  reporter.report('unknown-input', span, 'language.unknownInput', args, near === null ? [] : [replaceWith(span, near)]);
}

/** The layers after those that feed them; null, and told of, where they feed one another in a circle. */
function inOrder(layers: readonly GraphLayer[], reporter: Reporter): readonly GraphLayer[] | null {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const done = new Set<string>();
  const ordered: GraphLayer[] = [];
  let waiting = layers;
  while (waiting.length) {
    const ready = waiting.filter((layer) => layer.inputs.every((input) => done.has(input) || !byName.has(input)));
    const next = ready[0];
    if (!next) {
      for (const layer of waiting.filter((candidate) => candidate.read.inputs)) {
        const span = layer.read.inputs?.[0]?.span ?? layer.read.typeSpan;
        reporter.report('input-cycle', span, 'language.inputCycle', { name: layer.name });
      }
      return null;
    }
    ordered.push(next);
    done.add(next.name);
    waiting = waiting.filter((layer) => layer !== next);
  }
  return ordered;
}
