/** Losses of a model file. The public door of this folder. */
export { createLoss, isFromLogits, type Loss } from './losses';
