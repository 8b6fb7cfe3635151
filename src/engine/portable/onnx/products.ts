import { onnxTypes } from './modelProto';
import type { OnnxNodes } from './onnxNodes';
import type { Convert, Operation } from './operation';

function reduce(operator: string): Convert {
  return (operation, to) => {
    const keepdims = Number(operation.flag('keep_dims'));
    const axes = operation.axes(1);
    // ONNX takes no axes for all of them.
    if (axes.length === 0) return to.add('Identity', [operation.input(0)]);
    return to.add(operator, [operation.input(0), to.integers(axes)], { keepdims });
  };
}

function reduceTruth(operator: string): Convert {
  return (operation, to) => {
    const numbers = to.add('Cast', [operation.input(0)], { to: onnxTypes.int32 });
    const attributes = { keepdims: Number(operation.flag('keep_dims')) };
    const reduced = to.add(operator, [numbers, to.integers(operation.axes(1))], attributes);
    return to.add('Cast', [reduced], { to: onnxTypes.bool });
  };
}

function place(operator: string): Convert {
  return (operation, to) => {
    const found = to.add(operator, [operation.input(0)], { axis: operation.axes(1)[0] ?? 0, keepdims: 0 });
    return to.add('Cast', [found], { to: onnxTypes.int32 });
  };
}

/** The matrices of an input, turned over where the operation says so. */
function matrices(operation: Operation, to: OnnxNodes, index: number, flag: string): string {
  if (!operation.flag(flag)) return operation.input(index);
  const axes = [...operation.shape(index).keys()];
  const perm = [...axes.slice(0, -2), axes.length - 1, axes.length - 2];
  return to.add('Transpose', [operation.input(index)], { perm });
}

const product =
  (first: string, second: string): Convert =>
  (operation, to) =>
    to.add('MatMul', [matrices(operation, to, 0, first), matrices(operation, to, 1, second)]);

/** Operations that add numbers up, or choose among them. */
export const products: Readonly<Record<string, Convert>> = {
  All: reduceTruth('ReduceMin'),
  Any: reduceTruth('ReduceMax'),
  ArgMax: place('ArgMax'),
  ArgMin: place('ArgMin'),
  BatchMatMul: product('adj_x', 'adj_y'),
  BatchMatMulV2: product('adj_x', 'adj_y'),
  Einsum: (operation, to) => to.add('Einsum', operation.inputs, { equation: operation.word('equation') }),
  MatMul: product('transpose_a', 'transpose_b'),
  Max: reduce('ReduceMax'),
  Mean: reduce('ReduceMean'),
  Min: reduce('ReduceMin'),
  Prod: reduce('ReduceProd'),
  Sum: reduce('ReduceSum'),
};
