import { onnxTypes } from './modelProto';
import type { OnnxNodes } from './onnxNodes';
import type { Convert, Operation } from './operation';

/** What stands for "to the end" in a slice, either way. */
const farthest = 2 ** 31 - 1;

/** Operations that move numbers, or take some of them. */
export const shapes: Readonly<Record<string, Convert>> = {
  BatchToSpaceND: (operation, to) => {
    const block = operation.integers(1);
    const crops = pairs(operation.integers(2));
    const [, ...sizes] = operation.shape(0);
    const count = block.length;
    const [spatial, rest] = [sizes.slice(0, count), sizes.slice(count)];
    const apart = to.add('Reshape', [operation.input(0), to.integers([...block, -1, ...sizes])]);
    const order = [
      count,
      ...block.flatMap((_, axis) => [count + 1 + axis, axis]),
      ...rest.map((_, axis) => 2 * count + 1 + axis),
    ];
    const turned = to.add('Transpose', [apart], { perm: order });
    const whole = spatial.map((size, axis) => size * (block[axis] ?? 1));
    const joined = to.add('Reshape', [turned, to.integers([-1, ...whole, ...rest])]);
    const ends = whole.map((size, axis) => size - (crops[axis]?.[1] ?? 0));
    return slice(
      to,
      joined,
      crops.map(([from]) => from),
      ends,
      block.map((_, axis) => axis + 1),
    );
  },
  BroadcastTo: (operation, to) => to.add('Expand', [operation.input(0), operation.sizes(1, to)]),
  ConcatV2: (operation, to) => {
    const parts = operation.inputs.slice(0, -1);
    return to.add('Concat', parts, { axis: operation.axes(parts.length)[0] ?? 0 });
  },
  Cumsum: (operation, to) => {
    const attributes = { exclusive: Number(operation.flag('exclusive')), reverse: Number(operation.flag('reverse')) };
    return to.add('CumSum', [operation.input(0), to.integers(operation.integer(1))], attributes);
  },
  ExpandDims: (operation, to) => {
    return to.add('Unsqueeze', [operation.input(0), to.integers(operation.axes(1, operation.rank() + 1))]);
  },
  Fill: (operation, to) => to.add('Expand', [operation.input(1), operation.sizes(0, to)]),
  GatherNd: ({ inputs }, to) => to.add('GatherND', inputs),
  GatherV2: (operation, to) => {
    if (operation.whole('batch_dims') !== 0) return operation.inexpressible();
    return to.add('Gather', operation.inputs.slice(0, 2), { axis: operation.axes(2)[0] ?? 0 });
  },
  MirrorPad: (operation, to) => {
    const mode = operation.word('mode') === 'REFLECT' ? 'reflect' : operation.inexpressible();
    return to.add('Pad', [operation.input(0), to.integers(turnedPairs(operation.integers(1)))], { mode });
  },
  Pack: (operation, to) => {
    const axis = operation.whole('axis');
    const parts = operation.inputs.map((input) => to.add('Unsqueeze', [input, to.integers([axis])]));
    return to.add('Concat', parts, { axis });
  },
  PadV2: (operation, to) => {
    const pads = to.integers(turnedPairs(operation.integers(1)));
    return to.add('Pad', [operation.input(0), pads, operation.input(2)]);
  },
  Reshape: (operation, to) => to.add('Reshape', [operation.input(0), operation.sizes(1, to)]),
  ReverseV2: (operation, to) => {
    const axes = operation.axes(1);
    const all = (value: number): string => to.integers(axes.map(() => value));
    return to.add('Slice', [operation.input(0), all(-1), all(-farthest), to.integers(axes), all(-1)]);
  },
  Shape: (operation, to) => to.add('Cast', [to.add('Shape', operation.inputs)], { to: onnxTypes.int32 }),
  Slice: (operation, to) => {
    if (operation.isConstant(1) && operation.isConstant(2)) {
      const from = operation.integers(1);
      const ends = operation.integers(2).map((size, axis) => (size < 0 ? farthest : (from[axis] ?? 0) + size));
      return slice(to, operation.input(0), from, ends, [...from.keys()]);
    }
    const [from, size] = [operation.sizes(1, to), operation.sizes(2, to)];
    return to.add('Slice', [operation.input(0), from, to.add('Add', [from, size])]);
  },
  SpaceToBatchND: (operation, to) => {
    const block = operation.integers(1);
    const pads = pairs(operation.integers(2));
    const [, ...sizes] = operation.shape(0);
    const count = block.length;
    const rest = sizes.slice(count);
    const none = rest.map(() => 0);
    const before = [0, ...pads.map(([from]) => from), ...none];
    const after = [0, ...pads.map(([, end]) => end), ...none];
    const padded = to.add('Pad', [operation.input(0), to.integers([...before, ...after])]);
    const parts = block.map(
      (one, axis) => ((sizes[axis] ?? 0) + (pads[axis]?.[0] ?? 0) + (pads[axis]?.[1] ?? 0)) / one,
    );
    const apartSizes = [-1, ...block.flatMap((one, axis) => [parts[axis] ?? 1, one]), ...rest];
    const apart = to.add('Reshape', [padded, to.integers(apartSizes)]);
    const order = [
      ...block.map((_, axis) => 2 * axis + 2),
      0,
      ...block.map((_, axis) => 2 * axis + 1),
      ...rest.map((_, axis) => 2 * count + 1 + axis),
    ];
    const turned = to.add('Transpose', [apart], { perm: order });
    return to.add('Reshape', [turned, to.integers([-1, ...parts, ...rest])]);
  },
  Split: (operation, to) => {
    const axis = operation.axes(0, operation.rank(1))[0] ?? 0;
    const count = operation.whole('num_split');
    return to.several('Split', [operation.input(1)], count, { axis, num_outputs: count });
  },
  SplitV: (operation, to) => {
    const axis = operation.axes(2)[0] ?? 0;
    return to.several('Split', [operation.input(0), operation.sizes(1, to)], operation.whole('num_split'), { axis });
  },
  Squeeze: (operation, to) => {
    const axes = operation.list('squeeze_dims');
    return to.add('Squeeze', axes.length === 0 ? operation.inputs : [operation.input(0), to.integers(axes)]);
  },
  StridedSlice: stridedSlice,
  Tile: (operation, to) => to.add('Tile', [operation.input(0), operation.sizes(1, to)]),
  Transpose: (operation, to) => to.add('Transpose', [operation.input(0)], { perm: operation.integers(1) }),
  Unpack: (operation, to) => {
    const axis = operation.whole('axis');
    const count = operation.whole('num');
    const parts = to.several('Split', [operation.input(0)], count, { axis, num_outputs: count });
    return parts.map((part) => to.add('Squeeze', [part, to.integers([axis])]));
  },
};

function slice(
  to: OnnxNodes,
  value: string,
  from: readonly number[],
  ends: readonly number[],
  axes: readonly number[],
): string {
  return to.add('Slice', [value, to.integers(from), to.integers(ends), to.integers(axes)]);
}

function stridedSlice(operation: Operation, to: OnnxNodes): string {
  if (operation.whole('ellipsis_mask') !== 0 || operation.whole('new_axis_mask') !== 0)
    return operation.inexpressible();
  const steps = operation.integers(3);
  const shrunk = steps.map((_, axis) => isSet(operation.whole('shrink_axis_mask'), axis));
  const open = (mask: string, axis: number): boolean => isSet(operation.whole(mask), axis);
  const from = operation
    .integers(1)
    .map((start, axis) => (open('begin_mask', axis) ? ((steps[axis] ?? 1) < 0 ? farthest : 0) : start));
  const ends = steps.map((step, axis) => {
    const start = from[axis] ?? 0;
    if (shrunk[axis]) return start === -1 ? farthest : start + 1;
    if (open('end_mask', axis)) return step < 0 ? -farthest : farthest;
    // An end that depends on the number of rows is that of the first axis.
    if (!operation.isConstant(2)) return axis === 0 ? farthest : (operation.outputShape[axis] ?? 0) * step + start;
    return operation.integers(2)[axis] ?? farthest;
  });
  const axes = to.integers([...steps.keys()]);
  const taken = to.add('Slice', [operation.input(0), to.integers(from), to.integers(ends), axes, to.integers(steps)]);
  const gone = shrunk.flatMap((is, axis) => (is ? [axis] : []));
  return gone.length === 0 ? taken : to.add('Squeeze', [taken, to.integers(gone)]);
}

const isSet = (mask: number, axis: number): boolean => ((mask >> axis) & 1) === 1;

function pairs(values: readonly number[]): readonly (readonly [number, number])[] {
  return Array.from({ length: values.length / 2 }, (_, index) => [values[2 * index] ?? 0, values[2 * index + 1] ?? 0]);
}

/** All that is before, then all that is after, as ONNX wants it. */
function turnedPairs(values: readonly number[]): readonly number[] {
  const given = pairs(values);
  return [...given.map(([before]) => before), ...given.map(([, after]) => after)];
}
