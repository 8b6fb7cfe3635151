/** What the scripts of the checkout need of this folder: a bundle of its own, without TensorFlow.js. */
import '../../texts/all';

export { localeOf, words } from '../../texts';
export { carryRuntime } from './carry';
export { libraryFloor } from './elf';
export { ensureRuntime } from './provision';
