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
  graph.setGraph({ rankdir: direction, nodesep: 12, ranksep: 28, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  const names = new Set(nodes.map(({ name }) => name));
  for (const { name, width, height } of nodes) graph.setNode(name, { width, height });
  for (const { name, inputs } of nodes) {
    for (const input of inputs) if (names.has(input)) graph.setEdge(input, name);
  }
  layout(graph);
  const places = new Map(
    nodes.map(({ name, width, height }) => {
      const { x = 0, y = 0 } = graph.node(name) as { x?: number; y?: number };
      return [name, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
  const wires = graph.edges().map((edge) => {
    const { points = [] } = graph.edge(edge) as { points?: { x: number; y: number }[] };
    return { from: edge.v, to: edge.w, points };
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width, height, places, wires };
}
