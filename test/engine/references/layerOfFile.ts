import { checkModelFile, type JsonValue, type LayerSpec } from '../../../src/language';
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
 * The layers of a reference with every default of the language, and whether the language admits training them. The
 * inputs are called `in0`, `in1`, ...
 */
export function layersOf({ layers, inputs }: LayerReference): {
  readonly specs: readonly LayerSpec[];
  readonly trains: boolean;
} {
  const [first] = inputs;
  const names = inputs.map((_, index) => inputName(index));
  // A generator has one input, so the layers are read as if all took that: only their settings are wanted.
  const written = layers.map((layer, index) => {
    const [[name, settings] = ['', {}]] = Object.entries(layer);
    const own = sourcesOf(settings);
    const sources = own.length || index > 0 ? own : names;
    const taken = sources.map((source) => (names.includes(source) ? 'noise' : source));
    return { [name]: taken.length ? { ...settings, inputs: taken } : settings };
  });
  const { model, networks, problems } = checkModelFile(fileOf(written, first?.shape.slice(1) ?? []), {
    fileName: 'reference.model.json',
  });
  const errors = problems.filter(
    ({ severity, code }) => severity === 'error' && !['cannot-train', 'shape-mismatch'].includes(code),
  );
  if (errors.length) throw new Error(JSON.stringify(errors));
  const found = (model ?? { networks }).networks[0]?.layers.slice(0, layers.length) ?? [];
  if (found.length < layers.length) throw new Error(`not read: ${JSON.stringify(layers)}`);
  const specs = found.map((spec, index): LayerSpec => {
    const sources = sourcesOf(Object.values(layers[index] ?? {})[0] ?? {});
    const before = index === 0 ? names : [found[index - 1]?.name ?? ''];
    return { ...spec, inputs: sources.length ? sources : before };
  });
  return { specs, trains: !problems.some(({ code }) => code === 'cannot-train') };
}

function sourcesOf(settings: Readonly<Record<string, JsonValue>>): readonly string[] {
  const { inputs } = settings;
  return Array.isArray(inputs) ? inputs.map(String) : [];
}
