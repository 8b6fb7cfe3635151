import { Graph, layout } from '@dagrejs/dagre';

export interface GraphNode {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly width: number;
  readonly height: number;
}

export interface LaidOutGraph {
  readonly width: number;
  readonly height: number;
  /** Upper left corners by name. */
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly wires: readonly {
    readonly from: string;
    readonly to: string;
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
}

/** Places for nodes with branches, so that wires cross little. */
export function layOut(nodes: readonly GraphNode[], direction: 'LR' | 'TB'): LaidOutGraph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 8, ranksep: 28, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  // Nodes go by their numbers: a file may call a layer `__proto__`.
  const numbers = new Map(nodes.map(({ name }, index) => [name, String(index)]));
  for (const [index, { width, height }] of nodes.entries()) graph.setNode(String(index), { width, height });
  for (const [index, { inputs }] of nodes.entries()) {
    for (const input of inputs) {
      const from = numbers.get(input);
      if (from !== undefined) graph.setEdge(from, String(index));
    }
  }
  layout(graph);
  const places = new Map(
    nodes.map(({ name, width, height }, index) => {
      const { x = 0, y = 0 } = graph.node(String(index)) as { x?: number; y?: number };
      return [name, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
  const wires = graph.edges().map((edge) => {
    const { points = [] } = graph.edge(edge) as { points?: { x: number; y: number }[] };
    const name = (number: string) => nodes[Number(number)]?.name ?? '';
    return { from: name(edge.v), to: name(edge.w), points };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width, height, places, wires };
}
