/** What is said of the engine: only once it was asked, or something failed. */
export { engine } from './engine';
export { native } from './native';
