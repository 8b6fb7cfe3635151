import os from 'node:os';
import type { ModelFile } from '../../language';
import type { ComputeSettings, MeasuredSettings } from '../../protocol';
import { measuredFile, readMeasured } from './measuredCache';

/** Everything that the fastest settings depend on: what is computed, on which processor, by which library. */
export function computeCacheFile(file: ModelFile, inputs: unknown, library: string): string {
  const { batchSize, loss, optimizer } = file.train;
  const processor = [os.cpus()[0]?.model, os.availableParallelism(), process.arch];
  return measuredFile([file.networks, inputs, batchSize, loss, optimizer.name, processor, library]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;

const isMeasured = (value: unknown): value is MeasuredSettings =>
  isObject(value) &&
  typeof value['oneDnn'] === 'boolean' &&
  isCount(value['intraThreads']) &&
  isCount(value['interThreads']) &&
  typeof value['stepMilliseconds'] === 'number';

/** The settings of what was fastest, which comes first. */
export function settingsOf(measured: readonly MeasuredSettings[]): ComputeSettings | undefined {
  const [best] = measured;
  if (!best) return undefined;
  const { oneDnn, intraThreads, interThreads } = best;
  return { oneDnn, intraThreads, interThreads, measured };
}

/** What was measured before; undefined where nothing was, or what is there cannot be read. */
export function readComputeCache(file: string): ComputeSettings | undefined {
  return readMeasured(file, (value) =>
    Array.isArray(value) && value.every(isMeasured) ? settingsOf(value) : undefined,
  );
}
