/** Seeded random numbers, the same on every machine. The public door of this folder. */
export { epochOrder, permutation, shuffle } from './permutation';
export { createRandom, deriveSeed, type Random, type RandomState } from './random';
