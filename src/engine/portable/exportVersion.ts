import * as fs from 'node:fs';
import path from 'node:path';
import { add, concat, mul, sub, tidy } from '@tensorflow/tfjs-core';
import {
  assertNever,
  StudioError,
  type PortableFormat,
  type InputRow,
  type PortableInterface,
  type PortableTensor,
} from '../../protocol';
import { readVersion, writeJson, writeWhole } from '../../store';
import { writeWeights, type Network } from '../build';
import type { ArrayData, TrainedModel } from '../contract';
import type { InferenceModel } from '../inference/inferenceModel';
import { scores } from '../metrics';
import { buildGenerator } from '../train';
import { int32 } from '../trace';
import { exampleAnswer, exampleRows } from './example';
import { portableGraph, type Finish, type PortableGraph, type PortableValue } from './portableGraph';
import { toGraphModel } from './toGraphModel';
import { toOnnx } from './onnx/toOnnx';
import { toSavedModel } from './toSavedModel';

/** A version that is loaded. */
interface Loaded {
  readonly trained: TrainedModel;
  readonly model: InferenceModel;
}

/** Writes a version into an empty folder for other programs, `interface.json` beside it. */
export async function exportVersion(
  folder: string,
  loaded: Loaded,
  format: PortableFormat,
  output: string,
): Promise<PortableInterface> {
  const version = readVersion(folder);
  if (!version)
    throw new StudioError('input', 'version-missing', { key: 'engine.storeNoVersion', args: { path: folder } });
  const { trained } = loaded;
  const { network, finish, encode, dispose } = partsOf(loaded);
  try {
    const graph = portableGraph(network, finish);
    const { preprocessing, signature } = trained;
    const { target } = preprocessing;
    const hasImage = signature.inputs.some(({ type }) => type === 'image');
    const rows = encode ? exampleRows(signature) : undefined;
    const arrays = rows && encode ? await encode(rows) : {};
    const described: PortableInterface = {
      formatVersion: 1,
      model: version.model,
      version: version.version,
      format,
      file: write(graph, format, output, version),
      inputs: graph.inputs.map(tensorOf),
      outputs: graph.outputs.map(tensorOf),
      ...(target.kind === 'category' && { classes: target.classes }),
      ...(target.kind !== 'none' && { target: target.name }),
      signature,
      preprocessing: preprocessing.columns,
      example: { ...(rows && !hasImage && { rows }), ...exampleAnswer(network, finish, arrays) },
    };
    writeJson(path.join(output, 'interface.json'), described);
    return described;
  } finally {
    dispose();
  }
}

interface Parts {
  readonly network: Network;
  readonly finish: Finish;
  /** Null where the network takes noise. */
  readonly encode: ((rows: readonly InputRow[]) => Promise<Readonly<Record<string, ArrayData>>>) | null;
  readonly dispose: () => void;
}

function partsOf({ trained, model }: Loaded): Parts {
  const { gan } = trained.file.train;
  if (gan) {
    const network = buildGenerator(trained.file, gan);
    writeWeights(network, trained.weights);
    return { network, finish: (sample) => ({ sample }), encode: null, dispose: () => network.dispose() };
  }
  const { explainable } = model;
  if (!explainable) throw new Error('the version has no network');
  const { network, reading, encode } = explainable;
  return { network, finish: finishOf(trained, explainable.reading, reading.signed), encode, dispose: () => undefined };
}

/** The output as predictions give it: probabilities of all classes, or numbers in the target's units. */
function finishOf(
  { preprocessing, file }: TrainedModel,
  reading: Parameters<typeof scores>[1],
  signed: boolean,
): Finish {
  const { target } = preprocessing;
  return (output) => {
    const scored = scores(output, reading);
    if (file.data.reconstruct) return { reconstruction: scored };
    switch (target.kind) {
      case 'category': {
        if (signed) return { scores: scored };
        const single = scored.shape.at(-1) === 1;
        return { probabilities: single ? tidy(() => concat([sub(1, scored), scored], -1)) : scored };
      }
      case 'numeric':
        return { prediction: tidy(() => add(mul(scored, target.deviation), target.mean)) };
      case 'none':
        return { output: scored };
      default:
        return assertNever(target);
    }
  };
}

const tensorOf = ({ name, dtype, shape }: PortableValue): PortableTensor => ({
  name,
  dtype: dtype === int32 ? 'int32' : 'float32',
  shape: [null, ...shape],
});

/** Writes the model alone; gives the name of what a program loads. */
function write(
  graph: PortableGraph,
  format: PortableFormat,
  output: string,
  { model, version, studioVersion }: { model: string; version: number; studioVersion: string },
): string {
  switch (format) {
    case 'onnx': {
      const properties = { model, version: String(version) };
      const origin = { producer: 'Model Studio', producerVersion: studioVersion, properties };
      writeWhole(path.join(output, 'model.onnx'), [toOnnx(graph, model, origin)]);
      return 'model.onnx';
    }
    case 'savedmodel':
      fs.mkdirSync(path.join(output, 'saved_model', 'variables'), { recursive: true });
      writeWhole(path.join(output, 'saved_model', 'saved_model.pb'), [toSavedModel(graph)]);
      return 'saved_model';
    case 'tfjs': {
      const files = toGraphModel(graph, `Model Studio ${studioVersion}`);
      writeWhole(path.join(output, 'model.json'), files['model.json']);
      writeWhole(path.join(output, 'weights.bin'), [files['weights.bin']]);
      return 'model.json';
    }
    default:
      return assertNever(format);
  }
}
