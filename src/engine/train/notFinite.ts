import type { Measures } from '../../protocol';
import type { NamedArray } from '../contract';
import type { Task } from './task';

/** The first layer, in the order of the file, with a weight that is not a finite number. */
export function firstNotFinite(task: Task, arrays: readonly NamedArray[]): string | null {
  const byName = new Map(arrays.map((array) => [array.name, array]));
  for (const { name, layer } of task.state) {
    if (layer === undefined) continue;
    if (!(byName.get(name)?.values ?? []).every((value) => Number.isFinite(value))) return layer;
  }
  return null;
}

/** Whether a loss among a batch's values is not a finite number. */
export function isNotFinite(logs: Measures): boolean {
  return Object.entries(logs).some(([name, value]) => name.endsWith('loss') && value === null);
}
