/** Training of a model file in memory. The public door of this folder. */
export { buildGenerator } from './adversarial';
export { breathe } from './breathe';
export { addSums, evaluationRows, inBatches } from './evaluateSplit';
export { tensorOf } from './executor';
export { batchFeeds, rowsFeed, type Feed } from './feed';
export { drawSamples } from './samples';
export { sameNumbers } from './selfCheck';
export { createTrainingSession } from './session';
export { createForward, type Forward } from './supervised';
