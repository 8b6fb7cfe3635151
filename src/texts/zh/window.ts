/** What a window of VS Code says before any model file is looked at. */
export { engine } from './engine';
export { extension } from './extension';
export { native } from './native';
