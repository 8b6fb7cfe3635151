/** Programs recorded op by op and run as one call of the library. The public door of this folder. */
export { replaceGather } from './gatherKernel';
export { loadGraph, type Graph } from './graph';
export { record, Untraceable, type Recording } from './recorder';
