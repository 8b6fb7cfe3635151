/** Optimizers over variables. The public door of this folder. */
export { createOptimizer, type Optimizer } from './optimizer';
