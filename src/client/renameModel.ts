import * as fs from 'node:fs';
import path from 'node:path';
import { isCodeModelFile, isModelFileName, modelName, stem } from '../language';
import { StudioError } from '../protocol';
import { isOther, listVersionsOf, readTextIfThere, summarizeRuns, type FileMove } from '../store';
import { siblingModels } from './siblings';

/**
 * Where the file of a model goes when the model is renamed; undefined where there is none of that name. A file that was called
 * after the model is called after it again. Throws where another file has the name, or the folder may not be written.
 */
export function planMove(store: string, model: string, to: string, from = fileOf(store, model)): FileMove | undefined {
  if (from === undefined) return undefined;
  const { dir, base } = path.parse(from);
  const target = stem(base) === model ? path.join(dir, to + base.slice(model.length)) : from;
  const taken = siblingModels(from).some(({ name }) => name === to) || isOther(from, target);
  if (taken) throw new StudioError('input', 'name-taken', { key: 'registry.nameTaken', args: { name: to } });
  fs.accessSync(dir, fs.constants.W_OK);
  return { from, to: target };
}

/** The model file that its newest run or version came from, else one beside the store. */
function fileOf(store: string, model: string): string | undefined {
  const made = [...summarizeRuns(store, model), ...listVersionsOf(store, model)];
  const newest = made.toSorted((one, other) => other.created.localeCompare(one.created)).map(({ source }) => source);
  const folder = path.dirname(store);
  const beside = siblingModels(store).map(({ fileName }) => path.join(folder, fileName));
  return [...new Set([...newest, ...beside])].find((file) => isFileOf(file, model));
}

function isFileOf(file: string, model: string): boolean {
  const text = readTextIfThere(file);
  const fileName = path.basename(file);
  if (text === undefined || !(isModelFileName(fileName) || isCodeModelFile(text, fileName))) return false;
  return modelName(text, fileName) === model;
}
