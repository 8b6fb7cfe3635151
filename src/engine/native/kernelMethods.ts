import * as tf from '@tensorflow/tfjs-core';

/**
 * Gives tensors the few chained methods that tfjs-node's kernels call (ArgMax, ArgMin, Exp, Prelu). Its union package would
 * bring them, with browser backends that have no place here.
 */
export function addKernelMethods(): void {
  const methods = {
    add(this: tf.Tensor, other: tf.Tensor) {
      return tf.add(this, other);
    },
    sub(this: tf.Tensor, other: tf.Tensor) {
      return tf.sub(this, other);
    },
    mul(this: tf.Tensor, other: tf.Tensor) {
      return tf.mul(this, other);
    },
    toInt(this: tf.Tensor) {
      return tf.cast(this, 'int32');
    },
    toFloat(this: tf.Tensor) {
      return tf.cast(this, 'float32');
    },
  };
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in tf.Tensor.prototype)) Object.defineProperty(tf.Tensor.prototype, name, { value, writable: true });
  }
}
