/** What a window of VS Code says before any model file is looked at. */
export { extension } from './extension';
