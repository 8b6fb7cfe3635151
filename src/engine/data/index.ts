/** Data: read, described, divided, and turned into numbers for a network. The public door of this folder. */
export { prepareData, summariseData } from './prepareData';
export { readFacts, type DataOptions } from './readSource';
export { takeRow, type RowWish } from './takeRow';
