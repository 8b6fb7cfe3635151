import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { dispose, memory, zeros } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../../src/engine/build';
import { checkModelFile, layerCatalogue, type JsonValue, type LayerSpec, type LayerType } from '../../../src/language';
import type { SchemaNode } from '../../../src/language/schema/node';

type Arguments = Readonly<Record<string, JsonValue>>;

const nothing: fc.Arbitrary<JsonValue> = fc.constant(null);

function numbers(node: SchemaNode): fc.Arbitrary<number> {
  const minimum = node.minimum ?? node.exclusiveMinimum ?? -2;
  if (node.type === 'integer') return fc.integer({ min: minimum, max: minimum + 4 });
  const maximum = node.maximum ?? node.exclusiveMaximum ?? minimum + 2;
  return fc.constantFrom(0.25, 0.75).map((share) => minimum + share * (maximum - minimum));
}

/** Any value that a schema admits. */
function valueOf(node: SchemaNode): fc.Arbitrary<JsonValue> {
  if (node.layer) return fc.constantFrom(...inner).chain(layerOf);
  if (node.enum) return fc.constantFrom(...node.enum);
  if (node.anyOf) return fc.oneof(...node.anyOf.map(valueOf));
  switch (node.type) {
    case 'integer':
    case 'number':
      return numbers(node);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueOf(node.items ?? {}), { minLength: node.minItems ?? 0, maxLength: node.maxItems ?? 3 });
    case 'object':
      return node.maxProperties === 1
        ? fc
            .constantFrom(...Object.entries(node.properties ?? {}))
            .chain(([name, property]) => valueOf(property).map((value) => ({ [name]: value })))
        : argumentsOf(node.properties ?? {}, node.required ?? []);
    default:
      return nothing;
  }
}

/** Those without a default, and a few of the others. */
function argumentsOf(properties: Readonly<Record<string, SchemaNode>>, required: readonly string[]) {
  const all = Object.entries(properties);
  return fc
    .tuple(
      fc.record(Object.fromEntries(all.map(([name, node]) => [name, valueOf(node)]))),
      fc.subarray(all.map(([name]) => name)),
    )
    .map(([values, chosen]) => {
      const kept = Object.entries(values).filter(([name]) => required.includes(name) || chosen.includes(name));
      return Object.fromEntries(kept);
    });
}

const inner = [...layerCatalogue.values()].filter((type) => type.takes === 'one' && type.category !== 'wrapper');

function layerOf(type: LayerType): fc.Arbitrary<Readonly<Record<string, Arguments>>> {
  const properties: Readonly<Record<string, SchemaNode>> = type.arguments;
  const required = Object.keys(properties).filter((name) => properties[name]?.default === undefined);
  // What the data would decide: here it is noise.
  const decided = 'inputDim' in properties ? { inputDim: 3 } : {};
  return argumentsOf(properties, required).map((values) => ({ [type.name]: { ...values, ...decided } }));
}

const anyShape = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });

/** Shapes from the one at hand where an argument must fit it. */
function fitted(values: Arguments, shape: readonly number[]): fc.Arbitrary<Arguments> {
  const axes = shape.map((_, axis) => axis + 1);
  if ('dims' in values) return fc.shuffledSubarray(axes, { minLength: axes.length }).map((dims) => ({ dims }));
  if ('targetShape' in values) {
    return fc
      .shuffledSubarray([...shape], { minLength: shape.length })
      .map((sizes) => ({ targetShape: sizes.length > 1 ? [-1, ...sizes.slice(1)] : sizes }));
  }
  return fc.constant(values);
}

const judge = { flatten: {} };
const sigmoid = { dense: { units: 1, activation: 'sigmoid' } };

/** A file whose generator starts with the layer, given noise of the shape. */
function fileOf(type: LayerType, values: Arguments, shape: readonly number[], inputs: number): string {
  const merged = type.takes === 'many' ? { inputs: Array.from({ length: inputs }, () => 'noise') } : {};
  const end = [{ reshape: [-1] }, { dense: 784 }, { reshape: [28, 28, 1] }];
  return JSON.stringify({
    data: { source: { generate: 'digits' } },
    networks: {
      g: { input: shape, layers: [{ [type.name]: { ...values, ...merged } }, ...end] },
      d: [judge, sigmoid],
    },
    train: { gan: { generator: 'g', discriminator: 'd' } },
  });
}

const runs = 15;

describe('what is inferred of any layer', () => {
  it.each([...layerCatalogue.keys()])('is what is built, whatever the arguments and shape: %s', (name) => {
    const type = layerCatalogue.get(name);
    if (!type) throw new Error('there is no such layer');
    let compared = 0;
    const sample = fc
      .tuple(layerOf(type), anyShape, fc.integer({ min: 2, max: 3 }))
      .chain(([layer, shape, inputs]) =>
        fitted(layer[name] ?? {}, shape).map((values) => ({
          values,
          shape,
          text: fileOf(type, values, shape, inputs),
        })),
      )
      .filter(({ text }) => described(text) !== null);
    fc.assert(
      fc.property(sample, ({ text, shape }) => {
        const found = described(text);
        if (!found) return;
        const before = memory().numTensors;
        const spec = { name: 'g', inputShape: shape, layers: [found.spec] };
        const network = buildNetwork(spec, [], 3);
        const noise = zeros([2, ...shape]);
        const output = network.call([noise], false);
        expect(output.shape).toEqual([2, ...(found.outputShape ?? [])]);
        expect(network.layerShapes[0]).toMatchObject({ shape: found.outputShape, parameters: found.parameters });
        dispose([noise, output]);
        network.dispose();
        expect(memory().numTensors).toBe(before);
        compared += 1;
      }),
      { numRuns: runs },
    );
    expect(compared).toBeGreaterThanOrEqual(runs);
  });
});

/** The first layer as the language sees it; null where the check refuses it for what it does not fit. */
function described(text: string) {
  const { problems, model, networks } = checkModelFile(text, { fileName: 'a.model.json' });
  const refused = problems.find((problem) => problem.severity === 'error');
  const spec = model?.networks[0]?.layers[0];
  const layer = networks[0]?.layers[0];
  if (refused && !['cannot-train', 'shape-mismatch'].includes(refused.code)) {
    throw new Error(`${refused.code} ${JSON.stringify(refused.message)}: ${text}`);
  }
  if (!layer?.outputShape || problems.some(({ code }) => code === 'shape-mismatch')) return null;
  const built: LayerSpec | undefined = spec ?? (refused && !/"layer":/.test(text) ? layer : undefined);
  return built ? { spec: built, outputShape: layer.outputShape, parameters: layer.parameters } : null;
}
