/** What a report says: its own words, and those that the panel has for the same. */
export { engine } from './engine';
export { report } from './report';
export { webview } from './webview';
