import type { ModelFile } from '../../language';
import type { Measures } from '../../protocol';
import { updatePlateau } from './plateau';
import { updateStopping, type Progress } from './progress';

/** Takes the end of an epoch in, with what it came to: whether to stop early, and whether the learning rate falls. */
export function nextEpoch(progress: Progress, { earlyStopping, schedule }: ModelFile['train'], logs: Measures): void {
  progress.epoch += 1;
  progress.batch = 0;
  progress.seconds = 0;
  progress.secondsWaited = 0;
  progress.sums = new Float64Array(progress.sums.length);
  if (earlyStopping) {
    const { stopping, stop } = updateStopping(progress.stopping, earlyStopping, logs);
    progress.stopping = stopping;
    progress.finished = stop;
  }
  if (schedule && progress.plateau) progress.plateau = updatePlateau(progress.plateau, schedule, logs);
}
