/** `tfjsFit.js WORKLOAD EPOCHS`: seconds of the fastest epoch after the first of tfjs's own `fit`, on the same library, and megabytes. */
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { randomNormal, randomUniform, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { loadBackend } from '../src/engine/native';
import { peakMegabytes } from './peakMegabytes';

interface Workload {
  readonly model: LayersModel;
  readonly loss: 'meanSquaredError' | 'sparseCategoricalCrossentropy';
  readonly inputs: Tensor;
  readonly targets: Tensor;
  readonly batchSize: number;
}

const classes = (rows: number, count: number): Tensor => randomUniform([rows, 1], 0, count).floor();
const relu = { activation: 'relu' } as const;

function workload(name: string): Workload {
  switch (name) {
    case 'mlp':
      return {
        model: sequential({
          layers: [
            layers.dense({ units: 64, inputShape: [16], ...relu }),
            layers.dense({ units: 64, ...relu }),
            layers.dense({ units: 1 }),
          ],
        }),
        loss: 'meanSquaredError',
        inputs: randomNormal([6400, 16]),
        targets: randomNormal([6400, 1]),
        batchSize: 32,
      };
    case 'wide':
      return {
        model: sequential({
          layers: [
            layers.dense({ units: 1024, inputShape: [512], ...relu }),
            layers.dense({ units: 1024, ...relu }),
            layers.dense({ units: 10, activation: 'softmax' }),
          ],
        }),
        loss: 'sparseCategoricalCrossentropy',
        inputs: randomNormal([5120, 512]),
        targets: classes(5120, 10),
        batchSize: 256,
      };
    case 'cnn':
      return {
        model: sequential({
          layers: [
            layers.conv2d({ filters: 32, kernelSize: 3, inputShape: [28, 28, 1], ...relu }),
            layers.maxPooling2d({ poolSize: 2 }),
            layers.conv2d({ filters: 64, kernelSize: 3, ...relu }),
            layers.maxPooling2d({ poolSize: 2 }),
            layers.conv2d({ filters: 64, kernelSize: 3, ...relu }),
            layers.flatten(),
            layers.dense({ units: 64, ...relu }),
            layers.dense({ units: 10, activation: 'softmax' }),
          ],
        }),
        loss: 'sparseCategoricalCrossentropy',
        inputs: randomUniform([8000, 28, 28, 1]),
        targets: classes(8000, 10),
        batchSize: 64,
      };
    case 'lstm':
      return {
        model: sequential({
          layers: [
            layers.embedding({ inputDim: 10_000, outputDim: 100, inputLength: 50 }),
            layers.lstm({ units: 256, recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' }),
            layers.dense({ units: 2, activation: 'softmax' }),
          ],
        }),
        loss: 'sparseCategoricalCrossentropy',
        inputs: randomUniform([1600, 50], 1, 10_000).floor(),
        targets: classes(1600, 2),
        batchSize: 32,
      };
    default:
      throw new Error(`there is no workload ${name}`);
  }
}

async function main([name = '', epochs = '3']: readonly string[]): Promise<void> {
  const { backend } = await loadBackend();
  if (backend !== 'tensorflow') throw new Error(`the backend is ${backend}`);
  const { model, loss, inputs, targets, batchSize } = workload(name);
  model.compile({ optimizer: 'adam', loss, metrics: loss === 'meanSquaredError' ? [] : ['accuracy'] });
  const seconds: number[] = [];
  let started = 0;
  await model.fit(inputs, targets, {
    batchSize,
    epochs: Number(epochs),
    verbose: 0,
    callbacks: {
      onEpochBegin: () => {
        started = performance.now();
      },
      onEpochEnd: () => {
        seconds.push((performance.now() - started) / 1000);
      },
    },
  });
  process.stdout.write(`${Math.min(...seconds.slice(1)).toFixed(4)} ${peakMegabytes().toFixed(0)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
