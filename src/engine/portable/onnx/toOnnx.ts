import { cannotExport } from '../cannotExport';
import { constantOf, type Constant } from '../constants';
import type { PortableGraph, PortableValue } from '../portableGraph';
import { convolutions } from './convolutions';
import { elementwise } from './elementwise';
import { encodeOnnx, type OnnxOrigin, type OnnxValue } from './modelProto';
import { OnnxNodes } from './onnxNodes';
import { Inexpressible, onnxType, Operation, type Convert } from './operation';
import { products } from './products';
import { shapes } from './shapes';

const conversions: ReadonlyMap<string, Convert> = new Map(
  Object.entries({ ...elementwise, ...shapes, ...products, ...convolutions }),
);

/** A graph as the bytes of an ONNX model; throws, naming the layer, where ONNX has no operator. */
export function toOnnx(graph: PortableGraph, name: string, origin: OnnxOrigin): Uint8Array {
  const to = new OnnxNodes();
  const constants = new Map<string, Constant>();
  const values = new Map(graph.inputs.map((input) => [input.value, input.name] as const));
  for (const node of graph.nodes) {
    const constant = constantOf(node);
    if (constant) {
      const { dtype, shape, values: numbers } = constant;
      const content = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
      constants.set(`${node.name}:0`, constant);
      values.set(`${node.name}:0`, to.tensor(node.name, onnxType(dtype), shape, content));
      continue;
    }
    const layer = graph.layers.get(node) ?? '';
    to.in(layer);
    const inputs = node.input.map((input) => values.get(input) ?? '');
    const operation = new Operation(node, inputs, { constants, values: graph.values });
    const convert: Convert = conversions.get(node.op) ?? (() => operation.inexpressible());
    try {
      const made = convert(operation, to);
      for (const [index, value] of [made].flat().entries()) values.set(`${node.name}:${String(index)}`, value);
    } catch (error) {
      throw error instanceof Inexpressible ? cannotExport(layer, error.reason, error) : error;
    }
  }
  for (const output of graph.outputs) to.named(output.name, values.get(output.value) ?? '');
  const used = new Set(to.nodes.flatMap(({ inputs }) => inputs));
  const contents = {
    name,
    nodes: to.nodes,
    tensors: to.tensors.filter((tensor) => used.has(tensor.name)),
    inputs: graph.inputs.map(valueOf),
    outputs: graph.outputs.map(valueOf),
  };
  return encodeOnnx(contents, origin);
}

const valueOf = ({ name, dtype, shape }: PortableValue): OnnxValue => ({
  name,
  type: onnxType(dtype),
  shape: ['rows', ...shape],
});
