import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ModelFile } from '../../language';
import type { ComputeSettings, MeasuredSettings } from '../../protocol';
import { cacheFolder } from '../native';

/** Everything that the fastest settings depend on: what is computed, on which processor, by which library. */
export function computeCacheFile(file: ModelFile, inputs: unknown, library: string): string {
  const { batchSize, loss, optimizer } = file.train;
  const processor = [os.cpus()[0]?.model, os.availableParallelism(), process.arch];
  const facts = JSON.stringify([file.networks, inputs, batchSize, loss, optimizer.name, processor, library]);
  const name = createHash('sha256').update(facts).digest('hex').slice(0, 24);
  return path.join(cacheFolder(process.env), 'compute', `${name}.json`);
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
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Array.isArray(value) && value.every(isMeasured) ? settingsOf(value) : undefined;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written only costs the next run the same seconds. */
export function writeComputeCache(file: string, measured: readonly MeasuredSettings[]): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(aside, JSON.stringify(measured));
    fs.renameSync(aside, file);
  } catch {
    fs.rmSync(aside, { force: true });
  }
}
