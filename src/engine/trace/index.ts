/** Programs recorded op by op and run as one call of the library. The public door of this folder. */
export { replaceGather } from './gatherKernel';
export { loadGraph, type Graph, type GraphInput } from './graph';
export { graphCall, type GraphCall } from './graphCall';
export { record, Untraceable, type Recording } from './recorder';
export { dataName, stepLoop, type LoopFeed } from './stepLoop';
