export type TemplateName = 'classify' | 'regression' | 'text' | 'images' | 'generated' | 'code';

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
