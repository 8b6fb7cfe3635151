import { tidy } from '@tensorflow/tfjs-core';
import { inferInputs } from '../../language';
import { StudioError, type InputRow, type Prediction } from '../../protocol';
import { writeWeights, type Network, type NetworkInput } from '../build';
import type { ArrayData, PreparedSplit, TrainedModel } from '../contract';
import { scores } from '../metrics';
import {
  batchFeeds,
  buildGenerator,
  createForward,
  drawSamples,
  evaluationRows,
  inBatches,
  tensorOf,
  type Forward,
} from '../train';
import { Answering } from './answering';
import { classification, regression } from './details';
import { evaluated } from './evaluated';
import type { InferenceModel } from './inferenceModel';
import { reconstruct, reconstructionDetail } from './reconstruction';

/** Encodes rows as the training data was. */
export type EncodeRows = (rows: readonly InputRow[]) => Promise<Readonly<Record<string, ArrayData>>>;

/** A trained version as one that answers. `encode` is the data's part of it. */
export function loadInferenceModel(model: TrainedModel, encode: EncodeRows): Promise<InferenceModel> {
  return Promise.resolve(model.file.train.gan ? loadGenerator(model) : loadPredictor(model, encode));
}

function networkInputs(model: TrainedModel): readonly NetworkInput[] {
  return (inferInputs(model.file.data, model.facts) ?? []).map(({ name, shape, dtype }) => ({
    name,
    dtype,
    shape: shape.map((size) => size ?? 1),
  }));
}

/** Sets those weights of a version that the network has. */
function loadWeights(network: Network, model: TrainedModel): void {
  try {
    writeWeights(network, model.weights);
  } catch (error) {
    network.dispose();
    const detail = error instanceof Error ? error.message : String(error);
    throw new StudioError(
      'run',
      'version-damaged',
      { key: 'engine.trainVersionDamaged', args: { detail } },
      { cause: error },
    );
  }
}

function loadGenerator(model: TrainedModel): InferenceModel {
  const { gan } = model.file.train;
  if (!gan) throw new Error('the file trains no generator');
  const network = buildGenerator(model.file, gan);
  loadWeights(network, model);
  const make = (noise: Parameters<typeof tensorOf>[0]): Float32Array => {
    const made = tidy(() => network.call([tensorOf(noise)], false));
    const values = Float32Array.from(made.dataSync());
    made.dispose();
    return values;
  };
  const cannot = (): never => {
    throw new StudioError('input', 'cannot-predict', { key: 'engine.trainGeneratorOnly' });
  };
  return {
    predict: () => Promise.resolve().then(cannot),
    evaluate: () => Promise.resolve().then(cannot),
    prepare: () => null,
    explainable: null,
    generate: (count, seed) => Promise.resolve(drawSamples(model.file, model.preprocessing, make, count, seed)),
    dispose: () => {
      network.dispose();
    },
  };
}

function loadPredictor(model: TrainedModel, encode: EncodeRows): InferenceModel {
  const { target } = model.preprocessing;
  const field = model.signature.target;
  const trainingMean = field?.type === 'numeric' ? field.mean : target.kind === 'numeric' ? target.mean : 0;
  const center = target.kind === 'numeric' ? (trainingMean - target.mean) / target.deviation : 0;
  const forward = createForward(model.file, networkInputs(model), target, center);
  loadWeights(forward.network, model);
  const names = forward.network.inputs.map((input) => input.name);

  const answering = new Answering(forward.network, (output) => scores(output, forward.reading));
  const autoencoder = model.file.data.reconstruct
    ? { forward, answering, inputNames: names, preprocessing: model.preprocessing, signature: model.signature }
    : null;

  /** Outputs row after row: probabilities where there are any. With `sums` the measures are added up as well. */
  async function outputs(split: PreparedSplit, sums?: Float64Array): Promise<Float32Array> {
    const units = forward.network.outputShape.reduce((product, size) => product * size, 1);
    const all = new Float32Array(split.rows * units);
    const one = (): number => 1;
    await inBatches(split, evaluationRows(split, 1), one, ([rows], start) => {
      if (!rows) return;
      const feeds = batchFeeds(split, names, rows);
      all.set(sums ? evaluated(forward, feeds, sums) : answering.run(feeds), start * units);
    });
    return all;
  }

  return {
    predict: async (inputs) => {
      if (!inputs.length) return [];
      const arrays = await encode(inputs);
      const rows = rowsOf(arrays) ?? inputs.length;
      const asSplit = { rows, inputs: arrays, target: null, sourceRows: new Int32Array(rows) };
      if (autoencoder) {
        const made = await reconstruct(autoencoder, asSplit);
        return made.map((reconstruction) => ({ output: [reconstruction.error], reconstruction }));
      }
      const values = await outputs(asSplit);
      const units = values.length / rows;
      // Rows that became windows have one answer for each series, of a time whose truth is not known.
      const asked = rows === inputs.length && !model.file.data.window ? inputs : new Array<InputRow>(rows).fill({});
      return asked.map((input, row) => answer(model, forward, values.subarray(row * units, (row + 1) * units), input));
    },
    evaluate: async (split, name, preview) => {
      const sums = new Float64Array(forward.metrics.size);
      const reconstruction = autoencoder && (await reconstructionDetail(autoencoder, split, preview, sums));
      const values = reconstruction ? new Float32Array() : await outputs(split, sums);
      const { loss = null, ...metrics } = forward.metrics.results(sums);
      const parts = { split, values, preview, reading: forward.reading };
      return {
        split: name,
        rows: split.rows,
        loss,
        metrics,
        ...(reconstruction ? { reconstruction } : {}),
        ...(target.kind === 'category' ? { classification: classification(parts, target.classes) } : {}),
        ...(target.kind === 'numeric' ? { regression: regression(parts, target, trainingMean) } : {}),
      };
    },
    prepare: () => answering.prepare(),
    explainable: { trained: model, network: forward.network, reading: forward.reading, encode },
    generate: () => Promise.reject(new StudioError('input', 'cannot-generate', { key: 'engine.trainNoGenerator' })),
    dispose: () => {
      answering.dispose();
      forward.network.dispose();
    },
  };
}

function rowsOf(arrays: Readonly<Record<string, ArrayData>>): number | undefined {
  const [first] = Object.values(arrays);
  return first && first.values.length / first.shape.reduce((product, size) => product * size, 1);
}

function answer(model: TrainedModel, forward: Forward, values: Float32Array, input: InputRow): Prediction {
  const { target } = model.preprocessing;
  const given = target.kind === 'none' ? undefined : input[target.name];
  const truth = typeof given === 'string' || typeof given === 'number' ? { target: given } : {};
  if (target.kind === 'numeric') {
    return { output: Array.from(values, (value) => value * target.deviation + target.mean), ...truth };
  }
  if (target.kind === 'none') return { output: Array.from(values) };
  const single = values.length === 1 && !forward.reading.signed;
  const output = single ? [1 - (values[0] ?? 0), values[0] ?? 0] : Array.from(values);
  const place = output.length === 1 ? Number((output[0] ?? 0) > 0) : output.indexOf(Math.max(...output));
  const label = target.classes[place];
  const probability = forward.reading.signed ? undefined : output[place];
  return {
    output,
    ...(label === undefined ? {} : { label }),
    ...(probability === undefined ? {} : { probability }),
    ...truth,
  };
}
