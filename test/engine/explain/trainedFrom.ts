import path from 'node:path';
import { prepareData, prepareRows, readFacts } from '../../../src/engine/data';
import type { NamedArray, PreparedData } from '../../../src/engine/contract';
import type { Explainable } from '../../../src/engine/explain';
import { loadInferenceModel, type InferenceModel } from '../../../src/engine/inference';
import { createTrainingSession } from '../../../src/engine/train';
import { checkModelFile } from '../../../src/language';
import { recordingHooks } from '../train/modelFiles';

export interface Trained {
  readonly data: PreparedData;
  readonly inference: InferenceModel;
  readonly model: Explainable;
}

const examples = path.resolve(import.meta.dirname, '../../../examples');

/** A model file trained as it says; `mend` changes the weights that came out. */
export async function trainedFrom(
  text: string,
  folder = examples,
  mend: (weights: readonly NamedArray[]) => readonly NamedArray[] = (weights) => weights,
): Promise<Trained> {
  const fileName = 'explained.model.yaml';
  const spec = checkModelFile(text, { fileName }).data;
  const facts = spec && (await readFacts(spec, folder));
  const { model: file, problems } = checkModelFile(text, { fileName, ...(facts && { facts }) });
  if (!file) throw new Error(JSON.stringify(problems));
  const data = await prepareData(file, folder);
  const session = await createTrainingSession(file, data);
  await session.run(recordingHooks());
  const best = await session.bestModel();
  session.dispose();
  const trained = { ...best, weights: mend(best.weights) };
  const inference = await loadInferenceModel(
    trained,
    async (rows) => (await prepareRows(trained.preprocessing, rows)).inputs,
  );
  if (!inference.explainable) throw new Error('nothing to explain');
  return { data, inference, model: inference.explainable };
}
