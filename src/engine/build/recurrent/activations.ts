import { bool, float, type GraphNodes } from '../../trace';

/** An activation as nodes, with its gradient by what it gave. */
export interface GraphActivation {
  value(nodes: GraphNodes, input: string): string;
  gradient(nodes: GraphNodes, output: string, upstream: string): string;
}

function hardSigmoidGradient(nodes: GraphNodes, output: string, upstream: string): string {
  const type = { T: { type: float } };
  const above = nodes.add('Greater', [output, nodes.number(0)], type);
  const below = nodes.add('Less', [output, nodes.number(1)], type);
  const inside = nodes.add('LogicalAnd', [above, below], {});
  const slope = nodes.add('Cast', [inside], { SrcT: { type: bool }, DstT: { type: float }, Truncate: { b: false } });
  return nodes.float('Mul', upstream, nodes.float('RealDiv', slope, nodes.number(6)));
}

/** Those that recurrent layers have as loops, by the names that tfjs gives them. */
export const graphActivations: ReadonlyMap<string, GraphActivation> = new Map<string, GraphActivation>([
  [
    'tanh',
    {
      value: (nodes, input) => nodes.float('Tanh', input),
      gradient: (nodes, output, upstream) => nodes.float('TanhGrad', output, upstream),
    },
  ],
  [
    'sigmoid',
    {
      value: (nodes, input) => nodes.float('Sigmoid', input),
      gradient: (nodes, output, upstream) => nodes.float('SigmoidGrad', output, upstream),
    },
  ],
  [
    'hardSigmoid',
    {
      value: (nodes, input) => {
        const line = nodes.float('AddV2', nodes.float('RealDiv', input, nodes.number(6)), nodes.number(0.5));
        return nodes.float('Minimum', nodes.float('Maximum', line, nodes.number(0)), nodes.number(1));
      },
      gradient: hardSigmoidGradient,
    },
  ],
  [
    'relu',
    {
      value: (nodes, input) => nodes.float('Relu', input),
      gradient: (nodes, output, upstream) => nodes.float('ReluGrad', upstream, output),
    },
  ],
  ['linear', { value: (_, input) => input, gradient: (_nodes, _output, upstream) => upstream }],
]);
