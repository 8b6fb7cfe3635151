import { serialization, type Tensor } from '@tensorflow/tfjs-core';
import '../activations';

export interface ActivationFunction {
  apply(input: Tensor): Tensor;
}

/** The function that a file calls so. */
export function activationOf(name: string): ActivationFunction {
  const found = serialization.SerializationMap.getMap().classNameMap[name];
  if (!found) throw new Error(`there is no activation ${name}`);
  const [Activation] = found;
  return new Activation({}) as unknown as ActivationFunction;
}
