/** Gradients as TensorFlow has them where TensorFlow.js gives others, or none. The public door of this folder. */
import { mendElementwise } from './elementwise';
import { mendJavaScript } from './javascript';
import { mendRectifiers } from './rectifiers';
import { mendUnstack } from './sequences';
import { addVolumes } from './volumes';

/**
 * Puts these gradients in the place of TensorFlow.js's. To be called before gradients are asked for, every time: each
 * further copy of TensorFlow.js that is loaded registers its own anew.
 */
export function mendGradients(): void {
  mendElementwise();
  mendJavaScript();
  mendRectifiers();
  mendUnstack();
  addVolumes();
}
