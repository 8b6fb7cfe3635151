import type { layers } from '@tensorflow/tfjs-layers';
import type { RandomSource } from './randomSource';

/** What every layer of a network shares while it is built. */
export interface BuildContext {
  /** Rules the first weights. */
  readonly seed: number;
  readonly random: RandomSource;
  /** Every layer and recurrent cell made: also those inside wrappers, whose weight penalties tfjs forgets. */
  readonly made: layers.Layer[];
}
