/**
 * Gradients as TensorFlow has them where TensorFlow.js gives others: who asks for gradients imports this. The public
 * door of this folder.
 */
import './elementwise';

export { mendJavaScriptGradients } from './javascript';
