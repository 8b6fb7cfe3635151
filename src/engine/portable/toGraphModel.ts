import { bool, float, int32, type AttributeValue, type GraphNode, type ShapeMessage } from '../trace';
import { constantOf } from './constants';
import { wholeGraph } from './placeholders';
import type { PortableGraph, PortableValue } from './portableGraph';

const typeNames = new Map([
  [float, 'DT_FLOAT'],
  [int32, 'DT_INT32'],
  [bool, 'DT_BOOL'],
]);
const weightTypes = new Map([
  [float, 'float32'],
  [int32, 'int32'],
  [bool, 'bool'],
]);

/** The two files of a graph model of TensorFlow.js. */
export interface GraphModelFiles {
  readonly 'model.json': string;
  readonly 'weights.bin': Uint8Array;
}

/** A graph as TensorFlow.js loads it with `loadGraphModel`. */
export function toGraphModel(graph: PortableGraph, generatedBy: string): GraphModelFiles {
  const { nodes, outputs } = wholeGraph(graph);
  const weights: object[] = [];
  const contents: Uint8Array[] = [];
  const node = nodes.map((one) => {
    const constant = constantOf(one);
    if (constant) {
      const { dtype, shape, values } = constant;
      weights.push({ name: one.name, shape, dtype: weightTypes.get(dtype) });
      contents.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
    }
    return nodeJson(one, constant !== undefined);
  });
  const info = ({ dtype, shape }: PortableValue, name: string) => ({
    name,
    dtype: typeNames.get(dtype),
    tensorShape: shapeJson({ dim: [-1, ...shape].map((size) => ({ size })) }),
  });
  const model = {
    format: 'graph-model',
    generatedBy,
    convertedBy: null,
    signature: {
      inputs: Object.fromEntries(graph.inputs.map((input) => [input.name, info(input, input.value)])),
      outputs: Object.fromEntries(graph.outputs.map((one, index) => [one.name, info(one, outputs[index] ?? '')])),
    },
    modelTopology: { node, library: {}, versions: { producer: 1286 } },
    weightsManifest: [{ paths: ['weights.bin'], weights }],
  };
  return { 'model.json': `${JSON.stringify(model)}\n`, 'weights.bin': Buffer.concat(contents) };
}

function nodeJson({ name, op, input, attr }: GraphNode, isWeight: boolean): object {
  const entries = Object.entries(attr).flatMap(([key, value]) => {
    // What a weight holds is in the other file.
    return isWeight && key === 'value' ? [] : [[key, attributeJson(value)] as const];
  });
  return { name, op, input: input.map((value) => value.replace(/:0$/, '')), attr: Object.fromEntries(entries) };
}

function attributeJson(value: AttributeValue): object {
  if ('type' in value) return { type: typeNames.get(value.type) };
  if ('shape' in value) return { shape: shapeJson(value.shape) };
  if ('s' in value) return { s: Buffer.from(value.s).toString('base64') };
  if ('i' in value) return { i: String(value.i) };
  if ('list' in value) return { list: { ...value.list, ...(value.list.i && { i: value.list.i.map(String) }) } };
  return value;
}

const shapeJson = ({ dim }: ShapeMessage): object => ({ dim: dim.map(({ size }) => ({ size: String(size) })) });
