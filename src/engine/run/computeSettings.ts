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

/** Kernels that one product with the state holds. */
const gates: Readonly<Record<string, number>> = { simpleRNN: 1, gru: 2, lstm: 4 };

/** The largest product of a batch of states with a recurrent kernel; 0 where no layer is recurrent. */
function largestRecurrence(file: ModelFile): number {
  const sizes = layersOf(file).map(({ type, config }) => {
    const units = Number(config['units'] ?? 0);
    return (gates[type] ?? 0) * file.train.batchSize * units * units;
  });
  return Math.max(0, ...sizes);
}

/**
 * How the native library should compute a model: threads help large products and hinder small ones, and oneDNN is made for
 * convolutions. Taken from the workloads of the benchmark.
 */
export function suggestCompute(file: ModelFile, processors = os.availableParallelism()): ComputeSettings {
  const types = layersOf(file).map(({ type }) => type);
  if (types.some((type) => /conv/i.test(type))) return { oneDnn: true, intraThreads: 1, interThreads: processors };
  // The halves of a batch run beside each other, each on a thread.
  if (largestRecurrence(file) >= smallProduct) return { oneDnn: true, intraThreads: 1, interThreads: processors };
  if (largestProduct(file) >= smallProduct) return { oneDnn: true, intraThreads: 0, interThreads: 0 };
  return { oneDnn: false, intraThreads: 1, interThreads: 1 };
}

/**
 * What is worth timing for a model: the rule's choice first, then threads within operations, operations beside each
 * other, and one thread for everything.
 */
export function computeCandidates(file: ModelFile, processors = os.availableParallelism()): readonly ComputeSettings[] {
  const rule = suggestCompute(file, processors);
  const all: readonly ComputeSettings[] = [
    rule,
    { oneDnn: true, intraThreads: 0, interThreads: 0 },
    { oneDnn: true, intraThreads: 1, interThreads: processors },
    { oneDnn: false, intraThreads: 1, interThreads: 1 },
  ];
  const nameOf = ({ oneDnn, intraThreads, interThreads }: ComputeSettings) =>
    [oneDnn, intraThreads, interThreads].join();
  return [...new Map(all.map((settings) => [nameOf(settings), settings])).values()];
}
