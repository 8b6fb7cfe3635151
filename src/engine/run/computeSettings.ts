import os from 'node:os';
import type { LayerSpec, ModelFile } from '../../language';
import type { ComputeSettings } from '../../protocol';

/** Products of a batch with a matrix below this size are done before a second thread has woken up (measured). */
const smallProduct = 1 << 22;

const layersOf = (file: ModelFile): LayerSpec[] =>
  file.networks.flatMap((network) => network.layers).map((layer) => layer.wrapped ?? layer);

/** The largest product of a batch with the weights of a layer that has units: rows × units × units of the layer before. */
function largestProduct(file: ModelFile): number {
  const units = layersOf(file)
    .map(({ config }) => config['units'])
    .filter((size) => typeof size === 'number');
  return units.reduce(
    (most, size, index) => Math.max(most, file.train.batchSize * size * (units[index - 1] ?? size)),
    0,
  );
}

/**
 * How the native library should compute a model: threads help large products and hinder small ones, and oneDNN is made for
 * convolutions. Taken from the workloads of the benchmark.
 */
export function suggestCompute(file: ModelFile, processors = os.availableParallelism()): ComputeSettings {
  const types = layersOf(file).map(({ type }) => type);
  if (types.some((type) => /conv/i.test(type))) return { oneDnn: true, intraThreads: 1, interThreads: processors };
  if (largestProduct(file) >= smallProduct) return { oneDnn: true, intraThreads: 0, interThreads: 0 };
  return { oneDnn: false, intraThreads: 1, interThreads: 1 };
}
