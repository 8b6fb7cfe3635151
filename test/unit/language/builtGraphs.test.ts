import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { dispose, memory, zeros } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../../../src/engine/build';
import { checkModelFile, type JsonValue } from '../../../src/language';

type Arguments = Readonly<Record<string, JsonValue>>;

/** One decision on the way to a graph: what is added, to which of the layers there are, with which numbers. */
interface Move {
  readonly kind: number;
  readonly from: number;
  readonly other: number;
  readonly size: number;
  readonly small: number;
  readonly flag: boolean;
}

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.nat(1000),
  from: fc.nat(1000),
  other: fc.nat(1000),
  size: fc.integer({ min: 1, max: 5 }),
  small: fc.integer({ min: 1, max: 3 }),
  flag: fc.boolean(),
});

const starts: readonly (readonly number[])[] = [[6], [5, 4], [8, 8, 2], [7, 6, 3]];

type Layer = readonly [type: string, values: Arguments];

/** What can stand on numbers of so many axes. */
function layersOn(rank: number, { size, small, flag }: Move): readonly Layer[] {
  const padding = flag ? 'same' : 'valid';
  const any: readonly Layer[] = [
    ['dense', { units: size, useBias: flag, activation: flag ? 'gelu' : 'linear' }],
    ['activation', { activation: 'swish' }],
    ['dropout', { rate: 0.5 }],
    ['batchNormalization', { scale: flag, center: !flag }],
    ['layerNormalization', {}],
    ['leakyReLU', {}],
    ['flatten', {}],
    ['reshape', { targetShape: [-1, 1] }],
  ];
  switch (rank) {
    case 1:
      return [...any, ['repeatVector', { n: small }]];
    case 2:
      return [
        ...any,
        ['lstm', { units: size, returnSequences: flag }],
        ['gru', { units: size, returnSequences: flag, resetAfter: !flag }],
        ['simpleRNN', { units: size, returnSequences: flag }],
        [
          'bidirectional',
          { layer: { gru: { units: size, returnSequences: flag } }, mergeMode: flag ? 'concat' : 'sum' },
        ],
        ['timeDistributed', { layer: { dense: { units: size } } }],
        ['conv1d', { filters: size, kernelSize: small, padding, dilationRate: flag ? 2 : 1 }],
        ['maxPooling1d', { poolSize: small, padding }],
        ['upSampling1d', { size: small }],
        ['zeroPadding1d', { padding: small }],
        ['globalAveragePooling1d', {}],
        ['globalMaxPooling1d', {}],
        ['permute', { dims: [2, 1] }],
        ['positionEmbedding', { sequenceLength: 64 }],
        ['transformerEncoder', { intermediateDim: size, numHeads: 1 }],
      ];
    case 3:
      return [
        ...any,
        ['conv2d', { filters: size, kernelSize: small, strides: flag ? 1 : 2, padding, useBias: flag }],
        ['conv2d', { filters: size, kernelSize: [small, 1], activation: 'relu' }],
        ['conv2dTranspose', { filters: size, kernelSize: small, strides: small, padding }],
        ['separableConv2d', { filters: size, kernelSize: small, depthMultiplier: small, padding }],
        ['depthwiseConv2d', { kernelSize: small, padding }],
        ['maxPooling2d', { poolSize: small, strides: flag ? null : 1, padding }],
        ['averagePooling2d', { poolSize: 2, padding }],
        ['upSampling2d', { size: small }],
        ['zeroPadding2d', { padding: small }],
        ['cropping2d', { cropping: 1 }],
        ['globalAveragePooling2d', {}],
        ['timeDistributed', { layer: { lstm: { units: size } } }],
        ['groupNormalization', { groups: 1 }],
      ];
    default:
      return any;
  }
}

const merges = ['add', 'multiply', 'average', 'maximum', 'minimum', 'subtract', 'concatenate'];

/** A file whose generator is the graph; what it ends with makes images of all that nobody else takes. */
function fileOf(start: readonly number[], layers: readonly Arguments[], end: readonly Arguments[]): string {
  return JSON.stringify({
    data: { source: { generate: 'digits' } },
    networks: {
      g: { input: start, layers: [...layers, ...end] },
      d: [{ flatten: {} }, { dense: { units: 1, activation: 'sigmoid' } }],
    },
    train: { gan: { generator: 'g', discriminator: 'd' } },
  });
}

interface Node {
  readonly name: string;
  readonly shape: readonly number[];
}

/** The shapes that the language finds for a file, and whether anything in it does not fit. */
function seen(text: string) {
  const { problems, model, networks } = checkModelFile(text, { fileName: 'a.model.json' });
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { errors, model, layers: networks[0]?.layers ?? [] };
}

/** Adds layer after layer where it fits; the graph is what the moves and nothing else decide. */
function graphOf(start: readonly number[], moves: readonly Move[]) {
  const nodes: Node[] = [{ name: 'noise', shape: start }];
  const layers: Arguments[] = [];
  const taken = new Set<string>();
  for (const [index, move] of moves.entries()) {
    const from = nodes[move.from % nodes.length];
    if (!from) continue;
    const name = `layer${String(index)}`;
    const merge = merges[move.kind % merges.length] ?? 'add';
    const axes = merge === 'concatenate' ? -1 : undefined;
    const partners = nodes.filter(
      (node) => node !== from && String(node.shape.slice(0, axes)) === String(from.shape.slice(0, axes)),
    );
    const partner = partners[move.other % Math.max(1, partners.length)];
    const choices: readonly Layer[] =
      index === 0 && start.length === 1 && move.flag
        ? [['embedding', { inputDim: 3, outputDim: move.size }]]
        : layersOn(from.shape.length, move);
    const [type, values]: Layer =
      partner && move.other % 2 === 0 ? [merge, {}] : (choices[move.kind % choices.length] ?? ['activation', {}]);
    const inputs = partner && move.other % 2 === 0 ? [from.name, partner.name] : [from.name];
    const layer = { [type]: { ...values, name, inputs } };
    const { errors, layers: found } = seen(fileOf(start, [...layers, layer], []));
    const shape = found.at(-1)?.outputShape;
    const misfit = errors.some(
      (code) => !['unused-layer', 'unused-input', 'gan-mismatch', 'output-mismatch'].includes(code),
    );
    if (misfit || found.length !== layers.length + 1 || !shape?.every((side) => typeof side === 'number')) continue;
    for (const input of inputs) taken.add(input);
    layers.push(layer);
    nodes.push({ name, shape: shape.map(Number) });
  }
  const ends = nodes.filter(({ name }) => name !== 'noise' && !taken.has(name));
  const leaves = ends.length > 0 ? ends : nodes.slice(0, 1);
  const flat = leaves.map(({ name }, at) => ({
    reshape: { targetShape: [-1], name: `flat${String(at)}`, inputs: [name] },
  }));
  const joined = leaves.length > 1 ? [{ concatenate: { inputs: flat.map((_, at) => `flat${String(at)}`) } }] : [];
  const end = [...flat, ...joined, { dense: { units: 784 } }, { reshape: { targetShape: [28, 28, 1] } }];
  return { text: fileOf(start, layers, end), layers: layers.length };
}

const seed = Number(process.env['GRAPH_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('what is inferred of graphs', () => {
  it(`is what is built, chains and branches, shapes and parameters (GRAPH_SEED=${String(seed)})`, () => {
    const used = new Map<string, number>();
    let branched = 0;
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.array(move, { minLength: 1, maxLength: 12 }), (start, moves) => {
        const { text } = graphOf(start, moves);
        const { errors, model, layers } = seen(text);
        expect(errors).toEqual([]);
        const spec = model?.networks[0];
        if (!spec) throw new Error(`no network: ${text}`);
        const before = memory().numTensors;
        const network = buildNetwork(spec, [], 3);
        const noise = zeros([2, ...start]);
        const output = network.call([noise], false);
        expect(output.shape).toEqual([2, 28, 28, 1]);
        const plain = (one: { readonly name: string; readonly parameters: number }, shape: unknown) => ({
          name: one.name,
          shape,
          parameters: one.parameters,
        });
        expect(network.layerShapes.map((one) => plain(one, one.shape))).toEqual(
          layers.map((one) => plain({ ...one, parameters: one.parameters ?? NaN }, one.outputShape)),
        );
        expect(network.parameters).toBe(layers.reduce((sum, { parameters }) => sum + (parameters ?? NaN), 0));
        dispose([noise, output]);
        network.dispose();
        expect(memory().numTensors).toBe(before);
        for (const { type } of spec.layers) used.set(type, (used.get(type) ?? 0) + 1);
        if (spec.layers.some(({ inputs }) => inputs.length > 1)) branched += 1;
      }),
      { numRuns: 120, seed },
    );
    // The graphs are not all chains of the few layers that always fit.
    expect(branched).toBeGreaterThan(30);
    expect(used.size).toBeGreaterThan(25);
  });
});
