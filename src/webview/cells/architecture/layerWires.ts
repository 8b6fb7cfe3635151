import { svg } from '../../dom';
import type { LaidOutGraph } from '../../render/graphLayout';
import { blockEnd, blockScale, type BlockScale } from '../../render/layerBlock';
import type { LayerNode } from './layerNodes';

/** The place of a layer where the layers are laid out; its name may take two lines. */
export const tile = { width: 124, height: 196 };
/** How far below a tile's top the middle of its block is. */
const blockMiddle = 54;

/** From a block to the next one of a chain. */
export function wire(
  node: LayerNode,
  scale: BlockScale,
  size: { width: number; height: number },
  narrow: boolean,
): SVGElement[] {
  const middle = size.height / 2;
  if (narrow) return [];
  const [from, to] = [blockEnd(node.shape, scale) + 5, size.width + 5];
  if (to - from < 8) return [];
  return [
    svg('path', { d: `M${from.toFixed(1)},${middle + 0.5} H${to - 5}`, class: 'wire' }),
    svg('path', { d: `M${to},${middle + 0.5} l-6,-3 v6 z`, class: 'wire-head' }),
  ];
}

/** Wires from block to block: the layout places whole tiles, of which the blocks are the upper part. */
export function wires(graph: LaidOutGraph, nodes: readonly LayerNode[]): SVGSVGElement {
  const picture = svg('svg', { class: 'wires', width: graph.width, height: graph.height, 'aria-hidden': 'true' });
  const scale = scaleOf(nodes);
  for (const { from, to, points } of graph.wires) {
    const [start, end] = [graph.places.get(from), graph.places.get(to)];
    if (!start || !end) continue;
    const shape = nodes.find(({ name }) => name === from)?.shape ?? null;
    const across = [
      { x: start.x + 11 + blockEnd(shape, scale), y: start.y + blockMiddle },
      { x: start.x + tile.width - 8, y: start.y + blockMiddle },
      ...points.slice(1, -1).map(({ x, y }) => ({ x, y: y - tile.height / 2 + blockMiddle })),
      { x: end.x, y: end.y + blockMiddle },
    ];
    const path = across.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('');
    picture.append(svg('path', { d: path, class: 'wire' }));
    picture.append(
      svg('path', { d: `M${end.x.toFixed(1)},${(end.y + blockMiddle).toFixed(1)} l-6,-3 v6 z`, class: 'wire-head' }),
    );
  }
  return picture;
}

/** What the blocks of a network are drawn against. */
export function scaleOf(nodes: readonly LayerNode[]): BlockScale {
  return blockScale(nodes.map(({ shape }) => shape));
}
