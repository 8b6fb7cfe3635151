import { buildNetwork, type Network } from '../../../src/engine/build';
import type { JsonValue } from '../../../src/language';
import { layersOf } from './layerOfFile';

/** A dense layer of `units` on `inputs` numbers, with these arguments. */
export function buildDense(inputs: number, units: number, settings: Readonly<Record<string, JsonValue>> = {}): Network {
  const shape = [1, inputs];
  const { specs } = layersOf({
    layers: [{ dense: { units, ...settings } }],
    inputs: [{ shape, values: [] }],
    weights: [],
    factor: [],
    output: { shape: [1, units], values: [] },
  });
  return buildNetwork({ name: 'model', layers: specs }, [{ name: 'in0', shape: [inputs], dtype: 'float32' }], 7);
}
