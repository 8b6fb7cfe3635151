/** Training batches disturbed at random, so that a network sees no row twice alike. The public door of this folder. */
export { augmentation, type Augment } from './augmentation';
