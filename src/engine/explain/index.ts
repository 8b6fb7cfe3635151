/** Why a version answers as it does, for one input and over a split. The public door of this folder. */
export { activationsOf, type Activations } from './activations';
export { dependenceOf } from './dependence';
export type { Explainable } from './explainable';
export { explainRow } from './explainRow';
export type { Work } from './forward';
export { importanceOf } from './importance';
export { sampleOf, type Sample } from './sample';
