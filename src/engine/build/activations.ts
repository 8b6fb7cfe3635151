import {
  abs,
  add,
  cast,
  clipByValue,
  elu,
  exp,
  greater,
  leakyRelu,
  mul,
  neg,
  relu,
  serialization,
  sigmoid,
  softplus,
  sqrt,
  square,
  sub,
  tanh,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { flat } from './flat';

type Calculate = (input: Tensor) => Tensor;

/** relu6(x + 3) / 6, as in Keras 3; TensorFlow.js has 0.2 x + 0.5, that of Keras 2. */
const hardSigmoid: Calculate = (input) => clipByValue(add(mul(input, 1 / 6), 0.5), 0, 1);
const silu: Calculate = (input) => mul(input, sigmoid(input));
const hardSilu: Calculate = (input) => mul(input, hardSigmoid(input));

/** Zero within `threshold` of zero, unchanged elsewhere. */
const hardShrink =
  (threshold: number): Calculate =>
  (input) =>
    mul(
      input,
      flat([input], ([seen]) => cast(greater(abs(seen), threshold), 'float32')),
    );

const softShrink =
  (threshold: number): Calculate =>
  (input) =>
    sub(relu(sub(input, threshold)), relu(sub(neg(input), threshold)));

/** (x + 1)^2 / 4 between -1 and 1, zero below and x above. */
const sparsePlus: Calculate = (input) => add(mul(square(add(clipByValue(input, -1, 1), 1)), 0.25), relu(sub(input, 1)));

/** Keras 3's functions (keras/src/activations/activations.py) that TensorFlow.js lacks, or calculates otherwise. */
const functions: Readonly<Record<string, Calculate>> = {
  hardSigmoid,
  silu,
  hardSilu,
  hardSwish: hardSilu,
  leakyRelu: (input) => leakyRelu(input, 0.2),
  exponential: (input) => exp(input),
  logSigmoid: (input) => neg(softplus(neg(input))),
  hardTanh: (input) => clipByValue(input, -1, 1),
  tanhShrink: (input) => sub(input, tanh(input)),
  hardShrink: hardShrink(0.5),
  softShrink: softShrink(0.5),
  celu: (input) => elu(input),
  squareplus: (input) => mul(add(input, sqrt(add(square(input), 4))), 0.5),
  sparsePlus,
  sparseSigmoid: (input) => clipByValue(mul(add(input, 1), 0.5), 0, 1),
};

/** In the place of the one that TensorFlow.js registers under this name, where there is one. */
function register(name: string, calculate: Calculate): void {
  class Activation extends serialization.Serializable {
    static readonly className = name;

    apply(input: Tensor): Tensor {
      return tidy(() => calculate(input));
    }

    getConfig(): serialization.ConfigDict {
      return {};
    }
  }
  serialization.registerClass(Activation);
}

for (const [name, calculate] of Object.entries(functions)) register(name, calculate);
