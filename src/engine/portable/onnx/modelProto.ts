import protobuf from 'protobufjs';

/** What this program writes of onnx.proto, with the original field numbers. */
const schema = `syntax = "proto2";
message TensorProto { repeated int64 dims = 1; optional int32 data_type = 2; optional string name = 8; optional bytes raw_data = 9; }
message AttributeProto {
  optional string name = 1; optional float f = 2; optional int64 i = 3; optional bytes s = 4; optional TensorProto t = 5;
  repeated float floats = 7; repeated int64 ints = 8; optional int32 type = 20;
}
message NodeProto {
  repeated string input = 1; repeated string output = 2; optional string name = 3; optional string op_type = 4;
  repeated AttributeProto attribute = 5;
}
message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
message TensorShapeProto { repeated Dimension dim = 1; }
message TensorType { optional int32 elem_type = 1; optional TensorShapeProto shape = 2; }
message TypeProto { optional TensorType tensor_type = 1; }
message ValueInfoProto { optional string name = 1; optional TypeProto type = 2; optional string doc_string = 3; }
message GraphProto {
  repeated NodeProto node = 1; optional string name = 2; repeated TensorProto initializer = 5;
  optional string doc_string = 10; repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12;
}
message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
message StringStringEntryProto { optional string key = 1; optional string value = 2; }
message ModelProto {
  optional int64 ir_version = 1; optional string producer_name = 2; optional string producer_version = 3;
  optional string doc_string = 6; optional GraphProto graph = 7; repeated OperatorSetIdProto opset_import = 8;
  repeated StringStringEntryProto metadata_props = 14;
}`;

const modelType = protobuf.parse(schema, { keepCase: true }).root.lookupType('ModelProto');

/** The operators as ONNX 1.13 has them, which runtimes have known since 2023. */
export const operatorSet = 18;
const formatVersion = 8;

/** ONNX's numbers of types. */
export const onnxTypes = { float: 1, int32: 6, int64: 7, bool: 9 } as const;
export type OnnxType = (typeof onnxTypes)[keyof typeof onnxTypes];

export type OnnxAttribute =
  number | { readonly float: number } | string | readonly number[] | { readonly floats: readonly number[] };

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly type: OnnxType;
  readonly shape: readonly number[];
  readonly content: Uint8Array;
}

export interface OnnxValue {
  readonly name: string;
  readonly type: OnnxType;
  /** A name stands for a size that is not known. */
  readonly shape: readonly (number | string)[];
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

export interface OnnxOrigin {
  readonly producer: string;
  readonly producerVersion: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** The bytes of an ONNX model. */
export function encodeOnnx(graph: OnnxGraph, { producer, producerVersion, properties }: OnnxOrigin): Uint8Array {
  const message = modelType.create({
    ir_version: formatVersion,
    producer_name: producer,
    producer_version: producerVersion,
    graph: {
      name: graph.name,
      node: graph.nodes.map(({ name, operator, inputs, outputs, attributes }) => ({
        name,
        op_type: operator,
        input: inputs,
        output: outputs,
        attribute: Object.entries(attributes).map(([key, value]) => ({ name: key, ...attributeMessage(value) })),
      })),
      initializer: graph.tensors.map(({ name, type, shape, content }) => {
        return { name, data_type: type, dims: shape, raw_data: content };
      }),
      input: graph.inputs.map(valueMessage),
      output: graph.outputs.map(valueMessage),
    },
    opset_import: [{ domain: '', version: operatorSet }],
    metadata_props: Object.entries(properties).map(([key, value]) => ({ key, value })),
  });
  return modelType.encode(message).finish();
}

function attributeMessage(value: OnnxAttribute): object {
  if (typeof value === 'number') return { i: value, type: 2 };
  if (typeof value === 'string') return { s: Buffer.from(value), type: 3 };
  if ('float' in value) return { f: value.float, type: 1 };
  return 'floats' in value ? { floats: value.floats, type: 6 } : { ints: value, type: 7 };
}

function valueMessage({ name, type, shape }: OnnxValue): object {
  const dim = shape.map((size) => (typeof size === 'number' ? { dim_value: size } : { dim_param: size }));
  return { name, type: { tensor_type: { elem_type: type, shape: { dim } } } };
}
