import { clipByValue, serialization, tidy, type Tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';

/** relu6(x + 3) / 6, as in Keras 3 (keras/src/activations/activations.py); TensorFlow.js has 0.2 x + 0.5, that of Keras 2. */
class HardSigmoid extends serialization.Serializable {
  static readonly className = 'hardSigmoid';

  apply(input: Tensor): Tensor {
    return tidy(() => clipByValue(input.div(6).add(0.5), 0, 1));
  }

  getConfig(): serialization.ConfigDict {
    return {};
  }
}

// In the place of the one that TensorFlow.js registers under this name.
serialization.registerClass(HardSigmoid);
