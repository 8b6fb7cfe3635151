import * as fs from 'node:fs';
import path from 'node:path';
import {
  StudioError,
  type GeneratedSamples,
  type ComputeSettings,
  type InputRow,
  type Prediction,
  type SplitEvaluation,
} from '../../protocol';
import {
  checkpointSteps,
  latestCheckpoint,
  readCode,
  readRunRecord,
  readTrainedModel,
  readVersion,
  type TrainedModel,
} from '../../store';
import { provideKeptCode } from '../code';
import { prepareData, prepareFile, prepareRows } from '../data';
import { loadInferenceModel, type InferenceModel } from '../inference';
import { loadBackend, type BackendInfo } from '../native';
import { suggestCompute } from '../run/computeSettings';
import { evaluateSplits } from '../run/keepVersion';
import { requireSameData } from '../run/sameData';
import { createTrainingSession } from '../train';
import type { Message } from '../../texts';

/** A model that answers, and what it was made from. */
export interface LoadedModel {
  readonly trained: TrainedModel;
  /** Data paths of the model file are relative to this folder. */
  readonly folder: string;
  /** Of the data that it was trained with, where that is known. */
  readonly fingerprint: string | undefined;
  readonly model: InferenceModel;
}

const mostKept = 4;
/** The least recently used first. A version never changes; a checkpoint's key has its step. */
const kept = new Map<string, Promise<LoadedModel>>();
let backend: Promise<BackendInfo> | undefined;

/** The model of a version's folder, or of the last checkpoint of a run's. */
export async function loadModel(folder: string): Promise<LoadedModel> {
  const key = `${folder}#${checkpointSteps(folder).at(-1) ?? ''}`;
  const loading = kept.get(key) ?? openModel(folder);
  kept.delete(key);
  kept.set(key, loading);
  loading.catch(() => kept.delete(key));
  for (const [oldest, old] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
    void old.then(({ model }) => model.dispose());
  }
  return loading;
}

/** TensorFlow.js with the native library where there is one; once for the process. */
export function useBackend(compute?: ComputeSettings): Promise<BackendInfo> {
  return (backend ??= loadBackend(compute ? { compute } : {}));
}

/** Loads a model that the caller keeps; `threads` are all that the library may compute on, where it is not loaded yet. */
export async function openModel(folder: string, threads?: number): Promise<LoadedModel> {
  const version = readVersion(folder);
  const files = version && readVersionFiles(folder);
  await useBackend(
    files && threads !== undefined
      ? { ...suggestCompute(files.file), intraThreads: threads, interThreads: threads }
      : undefined,
  );
  const record = version ? undefined : readRunRecord(folder);
  const dataFolder = version?.folder ?? record?.folder ?? folder;
  const file = files?.file ?? record?.file;
  if (file) await provideKeptCode(file, readCode(folder), dataFolder);
  const trained = files ?? (await readCheckpointModel(folder));
  const fingerprint = version?.dataFingerprint ?? record?.dataFingerprint;
  const encode = async (rows: readonly InputRow[]) =>
    (await prepareRows(trained.preprocessing, rows, { folder: dataFolder })).inputs;
  return { trained, folder: dataFolder, fingerprint, model: await loadInferenceModel(trained, encode) };
}

/** A version's files, or an error that says that they are damaged. */
export function readVersionFiles(folder: string): TrainedModel {
  try {
    return readTrainedModel(folder);
  } catch (error) {
    if (error instanceof StudioError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    const message = { key: 'engine.storeDamaged', args: { path: folder, detail } } as const;
    throw new StudioError('run', 'store-damaged', message, { cause: error });
  }
}

async function readCheckpointModel(folder: string): Promise<TrainedModel> {
  const record = readRunRecord(folder);
  const checkpoint = latestCheckpoint(folder);
  if (!record || !checkpoint) {
    throw new StudioError('input', 'version-missing', { key: 'engine.storeNoVersion', args: { path: folder } });
  }
  const data = await prepareData(record.file, record.folder, {});
  requireSameData(record.dataFingerprint, data);
  const session = await createTrainingSession(record.file, data);
  try {
    await session.restore(checkpoint);
    return await session.bestModel();
  } finally {
    session.dispose();
  }
}

export function predictRows({ model }: LoadedModel, inputs: readonly InputRow[]): Promise<readonly Prediction[]> {
  return model.predict(inputs);
}

/** The measures on each split of the data that the version was trained with. */
export async function evaluateVersion(
  { trained, folder, fingerprint }: LoadedModel,
  signal: AbortSignal,
): Promise<readonly SplitEvaluation[]> {
  const data = await prepareData(trained.file, folder, { signal });
  requireSameData(fingerprint, data);
  return evaluateSplits(trained, data);
}

export async function evaluateFile(
  loaded: LoadedModel,
  file: string,
  signal: AbortSignal,
): Promise<{ readonly splits: readonly SplitEvaluation[]; readonly notices: readonly Message[] }> {
  requireFile(file);
  const prepared = await prepareFile(loaded.trained.preprocessing, file, {
    folder: path.dirname(file),
    signal,
  });
  const evaluation = await loaded.model.evaluate(prepared.split, 'data', (row) => prepared.preview(row));
  return { splits: [evaluation], notices: prepared.notices };
}

export async function generateSamples({ model }: LoadedModel, count: number, seed: number): Promise<GeneratedSamples> {
  const samples = await model.generate(count, seed);
  const images = samples.flatMap((sample) => (sample.kind === 'image' ? [sample.image] : []));
  const rows = samples.flatMap((sample) => (sample.kind === 'row' ? [sample.cells] : []));
  return rows.length ? { images, rows } : { images };
}

export function requireFile(file: string): void {
  if (fs.existsSync(file)) return;
  throw new StudioError('input', 'data-file-missing', { key: 'engine.serviceFileMissing', args: { file } });
}
