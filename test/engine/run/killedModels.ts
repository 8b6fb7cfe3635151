/** Small models of every kind of state, each trained in a second or two. */
export const killedModels = {
  dropout: `
data: {source: {generate: blobs, samples: 900, noise: 1.5, seed: 3}}
model:
  - dense: {units: 24, activation: relu}
  - dropout: 0.3
  - dense: {units: 3, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.002}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy, f1]
  epochs: 60
  batchSize: 7
  earlyStopping: {monitor: val_loss, patience: 25}
`,
  convolution: `
data: {source: {generate: digits, samples: 400, seed: 2}}
model:
  - conv2d: {filters: 4, kernelSize: 3, activation: relu}
  - batchNormalization
  - maxPooling2d: {poolSize: 2}
  - flatten
  - dropout: 0.25
  - dense: {units: 10, activation: softmax}
train:
  optimizer: {rmsprop: {learningRate: 0.001}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy]
  epochs: 12
  batchSize: 16
`,
  recurrent: `
data: {source: {generate: sentiment, samples: 300, seed: 4}}
model:
  - embedding: {outputDim: 8}
  - lstm: {units: 12, dropout: 0.1}
  - dense: {units: 2, activation: softmax}
train:
  optimizer: {adam: {learningRate: 0.01}}
  loss: sparseCategoricalCrossentropy
  metrics: [accuracy]
  epochs: 8
  batchSize: 16
`,
  adversarial: `
data:
  source: {generate: moons, samples: 400, noise: 0.05, seed: 1}
  target: null
  split: {validation: 0, test: 0}
networks:
  generator:
    input: [4]
    layers: [dense: {units: 16, activation: relu}, dense: 2]
  discriminator:
    layers: [dense: {units: 16, activation: relu}, dense: {units: 1, activation: sigmoid}]
train:
  gan: {generator: generator, discriminator: discriminator, latent: 4}
  epochs: 30
  batchSize: 16
`,
} as const;
