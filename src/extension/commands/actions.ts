/** What commands do: loaded with the first of them that is called. */
export { actOnRun } from './actOnRun';
export { requireTarget } from './chooseModel';
export { doctor } from './doctor';
export { newModelFile, openExamples } from './files';
export { serve, stopServing } from '../serving/commands';
export { train } from './train';
