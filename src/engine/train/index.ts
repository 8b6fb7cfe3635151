/** Training of a model file in memory. The public door of this folder. */
export { createTrainingSession } from './session';
