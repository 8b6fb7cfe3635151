export type TemplateName =
  'classify' | 'regression' | 'text' | 'images' | 'forecast' | 'autoencoder' | 'adversarial' | 'generated' | 'code';

const classifier = `train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy]
`;

/** The text of a new model file, by what the model does. */
export const templates: Readonly<Record<TemplateName, (name: string) => string>> = {
  classify: (name) => `name: ${JSON.stringify(name)}
data:
  source: data.csv
  target: label
  split: {validation: 0.15, test: 0.15, stratify: true}
model:
  - dense: {units: 16, activation: relu}
  - dense: {units: 3, activation: softmax}
${classifier}  epochs: 50
  batchSize: 16
`,
  regression: (name) => `name: ${JSON.stringify(name)}
data:
  source: data.csv
  target: value
  split: {validation: 0.15, test: 0.15}
model:
  - dense: {units: 16, activation: relu}
  - dense: {units: 1}
train:
  optimizer: adam
  loss: meanSquaredError
  metrics: [mae]
  epochs: 50
`,
  text: (name) => `name: ${JSON.stringify(name)}
data:
  source: reviews.csv
  inputs: {text: {type: text, tokens: words, vocabulary: 10000, length: 50}}
  target: label
  split: {validation: 0.15, test: 0.15, stratify: true}
model:
  - embedding: {outputDim: 32}
  - lstm: {units: 32}
  - dense: {units: 2, activation: softmax}
${classifier}  epochs: 10
`,
  images: (name) => `name: ${JSON.stringify(name)}
data:
  source: {generate: digits, samples: 2000}
  split: {validation: 0.15, test: 0.15, stratify: true}
model:
  - conv2d: {filters: 16, kernelSize: 3, activation: relu}
  - maxPooling2d: {poolSize: 2}
  - flatten
  - dense: {units: 10, activation: softmax}
${classifier}  epochs: 5
`,
  forecast: (name) => `name: ${JSON.stringify(name)}
data:
  source: {generate: series, samples: 2000}
  inputs: [value]
  target: value
  window: {length: 48, horizon: 6}
model:
  - conv1d: {filters: 16, kernelSize: 5, activation: relu}
  - maxPooling1d: {poolSize: 2}
  - flatten
  - dense: {units: 32, activation: relu}
  - dense: 1
train:
  optimizer: {adam: {learningRate: 0.003}}
  loss: meanSquaredError
  metrics: [mae]
  epochs: 20
`,
  autoencoder: (name) => `name: ${JSON.stringify(name)}
data:
  source: {generate: digits, samples: 2000}
  inputs: [image]
  target: inputs
model:
  - flatten
  - dense: {units: 128, activation: relu}
  - dense: {name: code, units: 16, activation: relu}
  - dense: {units: 128, activation: relu}
  - dense: {units: 784, activation: sigmoid}
train:
  optimizer: adam
  epochs: 15
`,
  adversarial: (name) => `name: ${JSON.stringify(name)}
data:
  source: {generate: moons, samples: 4000, noise: 0.05}
  inputs: [x, y]
  split: {validation: 0, test: 0}
networks:
  generator:
    input: [8]
    layers:
      - dense: {units: 64, activation: relu}
      - dense: {units: 64, activation: relu}
      - dense: 2
  discriminator:
    layers:
      - dense: {units: 64, activation: relu}
      - dense: {units: 64, activation: relu}
      - dense: {units: 1, activation: sigmoid}
train:
  gan:
    generatorOptimizer: {adam: {learningRate: 0.001, beta1: 0.5}}
    discriminatorOptimizer: {adam: {learningRate: 0.001, beta1: 0.5}}
    realLabel: 0.9
  epochs: 60
  batchSize: 128
`,
  generated: (name) => `name: ${JSON.stringify(name)}
data:
  source: {generate: moons, samples: 500}
  split: {validation: 0.2, test: 0.2}
model:
  - dense: {units: 16, activation: relu}
  - dense: {units: 16, activation: relu}
  - dense: {units: 2, activation: softmax}
${classifier}  epochs: 50
`,
  code: (name) => `/// <reference path=".model-studio/types/model-studio.d.ts" />
import { defineLayer, defineModel, tf } from 'model-studio';

/** Multiplies each feature by a factor that is learnt. */
const scale = defineLayer({
  name: 'scale',
  arguments: { start: 1 },
  build({ inputShape, args, addWeight }) {
    addWeight('factor', [inputShape.at(-1) ?? 1], { initializer: { constant: { value: args.start } } });
  },
  call: (x, { weights }) => tf.mul(x, weights.factor),
});

export default defineModel({
  name: ${JSON.stringify(name)},
  data: { source: { generate: 'moons', samples: 500 }, split: { validation: 0.2, test: 0.2 } },
  model: [{ dense: { units: 16, activation: 'relu' } }, scale({ start: 1 }), { dense: { units: 2, activation: 'softmax' } }],
  train: {
    optimizer: { adam: { learningRate: 0.01 } },
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
    epochs: 50,
  },
});
`,
};
