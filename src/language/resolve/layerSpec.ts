import type { ReadLayer } from '../check/readLayer';
import type { LayerConfig } from '../schema/layers/layerType';
import type { LayerSpec } from '../types/modelFile';
import type { GraphLayer, NetworkGraph } from './networkGraph';

/** The layer whose result leaves the network. */
export function outputName(graph: NetworkGraph): readonly string[] {
  return graph.output ? [graph.output.name] : [];
}

function wrappedSpec(read: ReadLayer, outer: string): LayerSpec {
  return {
    name: read.name?.name ?? `${outer}_${read.typeName}`,
    type: read.typeName,
    config: read.config,
    inputs: [],
    ...(read.wrapped ? { wrapped: wrappedSpec(read.wrapped, outer) } : {}),
  };
}

/** A layer as the engine is to build it. */
export function layerSpec(layer: GraphLayer, config: LayerConfig): LayerSpec {
  return {
    name: layer.name,
    type: layer.read.typeName,
    config,
    inputs: layer.inputs,
    ...(layer.read.wrapped ? { wrapped: wrappedSpec(layer.read.wrapped, layer.name) } : {}),
  };
}
