/** What is said where runs and versions are renamed, tagged, put away and cleaned up: only then. */
export { manage } from './manage';
