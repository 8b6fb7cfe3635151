import { AvgPool3DGrad, AvgPoolGrad, MaxPool3DGrad, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { eachWindow, type Pooling } from './pooling';
import { replaceKernel } from './replaceKernel';

/**
 * The JavaScript backend divides by the whole window also where it hangs over the edge, and mistakes the place of the
 * largest number in windows whose height and width differ.
 */
export function mendJavaScript(): void {
  replaceKernel(AvgPoolGrad, pooled(spreadEvenly));
  replaceKernel(AvgPool3DGrad, pooled(spreadEvenly));
  replaceKernel(MaxPool3DGrad, pooled(giveToLargest));
}

type Share = (gradient: Float32Array, places: readonly number[], amount: number, input: Float32Array) => void;

const spreadEvenly: Share = (gradient, places, amount) => {
  for (const place of places) gradient[place] = (gradient[place] ?? 0) + amount / places.length;
};

const giveToLargest: Share = (gradient, places, amount, input) => {
  const largest = places.reduce((best, place) => ((input[place] ?? 0) > (input[best] ?? 0) ? place : best));
  gradient[largest] = (gradient[largest] ?? 0) + amount;
};

function pooled(share: Share): (plain: KernelFunc) => KernelFunc {
  return (plain) => (given) => {
    const { dy, input } = given.inputs as unknown as { readonly dy: TensorInfo; readonly input: TensorInfo };
    const pooling = given.attrs as unknown as Pooling;
    if (pooling.pad !== 'same' && pooling.pad !== 'valid') return plain(given);
    const backend = given.backend as MathBackendCPU;
    const valuesOf = ({ dataId }: TensorInfo) => backend.readSync(dataId) as Float32Array;
    const [amounts, values] = [valuesOf(dy), valuesOf(input)];
    const gradient = new Float32Array(values.length);
    eachWindow(input.shape, pooling, (places, index) => {
      share(gradient, places, amounts[index] ?? 0, values);
    });
    return backend.makeTensorInfo(input.shape, 'float32', gradient);
  };
}
