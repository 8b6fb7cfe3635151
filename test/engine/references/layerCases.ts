import { layerReferences } from './readReferences';

/** Every reference of a layer, with words for it. */
export const layerCases = [...layerReferences].flatMap(([name, references]) =>
  references.map((reference) => ({
    name,
    reference,
    written: JSON.stringify(reference.layers) + (reference.training ? ' in training' : ''),
    shapes: JSON.stringify(reference.inputs.map(({ shape }) => shape)),
  })),
);
