import type { Message } from '../../../texts';
import { bool, float, int32, type AttributeValue, type GraphNode, type RecordedValue } from '../../trace';
import type { Constant } from '../constants';
import { onnxTypes, type OnnxType } from './modelProto';
import type { OnnxNodes } from './onnxNodes';

/** Why an operation cannot be an operator of ONNX. */
export class Inexpressible extends Error {
  constructor(readonly reason: Message) {
    super(reason.key);
    this.name = 'Inexpressible';
  }
}

/** The values of ONNX that an operation's outputs are. */
export type Convert = (operation: Operation, to: OnnxNodes) => string | readonly string[];

export function onnxType(dtype: number): OnnxType {
  if (dtype === float) return onnxTypes.float;
  if (dtype === int32) return onnxTypes.int32;
  if (dtype === bool) return onnxTypes.bool;
  throw new Inexpressible({ key: 'engine.exportType', args: { type: dtype } });
}

/** What is known of the values of a graph while it is converted. */
export interface Known {
  readonly constants: ReadonlyMap<string, Constant>;
  readonly values: ReadonlyMap<string, RecordedValue>;
}

/** An operation of TensorFlow, with its inputs as values of ONNX. */
export class Operation {
  constructor(
    readonly node: GraphNode,
    readonly inputs: readonly string[],
    private readonly known: Known,
  ) {}

  input(place: number): string {
    return this.inputs[place] ?? this.inexpressible();
  }

  /** The shape of an input; -1 where a size depends on the number of rows. */
  shape(place: number): readonly number[] {
    return (
      this.known.values.get(this.node.input[place] ?? '')?.shape ?? this.constant(place)?.shape ?? this.inexpressible()
    );
  }

  rank(place = 0): number {
    return this.shape(place).length;
  }

  get outputShape(): readonly number[] {
    return this.known.values.get(`${this.node.name}:0`)?.shape ?? this.inexpressible();
  }

  /** The whole numbers that an input always is. */
  integers(place: number): readonly number[] {
    const found = this.constant(place);
    return found ? Array.from(found.values) : this.inexpressible();
  }

  integer(place: number): number {
    return this.integers(place)[0] ?? this.inexpressible();
  }

  /** An input of sizes as ONNX takes it: known now, or computed. */
  sizes(place: number, to: OnnxNodes): string {
    const found = this.constant(place);
    if (found) return to.integers(Array.from(found.values));
    return to.add('Cast', [this.input(place)], { to: onnxTypes.int64 });
  }

  isConstant(place: number): boolean {
    return this.constant(place) !== undefined;
  }

  /** An axis or axes, counted from the first. */
  axes(place: number, rank = this.rank()): readonly number[] {
    return this.integers(place).map((axis) => (axis < 0 ? axis + rank : axis));
  }

  flag(name: string): boolean {
    const found = this.attribute(name);
    return found !== undefined && 'b' in found && found.b;
  }

  whole(name: string): number {
    const found = this.attribute(name);
    return found && 'i' in found ? found.i : 0;
  }

  real(name: string): number {
    const found = this.attribute(name);
    return found && 'f' in found ? found.f : 0;
  }

  list(name: string): readonly number[] {
    const found = this.attribute(name);
    return found && 'list' in found ? (found.list.i ?? []) : [];
  }

  word(name: string): string {
    const found = this.attribute(name);
    return found && 's' in found ? Buffer.from(found.s).toString('utf8') : '';
  }

  type(name: string): OnnxType {
    const found = this.attribute(name);
    return onnxType(found && 'type' in found ? found.type : float);
  }

  inexpressible(): never {
    throw new Inexpressible({ key: 'engine.exportOperation', args: { operation: this.node.op } });
  }

  private constant(place: number): Constant | undefined {
    return this.known.constants.get(this.node.input[place] ?? '');
  }

  private attribute(name: string): AttributeValue | undefined {
    return this.node.attr[name];
  }
}
