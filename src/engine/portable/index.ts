/** Versions for other programs. The public door of this folder. */
export { exportVersion } from './exportVersion';
