import type { LayerWeights } from '../../protocol';
import { latestCheckpoint, readVersion, type NamedArray } from '../../store';
import { distributionOf } from './distribution';
import { readVersionFiles } from './models';

/** How a layer's weights lie, in a version or in a run's last checkpoint; none where there is neither yet. */
export function layerWeights(folder: string, network: string, layer: string): LayerWeights {
  const arrays = readVersion(folder) ? readVersionFiles(folder).weights : (latestCheckpoint(folder)?.arrays ?? []);
  return { weights: [...ofLayer(arrays, `${layer}/`), ...ofLayer(arrays, `${network}/${layer}/`)] };
}

/** Where a file has several networks, their names stand before the layers'. */
function ofLayer(arrays: readonly NamedArray[], prefix: string): LayerWeights['weights'] {
  return arrays
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, shape, values }) => ({ name: name.slice(prefix.length), ...distributionOf(shape, values) }));
}
