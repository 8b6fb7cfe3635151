import {
  customGrad,
  getGradient,
  LeakyRelu,
  registerGradient,
  Relu,
  Relu6,
  type GradFunc,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import { nativeBackend } from '../native/activeBackend';

/** With the numbers that each is given. */
const rectifiers: readonly (readonly [kernelName: string, numbers: readonly string[]])[] = [
  [Relu, []],
  [Relu6, []],
  [LeakyRelu, ['alpha']],
];

const replaced = new WeakSet<GradFunc>();

/** TensorFlow.js goes over what arrives with half a dozen operations, where the native library has one. */
export function mendRectifiers(): void {
  for (const [kernelName, numbers] of rectifiers) {
    const plain = getGradient(kernelName);
    if (!plain || replaced.has(plain.gradFunc)) continue;
    const gradFunc: GradFunc = (dy, saved, attributes) => {
      const [x] = saved;
      if (!x) throw new Error('a gradient lacks what was saved for it');
      const native = nativeBackend();
      const given = numbers.map((name) => [name, Number(attributes[name])] as const);
      const mask = (arriving: Tensor): Tensor =>
        native
          ? runNatively(native, `${kernelName}Grad`, given, arriving, x)
          : (plain.gradFunc(arriving, saved, attributes)['x']?.() ?? arriving);
      return { x: () => masked(dy as Tensor, mask) };
    };
    replaced.add(gradFunc);
    registerGradient({ ...plain, gradFunc });
  }
}

function runNatively(
  native: NodeJSKernelBackend,
  operation: string,
  numbers: readonly (readonly [string, number])[],
  dy: Tensor,
  x: Tensor,
): Tensor {
  const { binding } = native;
  const attributes = [
    { name: 'T', type: binding.TF_ATTR_TYPE, value: native.getDTypeInteger('float32') },
    ...numbers.map(([name, value]) => ({ name, type: binding.TF_ATTR_FLOAT, value })),
  ];
  return native.executeSingleOutput(operation, attributes, [dy, x]);
}

/** `mask` is linear, so that it is its own gradient: a penalty on gradients asks for it. */
function masked(dy: Tensor, mask: (arriving: Tensor) => Tensor): Tensor {
  const run = customGrad((...inputs) => {
    const [arriving] = inputs as Tensor[];
    if (!arriving) throw new Error('a gradient of a rectifier lacks what arrives');
    return { value: mask(arriving), gradFunc: (further: Tensor) => masked(further, mask) };
  });
  return run(dy);
}
