/** Versions that answer: predictions, evaluations, samples. The public door of this folder. */
export { loadInferenceModel, type EncodeRows } from './loadInferenceModel';
