import * as fs from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '../language';
import { checksum, decodeArrays, encodeArrays, isManifest } from './arrays';
import type { CheckpointContent } from './content';
import { isObject, namesIn, syncFolder, writeWhole } from './files';
import { runFiles } from './layout';

/** A checkpoint's file: `MSCP`, the header's length, the header (JSON), the arrays, and 32 bytes of SHA-256 over it all. */
const magic = Buffer.from('MSCP');
const formatVersion = 1;
const ending = '.checkpoint';
const hashBytes = 32;

function folderOf(run: string): string {
  return path.join(run, runFiles.checkpoints);
}

function fileOf(run: string, step: number): string {
  return path.join(folderOf(run), `${String(step).padStart(12, '0')}${ending}`);
}

/** Steps of which there is a file, whole or not, in order. */
export function checkpointSteps(run: string): number[] {
  return namesIn(folderOf(run))
    .filter((name) => /^\d{12}\.checkpoint$/.test(name))
    .map((name) => Number(name.slice(0, -ending.length)));
}

/** Writes a checkpoint; it is there whole, or not at all. */
export function writeCheckpoint(run: string, checkpoint: CheckpointContent): void {
  const { epoch, step, state, arrays } = checkpoint;
  const { manifest, parts } = encodeArrays(arrays);
  const header = Buffer.from(JSON.stringify({ formatVersion, epoch, step, state, arrays: manifest }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.byteLength);
  const content = [magic, length, header, ...parts];
  if (fs.mkdirSync(folderOf(run), { recursive: true }) !== undefined) syncFolder(run);
  writeWhole(fileOf(run, step), [...content, Buffer.from(checksum(content), 'hex')]);
}

/** The checkpoint of a step; undefined where it is not there, torn or of an unknown format. */
export function readCheckpoint(run: string, step: number): CheckpointContent | undefined {
  let content: Buffer;
  try {
    content = fs.readFileSync(fileOf(run, step));
  } catch {
    return undefined;
  }
  const end = content.byteLength - hashBytes;
  if (end < 8 || !content.subarray(0, 4).equals(magic)) return undefined;
  if (checksum([content.subarray(0, end)]) !== content.toString('hex', end)) return undefined;
  const start = 8 + content.readUInt32LE(4);
  const header: unknown = JSON.parse(content.toString('utf8', 8, start));
  if (!isObject(header) || header['formatVersion'] !== formatVersion || !isManifest(header['arrays'])) return undefined;
  const { epoch, state } = header;
  if (typeof epoch !== 'number') return undefined;
  return {
    epoch,
    step,
    state: state as JsonValue,
    arrays: decodeArrays(header['arrays'], content.subarray(start, end)),
  };
}

export interface FoundCheckpoint {
  /** The newest that is whole. */
  readonly checkpoint?: CheckpointContent;
  /** How many newer ones there are that are not. */
  readonly damaged: number;
}

/** Looks for a checkpoint to go on from; touches none. */
export function findCheckpoint(run: string): FoundCheckpoint {
  const steps = checkpointSteps(run).reverse();
  for (const [damaged, step] of steps.entries()) {
    const checkpoint = readCheckpoint(run, step);
    if (checkpoint) return { checkpoint, damaged };
  }
  return { damaged: steps.length };
}

/** The newest checkpoint that is whole. */
export function latestCheckpoint(run: string): CheckpointContent | undefined {
  return findCheckpoint(run).checkpoint;
}

/** Removes checkpoints later than a step: their work is undone. */
export function dropCheckpointsAfter(run: string, step: number): void {
  for (const later of checkpointSteps(run)) if (later > step) fs.rmSync(fileOf(run, later), { force: true });
}

/** Keeps the newest ones, and the one of the best epoch. */
export function pruneCheckpoints(run: string, keep: number, bestStep: number | null): void {
  const steps = checkpointSteps(run);
  for (const step of steps.slice(0, Math.max(0, steps.length - keep))) {
    if (step !== bestStep) fs.rmSync(fileOf(run, step), { force: true });
  }
}
