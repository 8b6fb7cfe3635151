import { checkModelFile, type OptimizerSpec } from '../../../src/language';
import type { OptimizerReference } from './readReferences';

/** What a case is about, in words. */
export const written = ({ optimizer: { name, config }, kernelConstraint }: OptimizerReference): string =>
  [name, config, kernelConstraint]
    .filter((part) => part !== undefined)
    .map((part) => JSON.stringify(part))
    .join(' ');

/** With every default of the language. */
export function optimizerOf({ optimizer: { name, config } }: OptimizerReference): OptimizerSpec {
  const file = {
    data: { source: { generate: 'blobs' } },
    model: [{ dense: { units: 3, activation: 'softmax' } }],
    train: { optimizer: { [name]: config } },
  };
  const { model } = checkModelFile(JSON.stringify(file), { fileName: 'reference.model.json' });
  if (!model) throw new Error(`not read: ${name}`);
  return model.train.optimizer;
}
