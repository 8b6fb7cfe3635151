/** Networks of a model file as TensorFlow.js layers. The public door of this folder. */
export {
  buildNetwork,
  readVariable,
  readWeights,
  variableOf,
  writeVariable,
  writeWeights,
  type Network,
  type Weight,
} from './network';
export type { NetworkInput } from './networkInput';
export { draw } from './randomSource';
