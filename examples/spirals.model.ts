/// <reference path=".model-studio/types/model-studio.d.ts" />
import { defineLayer, defineMetric, defineModel, tf, type Tensor } from 'model-studio';

/** How near a point is to each of some centres, which are learnt: exp(-width * distance^2). */
const radial = defineLayer({
  name: 'radial',
  arguments: { units: 32, width: 1 },
  build({ inputShape, args, addWeight }) {
    addWeight('centres', [args.units, inputShape.at(-1) ?? 1], { initializer: { randomUniform: { minval: -1.5, maxval: 1.5 } } });
    addWeight('widths', [args.units], { initializer: { constant: { value: args.width } } });
  },
  call(points: Tensor, { weights }) {
    const apart = tf.sub(tf.expandDims(points, 1), tf.expandDims(weights.centres, 0));
    const distance = tf.sum(tf.square(apart), -1);
    return tf.exp(tf.neg(tf.mul(distance, tf.softplus(weights.widths))));
  },
  computeOutputShape: (_inputShape, { args }) => [args.units],
});

/** Cross-entropy that looks less at rows which are right already (Lin and others, 2017). */
function focal(actual: Tensor, predicted: Tensor): Tensor {
  const chosen = tf.sum(tf.mul(tf.oneHot(actual, 2), predicted), -1);
  const probability = tf.clipByValue(chosen, 1e-7, 1);
  return tf.neg(tf.mul(tf.square(tf.sub(1, probability)), tf.log(probability)));
}

/** How sure the network is of what it answers. */
const sureness = defineMetric({
  name: 'sureness',
  better: 'max',
  call: (_actual, predicted) => tf.max(predicted, -1),
});

/** Two arms of a spiral. */
async function* spirals({ random }: { random: { uniform(): number; normal(): number } }) {
  for (let row = 0; row < 600; row += 1) {
    const arm = row % 2;
    const turn = Math.sqrt(random.uniform()) * 3 * Math.PI;
    const angle = turn + arm * Math.PI;
    yield {
      x: turn * Math.cos(angle) + 0.2 * random.normal(),
      y: turn * Math.sin(angle) + 0.2 * random.normal(),
      arm: arm === 0 ? 'first' : 'second',
    };
  }
}

export default defineModel({
  name: 'spirals',
  data: { source: spirals, target: 'arm', split: { validation: 0.2, test: 0.2 } },
  model: [radial({ units: 64, width: 2 }), { dense: { units: 32, activation: 'relu' } }, { dense: { units: 2, activation: 'softmax' } }],
  train: {
    optimizer: { adam: { learningRate: 0.01 } },
    loss: focal,
    metrics: ['accuracy', sureness],
    epochs: 40,
    batchSize: 32,
  },
});
