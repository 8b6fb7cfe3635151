/// <reference path=".model-studio/types/model-studio.d.ts" />
import { defineLayer, defineModel, tf } from 'model-studio';

/** x + sin(a x)^2 / a with a learnt: goes on beyond the data as waves do (Ziyin and others, 2020). */
const snake = defineLayer({
  name: 'snake',
  build({ inputShape, addWeight }) {
    addWeight('frequency', [inputShape.at(-1) ?? 1], { initializer: 'ones' });
  },
  call: (x, { weights }) =>
    tf.add(x, tf.div(tf.square(tf.sin(tf.mul(weights.frequency, x))), tf.add(weights.frequency, 1e-6))),
});

/** Large errors count as their size, small ones as their square. */
const charbonnier = (actual, predicted) => tf.sub(tf.sqrt(tf.add(tf.square(tf.sub(actual, predicted)), 1)), 1);

/** The share of rows that are nearly right. */
const near = (actual, predicted) => tf.cast(tf.less(tf.abs(tf.sub(actual, predicted)), 0.1), 'float32');

export default defineModel({
  name: 'waves',
  data: {
    source: ({ random }) => {
      const time = Float32Array.from({ length: 400 }, () => random.uniform() * 12);
      return { time, height: time.map((at) => Math.sin(at) + 0.5 * Math.sin(3 * at) + 0.05 * random.normal()) };
    },
    target: 'height',
  },
  model: [{ dense: 32 }, snake(), { dense: 32 }, snake(), { dense: 1 }],
  train: { optimizer: { adam: { learningRate: 0.01 } }, loss: charbonnier, metrics: ['mae', near], epochs: 60, batchSize: 32 },
});
