/** Versions for other programs. The public door of this folder. */
export { exportVersion } from './exportVersion';
export { wholeGraph } from './placeholders';
export { portableGraph } from './portableGraph';
