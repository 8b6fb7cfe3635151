/** What is said of versions, where something failed: only then. */
export { registry } from './registry';
