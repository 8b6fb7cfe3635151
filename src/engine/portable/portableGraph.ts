import { tidy, zeros, type Tensor, type Variable } from '@tensorflow/tfjs-core';
import { StudioError } from '../../protocol';
import { variableOf, type Network } from '../build';
import { nativeBackend } from '../native/activeBackend';
import {
  float,
  mark,
  record,
  replaceGather,
  Untraceable,
  variableName,
  type GraphNode,
  type RecordedValue,
  type Recording,
} from '../trace';
import { anyBatch, recordedRows } from './anyBatch';
import { cannotExport } from './cannotExport';
import { constantNode } from './constants';

/** A value that a graph is given or gives, of any number of rows. */
export interface PortableValue {
  /** As people know it. */
  readonly name: string;
  /** In the graph, as `node:0`. */
  readonly value: string;
  /** TensorFlow's number of the type. */
  readonly dtype: number;
  /** Of one row. */
  readonly shape: readonly number[];
}

/** A network as operations of TensorFlow, weights and all, for any number of rows. */
export interface PortableGraph {
  readonly inputs: readonly PortableValue[];
  readonly outputs: readonly PortableValue[];
  readonly nodes: readonly GraphNode[];
  /** Types and shapes of values; -1 where a size depends on the number of rows. */
  readonly values: ReadonlyMap<string, RecordedValue>;
  /** The layer that each node belongs to. */
  readonly layers: ReadonlyMap<GraphNode, string>;
}

/** What becomes of a network's output, by the names of what it gives. */
export type Finish = (output: Tensor) => Readonly<Record<string, Tensor>>;

const prefix = 'network';

/**
 * Writes down what a network computes; throws where a layer cannot be written down. With `loops` recurrent layers are loops,
 * which only TensorFlow's sessions run.
 */
export function portableGraph(network: Network, finish: Finish, loops = false): PortableGraph {
  const [first, second] = recordedRows.map((rows) => recordRows(network, finish, rows, loops));
  if (!first || !second) throw new Error('nothing was recorded');
  const layers = layersOf(first.recording);
  const { nodes, values } = anyBatch(first.recording, second.recording, layers);
  const weights = network.weights.map((weight, index) => weightNode(variableName(index), variableOf(weight)));
  const used = neededNodes(
    [...weights, ...nodes],
    first.recording.results.map(({ name }) => name),
  );
  return {
    inputs: network.inputs.map(({ name, shape }, index) => {
      const { name: value = '', dtype = float } = first.recording.feeds[index] ?? {};
      return { name, value, dtype, shape };
    }),
    outputs: first.recording.results.map(({ name: value, dtype, shape }, index) => {
      return { name: first.names[index] ?? '', value, dtype, shape: shape.slice(1) };
    }),
    nodes: used,
    values,
    layers,
  };
}

function recordRows(
  network: Network,
  finish: Finish,
  rows: number,
  loops: boolean,
): { readonly recording: Recording; readonly names: readonly string[] } {
  const backend = nativeBackend();
  if (!backend) throw new StudioError('run', 'cannot-export', { key: 'engine.traceNoLibrary' });
  replaceGather();
  let last = '';
  const names: string[] = [];
  let recording: Recording | undefined;
  try {
    tidy(() => {
      const feeds = network.inputs.map(({ shape, dtype }) => zeros([rows, ...shape], dtype));
      const program = (): Tensor[] => {
        const watch = (layer: string, output: Tensor): Tensor => {
          mark((last = layer));
          return output;
        };
        const given = finish(network.call(feeds, false, { replace: watch }));
        names.push(...Object.keys(given));
        return Object.values(given);
      };
      ({ recording } = record(backend, prefix, network.weights.map(variableOf), feeds, program, loops));
    });
  } catch (error) {
    if (!(error instanceof Untraceable)) throw error;
    const layer = network.layerShapes[network.layerShapes.findIndex(({ name }) => name === last) + 1]?.name ?? last;
    throw cannotExport(layer, error.reason, error);
  }
  if (!recording) throw new Error('nothing was recorded');
  return { recording, names };
}

function layersOf({ nodes, parts }: Recording): ReadonlyMap<GraphNode, string> {
  const layers = new Map<GraphNode, string>();
  for (const [index, node] of nodes.entries()) {
    layers.set(node, parts.find(({ end }) => index < end)?.name ?? 'output');
  }
  return layers;
}

/** A weight as a constant, under the name by which the recording reads it. */
function weightNode(name: string, variable: Variable): GraphNode {
  const values = Float32Array.from(variable.dataSync());
  return constantNode(`${name}/read`, float, variable.shape, values);
}

/** Those that the results follow from. */
function neededNodes(nodes: readonly GraphNode[], results: readonly string[]): readonly GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const needed = new Set(results.map(nodeOf));
  // A set goes through what is added on the way.
  for (const name of needed) for (const value of byName.get(name)?.input ?? []) needed.add(nodeOf(value));
  return nodes.filter(({ name }) => needed.has(name));
}

/** The node that a value is an output of. */
const nodeOf = (value: string): string => value.replace(/^\^/, '').replace(/:\d+$/, '');
