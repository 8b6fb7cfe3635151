import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { StudioError } from '../../protocol';
import type { Message } from '../../texts';
import { variableOf, type Network } from '../build';
import { nativeBackend } from '../native/activeBackend';
import { portableGraph, wholeGraph } from '../portable';
import { loadGraph, reasonOf, variableName, type GraphCall } from '../trace';
import { sameNumbers, tensorOf, type Feed } from '../train';

/** A network, weights and all, as one call of the library for any number of rows. */
export interface CompiledNetwork {
  /** `feeds` are in the order of the network's inputs. */
  run(feeds: readonly Feed[]): Float32Array;
  dispose(): void;
}

/** Another number of rows than those that the graph is made from. */
const checkedRows = 5;

/** Compiles what `finish` makes of a network's output; gives the reason instead where that cannot be, or answers otherwise. */
export function compileNetwork(network: Network, finish: (output: Tensor) => Tensor): CompiledNetwork | Message {
  try {
    const compiled = compile(network, finish);
    if ('key' in compiled) return compiled;
    if (answersAlike(network, finish, compiled)) return compiled;
    compiled.dispose();
    return { key: 'engine.selfCheckAnswers' };
  } catch (error) {
    return error instanceof StudioError ? error.text : reasonOf(error);
  }
}

function compile(network: Network, finish: (output: Tensor) => Tensor): CompiledNetwork | Message {
  const backend = nativeBackend();
  if (!backend) return { key: 'engine.traceNoLibrary' };
  const call = predictionCall(network, finish);
  const variables = network.weights.map(variableOf);
  const graph = loadGraph(backend, variables, [call]);
  graph.write(variables.map((variable) => Float32Array.from(variable.dataSync())));
  const types = network.inputs.map(({ dtype }) => dtype);
  return {
    run: (feeds) => {
      const [values] = graph.run(
        call,
        feeds.map((feed, index) => asType(feed, types[index])),
      );
      return values ?? new Float32Array();
    },
    dispose: () => graph.dispose(),
  };
}

/**
 * The call that predicts. The library reads it from a file, so the weights are no part of it but variables of the graph:
 * those of an encrypted version must not lie on the disk in clear.
 */
export function predictionCall(network: Network, finish: (output: Tensor) => Tensor): GraphCall {
  const portable = portableGraph(network, (output) => ({ output: finish(output) }), true);
  const weights = new Set(network.weights.map((_, index) => `${variableName(index)}/read`));
  const { nodes, outputs } = wholeGraph(portable);
  return {
    nodes: nodes.filter(({ name }) => !weights.has(name)),
    inputs: portable.inputs.map(({ value }) => value),
    outputs,
  };
}

function asType(feed: Feed, dtype: Feed['dtype'] = feed.dtype): Feed {
  if (feed.dtype === dtype) return feed;
  return { ...feed, dtype, values: dtype === 'int32' ? Int32Array.from(feed.values) : Float32Array.from(feed.values) };
}

/** Whether some rows get the answers that they get operation by operation. */
function answersAlike(network: Network, finish: (output: Tensor) => Tensor, compiled: CompiledNetwork): boolean {
  const feeds = network.inputs.map(({ shape, dtype }): Feed => {
    const count = shape.reduce((product, size) => product * size, checkedRows);
    const value = (_: unknown, place: number): number => (dtype === 'int32' ? place % 2 : ((place * 37) % 101) / 101);
    const values =
      dtype === 'int32' ? Int32Array.from({ length: count }, value) : Float32Array.from({ length: count }, value);
    return { shape: [checkedRows, ...shape], dtype, values };
  });
  const wanted = tidy(() => Float32Array.from(finish(network.call(feeds.map(tensorOf), false)).dataSync()));
  return sameNumbers(wanted, compiled.run(feeds));
}
