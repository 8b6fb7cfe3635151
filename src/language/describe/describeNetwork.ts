import type { ReadLayer } from '../check/readLayer';
import { outputName } from '../resolve/layerSpec';
import type { GraphLayer, NetworkGraph } from '../resolve/networkGraph';
import type { LayerConfig, LayerOutcome, Misfit } from '../schema/layers/layerType';
import { isMisfit, numberOf } from '../schema/layers/shapes';
import type { InputDescription, LayerDescription, NetworkDescription, Shape } from '../types/description';
import type { LineTable } from '../parse/lineTable';

const bytesPerWeight = 4;

/** A layer of a network with what was found out of it. */
export interface InferredLayer {
  readonly layer: GraphLayer;
  readonly config: LayerConfig;
  /** Config of the layer inside a wrapper. */
  readonly wrapped?: LayerConfig;
  /** Null: not known, or wrong already. */
  readonly inputShapes: readonly (Shape | null)[];
  readonly outcome: LayerOutcome | null;
  readonly misfit: Misfit | null;
}

/** Config with what the data decides: the vocabulary of an embedding. */
export type Complete = (layer: GraphLayer) => LayerConfig;

/** Infers every layer's shape, parameters and cost; a layer behind one that does not fit is not known. */
export function inferNetwork(
  graph: NetworkGraph,
  inputs: readonly InputDescription[] | null,
  complete: Complete,
): readonly InferredLayer[] {
  const shapes = new Map<string, Shape | null>(inputs?.map((input) => [input.name, input.shape]));
  return graph.layers.map((layer): InferredLayer => {
    const inputShapes = layer.inputs.map((name) => shapes.get(name) ?? null);
    const config = complete(layer);
    const inferred = inferLayer(layer.read, config, inputShapes);
    const outcome = inferred && !isMisfit(inferred) ? inferred : null;
    shapes.set(layer.name, outcome?.outputShape ?? null);
    const misfit = inferred && isMisfit(inferred) ? inferred : null;
    const { wrapped } = layer.read;
    return {
      layer,
      config: settled(layer.read.typeName, config, outcome?.outputShape),
      // Only timeDistributed wraps layers that have something to settle: it adds the steps in front.
      ...(wrapped ? { wrapped: settled(wrapped.typeName, wrapped.config, outcome?.outputShape.slice(1)) } : {}),
      inputShapes,
      outcome,
      misfit,
    };
  });
}

/**
 * What tfjs would misread is written out: a reshape's -1, behind which layers cannot be built, and an axis of concatenate
 * counted from the end, which it takes for the last.
 */
function settled(type: string, config: LayerConfig, outputShape: Shape | undefined): LayerConfig {
  if (!outputShape) return config;
  switch (type) {
    case 'reshape':
      return outputShape.every((size) => size !== null) ? { ...config, targetShape: outputShape } : config;
    case 'concatenate': {
      const axis = numberOf(config, 'axis');
      return axis < -1 ? { ...config, axis: axis + outputShape.length + 1 } : config;
    }
    default:
      return config;
  }
}

function inferLayer(read: ReadLayer, config: LayerConfig, shapes: readonly (Shape | null)[]) {
  const known = shapes.filter((shape) => shape !== null);
  if (!read.type || !read.valid || known.length !== shapes.length) return null;
  const { wrapped } = read;
  if (read.type.takes === 'one' && shapes.length > 1) {
    const misfit: Misfit = { misfit: 'language.misfitManyInputs', args: { layer: read.typeName }, argument: 'inputs' };
    return misfit;
  }
  return read.type.infer({
    config,
    inputs: known,
    ...(wrapped?.type ? { wrapped: { type: wrapped.type, config: wrapped.config } } : {}),
  });
}

function trainableCount(inferred: InferredLayer): number {
  return inferred.config['trainable'] === false ? 0 : (inferred.outcome?.trainable ?? 0);
}

function describeLayer(inferred: InferredLayer, lines: LineTable): LayerDescription {
  const { layer, outcome, config } = inferred;
  return {
    name: layer.name,
    type: layer.read.typeName,
    inputs: layer.inputs,
    outputShape: outcome?.outputShape ?? null,
    parameters: (outcome?.trainable ?? 0) + (outcome?.frozen ?? 0),
    trainableParameters: trainableCount(inferred),
    flops: outcome?.flops ?? 0,
    config,
    range: lines.range(layer.read.span),
  };
}

/** What a person or a program wants to know of a network before it trains. */
export function describeNetwork(
  name: string,
  graph: NetworkGraph,
  inputs: readonly InputDescription[] | null,
  inferred: readonly InferredLayer[],
  lines: LineTable,
): NetworkDescription {
  const layers = inferred.map((layer) => describeLayer(layer, lines));
  const total = (value: (layer: LayerDescription) => number) => layers.reduce((sum, layer) => sum + value(layer), 0);
  const parameters = total((layer) => layer.parameters);
  return {
    name,
    inputs: inputs ?? [],
    layers,
    outputs: outputName(graph),
    parameters,
    trainableParameters: total((layer) => layer.trainableParameters),
    flops: total((layer) => layer.flops),
    memoryBytes: parameters * bytesPerWeight,
  };
}
