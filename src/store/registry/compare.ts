import type { JsonValue } from '../../language';
import type { Measure } from '../../protocol';
import { readPartJson } from '../encryption/versionParts';
import { isObject } from '../files';
import { versionFiles } from '../layout';
import type { VersionSummary } from '../versions';

/** One value that differs between resolved model files; undefined where a file has none there. */
export interface FileDifference {
  /** Dotted, with numbers for the places of lists: `train.optimizer.config.learningRate`. */
  readonly path: string;
  /** In the order of the versions. */
  readonly values: readonly (JsonValue | undefined)[];
}

export interface VersionComparison {
  /** A row for each measure that any version has, its values in the order of the versions. */
  readonly measures: readonly { readonly name: string; readonly values: readonly (Measure | undefined)[] }[];
  readonly sameData: boolean;
  readonly differences: readonly FileDifference[];
}

/** What differs between versions: measures, data, and values of their resolved model files. */
export function compareVersions(versions: readonly VersionSummary[]): VersionComparison {
  const names = [...new Set(versions.flatMap(({ measures }) => Object.keys(measures)))];
  return {
    measures: names.map((name) => ({ name, values: versions.map(({ measures }) => measures[name]) })),
    sameData: new Set(versions.map(({ dataFingerprint }) => dataFingerprint)).size <= 1,
    differences: fileDifferences(versions.map((version) => readPartJson(version.path, versionFiles.model))),
  };
}

/** The values that differ between JSON documents, in the order in which they stand. */
export function fileDifferences(documents: readonly unknown[]): readonly FileDifference[] {
  const leaves = documents.map((document) => new Map(leavesOf(document, '')));
  const paths = new Set(leaves.flatMap((leaf) => [...leaf.keys()]));
  return [...paths]
    .map((at) => ({ path: at, values: leaves.map((leaf) => leaf.get(at)) }))
    .filter(({ values }) => new Set(values.map((value) => JSON.stringify(value))).size > 1);
}

function leavesOf(value: unknown, at: string): readonly (readonly [string, JsonValue])[] {
  const below = (key: string | number) => (at === '' ? String(key) : `${at}.${key}`);
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null)) {
    return value.flatMap((one, index) => leavesOf(one, below(index)));
  }
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => leavesOf(one, below(key)));
  return value === undefined ? [] : [[at, value as JsonValue]];
}
