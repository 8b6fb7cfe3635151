import path from 'node:path';
import { isObject, readJson, writeJson } from './files';
import { escapeName, unescapeName } from './names';

/** What is kept of a model that was renamed. Its folder stays: paths, records and what is sealed mean what they meant. */
export interface KeptName {
  readonly name: string;
  /** The names that it had, the oldest first, and until when: ISO 8601. */
  readonly formerly: readonly { readonly name: string; readonly until: string }[];
  /** Where its model files are now, by the absolute paths that records may still have. */
  readonly sources: Readonly<Record<string, string>>;
  /** A model file that is on its way: it is looked after before anything else is done with the store. */
  readonly moving?: FileMove;
}

/** Absolute paths; the same where the file only says another name. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/** The renamed models of a store by their folders' names. */
export type ModelNames = ReadonlyMap<string, KeptName>;

function namesFile(store: string): string {
  return path.join(store, 'names.json');
}

export function readModelNames(store: string): ModelNames {
  const value = readJson(namesFile(store));
  const models = isObject(value) && isObject(value['models']) ? value['models'] : {};
  return new Map(Object.entries(models).filter((entry): entry is [string, KeptName] => isKeptName(entry[1])));
}

/** Replaces the names of a store in one rename: whoever reads sees all of them as before, or all as after. */
export function writeModelNames(store: string, names: ModelNames): void {
  writeJson(namesFile(store), { formatVersion: 1, models: Object.fromEntries(names) });
}

function isKeptName(value: unknown): value is KeptName {
  return (
    isObject(value) &&
    typeof value['name'] === 'string' &&
    Array.isArray(value['formerly']) &&
    value['formerly'].every((one) => isObject(one) && [one['name'], one['until']].every(isText)) &&
    isObject(value['sources']) &&
    Object.values(value['sources']).every(isText) &&
    (value['moving'] === undefined || isFileMove(value['moving']))
  );
}

function isFileMove(value: unknown): value is FileMove {
  return isObject(value) && isText(value['from']) && isText(value['to']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * The folder, below `runs` and `versions`, of the model that has a name now. Where another model was the first of that name
 * and still has the folder, it is one beside: `iris%~2`.
 */
export function modelFolder(store: string, model: string, names = readModelNames(store)): string {
  for (const [folder, { name }] of names) if (name === model) return folder;
  const first = escapeName(model);
  let folder = first;
  for (let number = 2; names.has(folder); number += 1) folder = `${first}%~${number}`;
  return folder;
}

/** What the model in a folder is called; undefined where only its records can tell. */
export function nameOfFolder(names: ModelNames, folder: string): string | undefined {
  return names.get(folder)?.name ?? unescapeName(folder);
}

/** What `iris`, `iris@3` or `iris@champion` of before means now, where that model has another name. */
export function renamedReference(
  stores: readonly string[],
  reference: string,
): { readonly model: string; readonly name: string; readonly reference: string } | undefined {
  const [, model = reference, version = ''] = /^(.*)(@[^@]+)$/s.exec(reference) ?? [];
  const name = stores.flatMap((store) => renamedTo(store, model) ?? []).at(-1);
  return name === undefined ? undefined : { model, name, reference: name + version };
}

/** What a name of before means now: the model that gave it up last. */
export function renamedTo(store: string, model: string): string | undefined {
  const gaveUp = [...readModelNames(store).values()].flatMap(({ name, formerly }) => {
    const last = formerly.findLast((one) => one.name === model);
    return last && name !== model ? [{ name, until: last.until }] : [];
  });
  return gaveUp.toSorted((one, other) => one.until.localeCompare(other.until)).at(-1)?.name;
}

/** Where a model file went that was renamed with its model. */
export function movedTo(store: string, file: string): string | undefined {
  return [...readModelNames(store).values()].map(({ sources }) => sources[file]).find((now) => now !== undefined);
}

/** Lets a model that is copied to another store, its folder with it, be called there what it is called here. */
export function copyModelName(from: string, to: string, model: string): void {
  const folder = modelFolder(from, model);
  const kept = readModelNames(from).get(folder);
  if (kept) writeModelNames(to, new Map([[folder, { name: kept.name, formerly: [], sources: {} }]]));
}

/** A record of a run or version with the name and the model file that its model has now. */
export function asNamedNow<T extends { readonly model: string; readonly source: string }>(
  names: ModelNames,
  folder: string,
  record: T,
): T {
  const kept = names.get(folder);
  return kept ? { ...record, model: kept.name, source: kept.sources[record.source] ?? record.source } : record;
}

/**
 * The same for the folder of a run or version: `STORE/runs/iris/ID`, `STORE/versions/iris/3` or `STORE/versions/iris/.trash/3`.
 * Whoever reads many gives the names that it has read once.
 */
export function namedInPlace<T extends { readonly model: string; readonly source: string }>(
  place: string,
  record: T,
  names?: ModelNames,
): T {
  const parent = path.dirname(path.resolve(place));
  const model = path.basename(parent) === '.trash' ? path.dirname(parent) : parent;
  return asNamedNow(names ?? readModelNames(path.resolve(model, '..', '..')), path.basename(model), record);
}
