/** Models in code: run, described, and their functions given to what builds, trains and reads. The public door. */
export { checkCode, problemAtCall } from './check';
export { codeIdOf, provideKeptCode } from './kept';
export { loadCode } from './load';
