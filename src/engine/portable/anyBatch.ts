import type { Message } from '../../texts';
import { float, int32, type AttributeValue, type GraphNode, type RecordedValue, type Recording } from '../trace';
import { cannotExport } from './cannotExport';
import { constantNode, constantOf, type Constant } from './constants';

/** Two numbers of rows, neither of which is 1: what differs between them follows from the number of rows. */
export const recordedRows = [2, 3] as const;

type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * One graph for any number of rows out of two recordings that differ in nothing but theirs: a constant that differs
 * is computed from the number of rows, which is read from the first feed.
 */
export function anyBatch(
  first: Recording,
  second: Recording,
  layers: ReadonlyMap<GraphNode, string>,
): { readonly nodes: readonly GraphNode[]; readonly values: ReadonlyMap<string, RecordedValue> } {
  const builder = new BatchNodes(first.feeds[0]?.name ?? '', first.feeds[0]?.dtype ?? float);
  const usersOf = new Map<string, GraphNode[]>();
  for (const node of first.nodes) {
    for (const value of node.input) {
      const users = usersOf.get(value);
      if (users) users.push(node);
      else usersOf.set(value, [node]);
    }
  }
  for (const [index, node] of first.nodes.entries()) {
    const other = second.nodes[index];
    const refuse = (): never => {
      const reason: Message = { key: 'engine.exportBatch', args: { operation: node.op } };
      throw cannotExport(layers.get(node) ?? '', reason);
    };
    if (other?.op !== node.op || other.input.join() !== node.input.join()) return refuse();
    const [one, two] = [constantOf(node), constantOf(other)];
    if (one && two) {
      const users = usersOf.get(`${node.name}:0`) ?? [];
      const asReshape = users.every(({ op, input }) => op === 'Reshape' && input[1] === `${node.name}:0`);
      const [user] = asReshape ? users : [];
      const [before, after] = [first, second].map(({ values }) => user && values.get(`${user.name}:0`)?.shape);
      // A shape may leave one size to be found out.
      const resolved = before && after ? [shapeConstant(before), shapeConstant(after)] : [one, two];
      if (!builder.constant(node, resolved[0] ?? one, resolved[1] ?? two, asReshape)) refuse();
    } else {
      const attr = anySize(node.attr, other.attr);
      if (!sameAttributes(attr, anySize(other.attr, node.attr))) refuse();
      builder.nodes.push({ ...node, attr });
    }
  }
  const values = new Map<string, RecordedValue>();
  for (const [name, { dtype, shape }] of first.values) {
    const others = second.values.get(name)?.shape;
    values.set(name, { dtype, shape: shape.map((size, axis) => (others?.[axis] === size ? size : -1)) });
  }
  return { nodes: builder.nodes, values };
}

function shapeConstant(shape: readonly number[]): Constant {
  return { dtype: int32, shape: [shape.length], values: Int32Array.from(shape) };
}

/** Attributes of which the sizes that differ in the other's are left open. */
function anySize(attributes: Attributes, others: Attributes): Attributes {
  const open = Object.entries(attributes).map(([name, value]): [string, AttributeValue] => {
    const other = others[name];
    if (!('shape' in value) || !other || !('shape' in other)) return [name, value];
    const dim = value.shape.dim.map(({ size }, axis) => ({ size: other.shape.dim[axis]?.size === size ? size : -1 }));
    return [name, { shape: { dim } }];
  });
  return Object.fromEntries(open);
}

function sameAttributes(one: Attributes, two: Attributes): boolean {
  const written = (attributes: Attributes): string => JSON.stringify(attributes);
  return written(one) === written(two);
}

class BatchNodes {
  readonly nodes: GraphNode[] = [];
  private known: string | undefined;

  constructor(
    private readonly feed: string,
    private readonly feedType: number,
  ) {}

  /** Adds a constant that is `one` for the first number of rows, and `two` for the second; false where that cannot be. */
  constant(node: GraphNode, one: Constant, two: Constant, asReshape: boolean): boolean {
    const sameShape = one.shape.join() === two.shape.join();
    if (sameShape && same(one.values, two.values)) {
      this.nodes.push({ ...constantNode(node.name, one.dtype, one.shape, one.values), input: node.input });
      return true;
    }
    // Within a loop all would have to follow a value of it.
    if (node.input.length > 0) return false;
    if (sameShape) return one.dtype === int32 && one.shape.length < 2 && this.sizes(node, one, two, asReshape);
    return one.shape.length === two.shape.length && this.spread(node, one, two);
  }

  /** Whole numbers that grow with the rows. */
  private sizes({ name }: GraphNode, one: Constant, two: Constant, asReshape: boolean): boolean {
    const wanted = [...one.values].map((value, place) => sizeOf(value, two.values[place] ?? value));
    if (asReshape && wanted.filter(({ perRow }) => perRow !== 0).length === 1) {
      const values = Int32Array.from(wanted, ({ perRow, fixed }) => (perRow === 0 ? fixed : -1));
      this.nodes.push(constantNode(name, int32, one.shape, values));
      return true;
    }
    this.vector(name, wanted, one.shape.length === 0);
    return true;
  }

  /** The same along every axis that depends on the rows. */
  private spread({ name }: GraphNode, one: Constant, two: Constant): boolean {
    const shape = one.shape.map((size, axis) => sizeOf(size, two.shape[axis] ?? size));
    const axes = shape.flatMap(({ perRow }, axis) => (perRow === 0 ? [] : [axis]));
    const [row, other] = [one, two].map((constant) => axes.reduce<Constant | undefined>(firstAlong, constant));
    if (!row || !other || !same(row.values, other.values)) return false;
    this.nodes.push(constantNode(`${name}/row`, row.dtype, row.shape, row.values));
    this.vector(`${name}/shape`, shape, false);
    this.add(name, 'BroadcastTo', [`${name}/row:0`, `${name}/shape:0`], {
      T: { type: one.dtype },
      Tidx: { type: int32 },
    });
    return true;
  }

  private vector(name: string, sizes: readonly Size[], single: boolean): void {
    const parts = sizes.map((size, place) => this.size(single ? name : `${name}/size${String(place)}`, size));
    if (single) return;
    this.add(name, 'Pack', parts, { T: { type: int32 }, N: { i: parts.length }, axis: { i: 0 } });
  }

  private size(name: string, { perRow, fixed }: Size): string {
    if (perRow === 0) {
      this.nodes.push(constantNode(name, int32, [], Int32Array.of(fixed)));
      return `${name}:0`;
    }
    const rows = this.rows();
    this.nodes.push(
      constantNode(`${name}/perRow`, int32, [], Int32Array.of(perRow)),
      constantNode(`${name}/fixed`, int32, [], Int32Array.of(fixed)),
    );
    this.add(`${name}/product`, 'Mul', [rows, `${name}/perRow:0`], { T: { type: int32 } });
    this.add(name, 'AddV2', [`${name}/product:0`, `${name}/fixed:0`], { T: { type: int32 } });
    return `${name}:0`;
  }

  /** How many rows there are. */
  private rows(): string {
    if (this.known !== undefined) return this.known;
    const at = (name: string, value: number): string => {
      this.nodes.push(constantNode(name, int32, [1], Int32Array.of(value)));
      return `${name}:0`;
    };
    this.add('rows/shape', 'Shape', [this.feed], { T: { type: this.feedType }, out_type: { type: int32 } });
    const range = [at('rows/from', 0), at('rows/to', 1), at('rows/by', 1)];
    this.add('rows', 'StridedSlice', ['rows/shape:0', ...range], {
      T: { type: int32 },
      Index: { type: int32 },
      begin_mask: { i: 0 },
      end_mask: { i: 0 },
      ellipsis_mask: { i: 0 },
      new_axis_mask: { i: 0 },
      shrink_axis_mask: { i: 1 },
    });
    this.known = 'rows:0';
    return this.known;
  }

  private add(name: string, op: string, input: readonly string[], attr: Attributes): void {
    this.nodes.push({ name, op, input, attr });
  }
}

/** `perRow * rows + fixed`. */
interface Size {
  readonly perRow: number;
  readonly fixed: number;
}

function sizeOf(one: number, two: number): Size {
  const [few, more] = recordedRows;
  const perRow = (two - one) / (more - few);
  return { perRow, fixed: one - perRow * few };
}

function same(one: Constant['values'], two: Constant['values']): boolean {
  return one.length === two.length && one.every((value, place) => Object.is(value, two[place]));
}

/** The first entries along an axis, where all along it are the same. */
function firstAlong(constant: Constant | undefined, axis: number): Constant | undefined {
  if (!constant) return undefined;
  const { dtype, shape, values } = constant;
  const size = shape[axis] ?? 1;
  const inner = shape.slice(axis + 1).reduce((product, one) => product * one, 1);
  const first = values.filter((_, place) => Math.floor(place / inner) % size === 0);
  const isSame = values.every((value, place) => {
    const block = Math.floor(place / (inner * size));
    return Object.is(value, first[block * inner + (place % inner)]);
  });
  return isSame ? { dtype, shape: shape.with(axis, 1), values: first } : undefined;
}
