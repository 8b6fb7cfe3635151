/** Versions that answer: predictions, evaluations, samples. The public door of this folder. */
export { decodeImage } from './decodeImage';
export { loadInferenceModel, type EncodeRows } from './loadInferenceModel';
