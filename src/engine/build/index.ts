/** Networks of a model file as TensorFlow.js layers. The public door of this folder. */
export { nativeBackend } from './nativeTensors';
export {
  buildNetwork,
  readVariable,
  readWeights,
  variableOf,
  writeVariable,
  writeWeights,
  type Network,
  type NetworkInput,
  type Weight,
} from './network';
export { draw } from './randomSource';
