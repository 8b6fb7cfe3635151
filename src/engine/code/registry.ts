import { StudioError } from '../../protocol';
import type { Random } from '../random';
import type { Compare, LayerDefinition, MetricDefinition } from './define';
import type { CodeError } from './userError';

export interface DataGiven {
  /** Seeded: the same numbers each time. */
  readonly random: Random;
  /** The model file's folder. */
  readonly folder: string;
}

/** The functions of one code model. */
export interface CodeFunctions {
  readonly id: string;
  /** The model file. */
  readonly entry: string;
  readonly layers: ReadonlyMap<string, LayerDefinition>;
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
  readonly loss: Compare | undefined;
  readonly source: ((given: DataGiven) => unknown) | undefined;
  /** The user's error as one that people can read, with its place. */
  error(
    thrown: unknown,
    as: 'engine.codeLayerFailed' | 'engine.codeLossFailed' | 'engine.codeMetricFailed' | 'engine.codeDataFailed',
    name: string,
  ): CodeError;
}

const mostKept = 8;
const known = new Map<string, CodeFunctions>();

/** Makes a code model's functions known to what builds, trains and reads. */
export function provideCode(functions: CodeFunctions): void {
  known.delete(functions.id);
  known.set(functions.id, functions);
  for (const oldest of [...known.keys()].slice(0, -mostKept)) known.delete(oldest);
}

export const isCodeLoaded = (id: string): boolean => known.has(id);

/** The functions with the id that a resolved file names. */
export function codeFunctions(id: string): CodeFunctions {
  const found = known.get(id);
  if (found) return found;
  throw new StudioError('run', 'code-not-loaded', { key: 'engine.codeNotLoaded' });
}
