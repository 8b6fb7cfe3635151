import type { NetworkDescription } from '../types/description';
import type { LayerHint } from '../types/editor';

/** Output shape and parameters for each layer, at the layer's place in the file. */
export function layerHints(networks: readonly NetworkDescription[]): readonly LayerHint[] {
  return networks.flatMap((network) =>
    network.layers.map((layer) => ({
      network: network.name,
      layer: layer.name,
      range: layer.range,
      outputShape: layer.outputShape,
      parameters: layer.parameters,
    })),
  );
}
