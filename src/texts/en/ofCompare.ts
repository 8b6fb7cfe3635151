/** What is said where runs are compared: only then. */
export { compare } from './compare';
