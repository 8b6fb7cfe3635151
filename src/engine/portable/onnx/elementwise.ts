import { onnxTypes } from './modelProto';
import type { Convert } from './operation';

/** Operations that ONNX has under this name. */
const sameMeaning: Readonly<Record<string, string>> = {
  Abs: 'Abs',
  Acos: 'Acos',
  Acosh: 'Acosh',
  Add: 'Add',
  AddN: 'Sum',
  AddV2: 'Add',
  Asin: 'Asin',
  Asinh: 'Asinh',
  Atan: 'Atan',
  Atanh: 'Atanh',
  Ceil: 'Ceil',
  Cos: 'Cos',
  Cosh: 'Cosh',
  Elu: 'Elu',
  Equal: 'Equal',
  Erf: 'Erf',
  Exp: 'Exp',
  Floor: 'Floor',
  Greater: 'Greater',
  GreaterEqual: 'GreaterOrEqual',
  Identity: 'Identity',
  Inv: 'Reciprocal',
  IsInf: 'IsInf',
  IsNan: 'IsNaN',
  Less: 'Less',
  LessEqual: 'LessOrEqual',
  Log: 'Log',
  LogicalAnd: 'And',
  LogicalNot: 'Not',
  LogicalOr: 'Or',
  Maximum: 'Max',
  Minimum: 'Min',
  Mul: 'Mul',
  Neg: 'Neg',
  Pow: 'Pow',
  RealDiv: 'Div',
  Reciprocal: 'Reciprocal',
  Relu: 'Relu',
  Round: 'Round',
  SelectV2: 'Where',
  Selu: 'Selu',
  Sigmoid: 'Sigmoid',
  Sign: 'Sign',
  Sin: 'Sin',
  Sinh: 'Sinh',
  Softplus: 'Softplus',
  Sqrt: 'Sqrt',
  Sub: 'Sub',
  Tan: 'Tan',
  Tanh: 'Tanh',
};

const renamed = Object.fromEntries(
  Object.entries(sameMeaning).map(([name, operator]): [string, Convert] => [
    name,
    ({ inputs }, to) => to.add(operator, inputs),
  ]),
);

/** Operations that work on each number for itself. */
export const elementwise: Readonly<Record<string, Convert>> = {
  ...renamed,
  Cast: (operation, to) => to.add('Cast', operation.inputs, { to: operation.type('DstT') }),
  Expm1: (operation, to) => to.add('Sub', [to.add('Exp', operation.inputs), to.number(1)]),
  LeakyRelu: (operation, to) => to.add('LeakyRelu', operation.inputs, { alpha: { float: operation.real('alpha') } }),
  Log1p: (operation, to) => to.add('Log', [to.add('Add', [operation.input(0), to.number(1)])]),
  LogSoftmax: ({ inputs }, to) => to.add('LogSoftmax', inputs, { axis: -1 }),
  NotEqual: ({ inputs }, to) => to.add('Not', [to.add('Equal', inputs)]),
  OnesLike: (operation, to) => filledLike(1)(operation, to),
  Prelu: ({ inputs }, to) => to.add('PRelu', inputs),
  Relu6: (operation, to) => to.add('Clip', [operation.input(0), to.number(0), to.number(6)]),
  Rsqrt: ({ inputs }, to) => to.add('Reciprocal', [to.add('Sqrt', inputs)]),
  Select: (operation, to) => {
    const missing = operation.rank(1) - operation.rank(0);
    // A condition of one axis is about the first axis.
    const axes = Array.from({ length: missing }, (_, index) => operation.rank(0) + index);
    const [condition, ...others] = [operation.input(0), operation.input(1), operation.input(2)];
    const fitting = missing === 0 ? condition : to.add('Unsqueeze', [condition, to.integers(axes)]);
    return to.add('Where', [fitting, ...others]);
  },
  Softmax: ({ inputs }, to) => to.add('Softmax', inputs, { axis: -1 }),
  Square: (operation, to) => to.add('Mul', [operation.input(0), operation.input(0)]),
  SquaredDifference: ({ inputs }, to) => {
    const difference = to.add('Sub', inputs);
    return to.add('Mul', [difference, difference]);
  },
  ZerosLike: (operation, to) => filledLike(0)(operation, to),
};

function filledLike(value: 0 | 1): Convert {
  return (operation, to) => {
    const type = operation.type('T');
    const number = to.number(value, type === onnxTypes.bool ? onnxTypes.float : type);
    const filled = to.add('Expand', [number, to.add('Shape', [operation.input(0)])]);
    return type === onnxTypes.bool ? to.add('Cast', [filled], { to: type }) : filled;
  };
}
