/** Versions that answer: predictions, evaluations, samples. The public door of this folder. */
export type { InferenceModel } from './inferenceModel';
export { loadInferenceModel, type EncodeRows } from './loadInferenceModel';
