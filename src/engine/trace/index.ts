/** Programs recorded op by op and run as one call of the library. The public door of this folder. */
export { replaceGather } from './gatherKernel';
export { loadGraph, type Graph, type GraphInput } from './graph';
export { graphCall, type GraphCall } from './graphCall';
export { encodeSavedModel, shapeMessage, type AttributeValue, type GraphNode, type ShapeMessage } from './savedModel';
export { countedLoop, type TypedValue } from './countedLoop';
export { bool, float, int32 } from './dataTypes';
export type { GraphNodes } from './graphNodes';
export { compound, isRecording, mark, record, recordsLoops, updateInPlace } from './record';
export type { BuildUpdate } from './recorder';
export { Untraceable, variableName, type RecordedValue, type Recording } from './recording';
export { reasonOf } from './reason';
export { readBack, stacked, tensorArray, written, type TensorArray } from './tensorArray';
export { dataName, stepLoop, type LoopFeed } from './stepLoop';
