import { checkModelFile, type LayerSpec } from '../../../src/language';
import type { LayerReference, WrittenLayer } from './readReferences';

const end = [{ reshape: [-1] }, { dense: 784 }, { reshape: [28, 28, 1] }];
const judge = [{ flatten: {} }, { dense: { units: 1, activation: 'sigmoid' } }];

/** A file whose generator starts with the layers, so that they get the shape that is wanted. */
function fileOf(layers: readonly WrittenLayer[], shape: readonly number[]): string {
  return JSON.stringify({
    data: { source: { generate: 'digits' } },
    networks: { g: { input: shape, layers: [...layers, ...end] }, d: judge },
    train: { gan: { generator: 'g', discriminator: 'd' } },
  });
}

export const inputName = (index: number): string => `in${String(index)}`;

/**
 * The layers of a reference with every default of the language, and whether the language admits training them. Their
 * first takes the inputs `in0`, `in1`, ...
 */
export function layersOf({ layers, inputs }: LayerReference): {
  readonly specs: readonly LayerSpec[];
  readonly trains: boolean;
} {
  const [first] = inputs;
  // A layer that merges is given one input as often as it takes: only its config is wanted.
  const written = inputs.length > 1 ? layers.map((layer) => withInputs(layer, inputs.length)) : layers;
  const { model, networks, problems } = checkModelFile(fileOf(written, first?.shape.slice(1) ?? []), {
    fileName: 'reference.model.json',
  });
  const errors = problems.filter(
    ({ severity, code }) => severity === 'error' && !['cannot-train', 'shape-mismatch'].includes(code),
  );
  if (errors.length) throw new Error(JSON.stringify(errors));
  const found = (model ?? { networks }).networks[0]?.layers.slice(0, layers.length) ?? [];
  if (found.length < layers.length) throw new Error(`not read: ${JSON.stringify(layers)}`);
  const specs = found.map(
    (spec, index): LayerSpec => ({
      ...spec,
      inputs: index === 0 ? inputs.map((_, place) => inputName(place)) : [found[index - 1]?.name ?? ''],
    }),
  );
  return { specs, trains: !problems.some(({ code }) => code === 'cannot-train') };
}

function withInputs(layer: WrittenLayer, count: number): WrittenLayer {
  const inputs = Array.from({ length: count }, () => 'noise');
  return Object.fromEntries(Object.entries(layer).map(([name, settings]) => [name, { ...settings, inputs }]));
}
