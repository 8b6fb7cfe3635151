import path from 'node:path';
import { modelFolder, type ModelNames } from './modelNames';

/** The folder of trained models beside a model file. */
export const storeFolderName = '.model-studio';

/** The store that belongs to a model file. */
export function storeBeside(modelFile: string): string {
  return path.join(path.dirname(modelFile), storeFolderName);
}

export function runsFolder(store: string): string {
  return path.join(store, 'runs');
}

export function runFolder(store: string, model: string, run: string): string {
  return path.join(runsFolder(store), modelFolder(store, model), run);
}

/** The store that a run's folder lies in. */
export function storeOfRun(folder: string): string {
  return path.resolve(folder, '..', '..', '..');
}

/** The store that a version's folder lies in. */
export function storeOfVersion(folder: string): string {
  return path.resolve(folder, '..', '..', '..');
}

export function versionsFolder(store: string, model: string, names?: ModelNames): string {
  return path.join(store, 'versions', modelFolder(store, model, names));
}

export function versionFolder(store: string, model: string, version: number): string {
  return path.join(versionsFolder(store, model), String(version));
}

/** What lies in a run's folder. */
export const runFiles = {
  record: 'run.json',
  journal: 'journal.jsonl',
  series: 'series.bin',
  checkpoints: 'checkpoints',
  /** Address and secret of the run's socket; only its owner may read it. */
  secret: 'secret',
  log: 'log.txt',
  lock: 'lock',
  /** How its process ended, when that was not its own doing. */
  exit: 'exit.json',
  /** What people say of it. */
  remarks: 'remarks.json',
  /** Room kept free, so that the end can be written on a full disk. */
  reserve: 'reserve',
} as const;

/** What lies in a version's folder. */
export const versionFiles = {
  record: 'version.json',
  model: 'model.json',
  weights: 'weights.bin',
  manifest: 'weights.json',
  preprocessing: 'preprocessing.json',
  signature: 'signature.json',
  facts: 'facts.json',
  evaluation: 'evaluation.json',
} as const;
