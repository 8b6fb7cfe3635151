import type { ModelFile } from '../../language';
import type { PreparedData } from '../contract';
import { createAdversarialTask } from './adversarial';
import { classWeights } from './classWeights';
import { createSupervisedTask } from './supervised';
import type { Task } from './task';

/** What a model file's training on some data computes. */
export function createTask(file: ModelFile, data: PreparedData): Task {
  const inputs = Object.entries(data.splits.train.inputs).map(([name, { shape, dtype }]) => ({ name, shape, dtype }));
  if (file.train.gan) return createAdversarialTask(file, inputs, file.train.gan);
  const target = data.splits.train.target?.values ?? [];
  let sum = 0;
  for (const value of target) sum += value;
  const scaling = data.preprocessing.target;
  const weights = classWeights(file.train.classWeights, scaling, data.splits.train);
  return createSupervisedTask(file, inputs, scaling, target.length ? sum / target.length : 0, weights);
}
