import type { TextKey } from '../texts';
import type { CleaningStep } from './dataSummary';

/** Where cleaning did something, in words. */
export const cleaningPlaces = {
  data: 'engine.cleaning_inData',
  train: 'engine.cleaning_inTrain',
  validation: 'engine.cleaning_inValidation',
  test: 'engine.cleaning_inTest',
} as const satisfies Record<CleaningStep['split'], TextKey>;
