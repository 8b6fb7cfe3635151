import type { InputRow } from '../../protocol';
import type { Feed } from '../train';
import { cannotExplain, type Explainable } from './explainable';
import { sizeOf } from './forward';

/** What the network is given of the last of some rows; those of a window are one. */
export async function lastRow(model: Explainable, rows: readonly InputRow[]): Promise<readonly Feed[]> {
  const arrays = await model.encode(rows);
  return model.network.inputs.map(({ name, shape, dtype }) => {
    const array = arrays[name];
    if (!array) throw cannotExplain();
    const count = array.values.length / sizeOf(shape);
    const last = Math.max(0, count - 1) * sizeOf(shape);
    const values = dtype === 'int32' ? Int32Array.from(array.values) : Float32Array.from(array.values);
    return { shape: [1, ...shape], dtype, values: values.subarray(last) };
  });
}
