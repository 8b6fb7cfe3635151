import { onnxTypes, type OnnxAttribute, type OnnxNode, type OnnxTensor, type OnnxType } from './modelProto';

type Attributes = Readonly<Record<string, OnnxAttribute>>;

/** Gathers the nodes and tensors of an ONNX graph. */
export class OnnxNodes {
  readonly nodes: OnnxNode[] = [];
  readonly tensors: OnnxTensor[] = [];
  private readonly known = new Map<string, string>();
  private place = 'network';

  /** Names of nodes tell where they come from. */
  in(place: string): void {
    this.place = place;
  }

  /** Adds a node with one output; gives its name. */
  add(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.several(operator, inputs, 1, attributes)[0] ?? '';
  }

  several(operator: string, inputs: readonly string[], count: number, attributes: Attributes = {}): readonly string[] {
    const name = `${this.place}/${operator}${String(this.nodes.length)}`;
    const outputs = Array.from({ length: count }, (_, index) => `${name}:${String(index)}`);
    this.nodes.push({ name, operator, inputs, outputs, attributes });
    return outputs;
  }

  /** Gives a value another name. */
  named(name: string, value: string): void {
    this.nodes.push({ name: `as ${name}`, operator: 'Identity', inputs: [value], outputs: [name], attributes: {} });
  }

  tensor(name: string, type: OnnxType, shape: readonly number[], content: Uint8Array): string {
    this.tensors.push({ name, type, shape, content });
    return name;
  }

  /** Whole numbers, as operators take sizes, axes and the like. */
  integers(values: readonly number[] | number): string {
    const list = typeof values === 'number' ? [values] : values;
    const shape = typeof values === 'number' ? [] : [values.length];
    const content = new Uint8Array(BigInt64Array.from(list, BigInt).buffer);
    return this.shared(`integers ${shape.join()} ${list.join()}`, onnxTypes.int64, shape, content);
  }

  /** A number of the type that an operation works on. */
  number(value: number, type: OnnxType = onnxTypes.float): string {
    const content = type === onnxTypes.int32 ? Int32Array.of(value) : Float32Array.of(value);
    return this.shared(`number ${String(value)} ${String(type)}`, type, [], new Uint8Array(content.buffer));
  }

  private shared(key: string, type: OnnxType, shape: readonly number[], content: Uint8Array): string {
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const name = this.tensor(`constant${String(this.known.size)}`, type, shape, content);
    this.known.set(key, name);
    return name;
  }
}
