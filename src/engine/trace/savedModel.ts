import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import protobuf from 'protobufjs';

/** What this program writes of TensorFlow's saved_model.proto, with the original field numbers. */
const schema = `syntax = "proto3";
message Dim { int64 size = 1; }
message Shape { repeated Dim dim = 2; }
message TensorProto { int32 dtype = 1; Shape tensor_shape = 2; bytes tensor_content = 4; }
message ListValue {
  repeated bytes s = 2; repeated int64 i = 3; repeated float f = 4; repeated bool b = 5; repeated int32 type = 6;
}
message AttrValue {
  oneof value {
    ListValue list = 1; bytes s = 2; int64 i = 3; float f = 4; bool b = 5; int32 type = 6; Shape shape = 7;
    TensorProto tensor = 8;
  }
}
message NodeDef {
  string name = 1; string op = 2; repeated string input = 3; string device = 4; map<string, AttrValue> attr = 5;
}
message VersionDef { int32 producer = 1; int32 min_consumer = 2; }
message GraphDef { repeated NodeDef node = 1; VersionDef versions = 4; }
message MetaInfoDef { string meta_graph_version = 1; repeated string tags = 4; string tensorflow_version = 5; }
message TensorInfo { string name = 1; int32 dtype = 2; Shape tensor_shape = 3; }
message SignatureDef { map<string, TensorInfo> inputs = 1; map<string, TensorInfo> outputs = 2; string method_name = 3; }
message MetaGraphDef { MetaInfoDef meta_info_def = 1; GraphDef graph_def = 2; map<string, SignatureDef> signature_def = 5; }
message SavedModel { int64 saved_model_schema_version = 1; repeated MetaGraphDef meta_graphs = 2; }`;

const savedModelType = protobuf.parse(schema, { keepCase: true }).root.lookupType('SavedModel');

export type AttributeValue =
  | { readonly type: number }
  | { readonly b: boolean }
  | { readonly f: number }
  | { readonly i: number }
  | { readonly s: Uint8Array }
  | { readonly shape: ShapeMessage }
  | {
      readonly list: {
        readonly i?: readonly number[];
        readonly f?: readonly number[];
        readonly type?: readonly number[];
      };
    }
  | {
      readonly tensor: {
        readonly dtype: number;
        readonly tensor_shape: ShapeMessage;
        readonly tensor_content: Uint8Array;
      };
    };

export interface ShapeMessage {
  readonly dim: readonly { readonly size: number }[];
}

/** One operation of a graph. */
export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** `node:output`, or `^node` for one that must have run before. */
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, AttributeValue>>;
}

export const shapeMessage = (shape: readonly number[]): ShapeMessage => ({ dim: shape.map((size) => ({ size })) });

/** The version of graphs that TensorFlow 2.15 and later write. */
const producer = 1286;

/** A value that a signature names. */
export interface TensorInfo {
  /** As `node:0`. */
  readonly name: string;
  readonly dtype: number;
  readonly tensor_shape: ShapeMessage;
}

export interface SignatureMessage {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly outputs: Readonly<Record<string, TensorInfo>>;
  readonly method_name: string;
}

/** The content of `saved_model.pb`; `version` is the library's. */
export function encodeSavedModel(
  nodes: readonly GraphNode[],
  version: string,
  signatures: Readonly<Record<string, SignatureMessage>> = {},
): Uint8Array {
  const message = savedModelType.create({
    saved_model_schema_version: 1,
    meta_graphs: [
      {
        meta_info_def: { tags: ['serve'], tensorflow_version: version },
        graph_def: { node: nodes, versions: { producer } },
        signature_def: signatures,
      },
    ],
  });
  return savedModelType.encode(message).finish();
}

/** Gives `load` a folder with the graph as a SavedModel, and removes it again. */
export function withSavedModel<T>(nodes: readonly GraphNode[], version: string, load: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-studio-graph-'));
  try {
    writeFileSync(path.join(folder, 'saved_model.pb'), encodeSavedModel(nodes, version));
    return load(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
