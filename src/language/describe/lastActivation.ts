import type { InferredLayer } from './describeNetwork';

/** Layers that pass each number on, perhaps in another shape. */
const passing: ReadonlySet<string> = new Set([
  'flatten',
  'reshape',
  'permute',
  'dropout',
  'spatialDropout1d',
  'spatialDropout2d',
  'spatialDropout3d',
  'alphaDropout',
  'gaussianDropout',
  'gaussianNoise',
  'masking',
]);

/** The activation that the numbers leaving the network went through last; null when it cannot be told. */
export function lastActivation(layers: readonly InferredLayer[], output: string): string | null {
  const last = layers.find((candidate) => candidate.layer.name === output);
  if (!last) return null;
  const { typeName, wrapped } = last.layer.read;
  if (passing.has(typeName)) return lastActivation(layers, last.layer.inputs[0] ?? '');
  if (typeName === 'softmax') return 'softmax';
  const config = typeName === 'timeDistributed' ? wrapped?.config : last.config;
  const activation = config?.['activation'];
  return typeof activation === 'string' ? activation : null;
}
