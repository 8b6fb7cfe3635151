import type { ReadLayer } from '../check/readLayer';
import type { LayerConfig } from '../schema/layers/layerType';
import type { LayerSpec } from '../types/modelFile';
import type { GraphLayer, NetworkGraph } from './networkGraph';

/** The layer whose result leaves the network. */
export function outputName(graph: NetworkGraph): readonly string[] {
  return graph.output ? [graph.output.name] : [];
}

function wrappedSpec(read: ReadLayer, outer: string, config: LayerConfig): LayerSpec {
  return {
    name: read.name?.name ?? `${outer}_${read.typeName}`,
    type: read.typeName,
    config,
    inputs: [],
    ...codeOf(read),
    ...(read.wrapped ? { wrapped: wrappedSpec(read.wrapped, outer, read.wrapped.config) } : {}),
  };
}

/** A layer as the engine is to build it; `inside` is the config of the layer that it wraps. */
export function layerSpec(layer: GraphLayer, config: LayerConfig, inside?: LayerConfig): LayerSpec {
  const { wrapped } = layer.read;
  return {
    name: layer.name,
    type: layer.read.typeName,
    config,
    inputs: layer.inputs,
    ...codeOf(layer.read),
    ...(wrapped ? { wrapped: wrappedSpec(wrapped, layer.name, inside ?? wrapped.config) } : {}),
  };
}

function codeOf({ type }: ReadLayer): { readonly code?: string } {
  return type?.code === undefined ? {} : { code: type.code };
}
