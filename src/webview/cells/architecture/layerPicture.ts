import type { PanelContext } from '../../context';
import { setAttributes, svg } from '../../dom';
import { layOut, type LaidOutGraph } from '../../render/graphLayout';
import { layerBlock, type LayerHue } from '../../render/layerBlock';
import { isChain, type LayerNode } from './layerNodes';
import { scaleOf, tile, wires } from './layerWires';

/** A picture goes where no theme is: it has colours of its own, made for white paper. */
const paper = '#ffffff';
const ink = { text: '#1f1f1f', faint: '#5f5f5f', wire: '#767676' };
const blocks: Readonly<Record<LayerHue, { line: string; front: string; side: string; top: string }>> = {
  conv: { line: '#1a5fb4', front: '#99c1f1', side: '#c9ddf7', top: '#b3d1f4' },
  pool: { line: '#26734d', front: '#9fd6b4', side: '#cdeada', top: '#b9e1c8' },
  dense: { line: '#6d3a9c', front: '#c9aee3', side: '#e3d5f1', top: '#d7c3ea' },
  plain: { line: '#5e5c64', front: '#c8c8cc', side: '#e2e2e5', top: '#d6d6da' },
  out: { line: '#8f6400', front: '#f0d27c', side: '#f8e9bf', top: '#f5dfa0' },
};
const margin = 16;
const gap = 20;

/** The graph of a network as a drawing that stands for itself. */
export function layerPicture(context: PanelContext, nodes: readonly LayerNode[]): SVGSVGElement {
  const graph = isChain(nodes)
    ? inRow(nodes)
    : layOut(
        nodes.map(({ name, inputs }) => ({ name, inputs, ...tile })),
        'LR',
      );
  const [width, height] = [graph.width + 2 * margin, graph.height + 2 * margin];
  const lines = wires(graph, nodes);
  const scale = scaleOf(nodes);
  const content = svg('g', { transform: `translate(${margin} ${margin})` }, ...lines.children);
  for (const node of nodes) {
    const place = graph.places.get(node.name);
    if (!place) continue;
    const block = layerBlock(node.shape, scale, { width: 88, height: 100 });
    setAttributes(block, { x: 6, y: 4, width: 88, height: 100, overflow: 'visible' });
    content.append(svg('g', { transform: `translate(${place.x} ${place.y})` }, block, ...labels(context, node)));
    const { line, ...faces } = blocks[node.hue];
    for (const [face, fill] of Object.entries(faces)) {
      const shape = block.querySelector(`.box-${face}`);
      if (shape) setAttributes(shape, { fill, stroke: line, 'stroke-linejoin': 'round' });
    }
  }
  for (const wire of content.querySelectorAll('.wire')) setAttributes(wire, { fill: 'none', stroke: ink.wire });
  for (const head of content.querySelectorAll('.wire-head')) setAttributes(head, { fill: ink.wire });
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'sans-serif', 'font-size': 12 },
    svg('rect', { width, height, fill: paper }),
    content,
  );
}

function labels({ words, numbers }: PanelContext, node: LayerNode): SVGElement[] {
  const said = [
    node.short,
    node.settings,
    node.shape ? numbers.shape(node.shape) : words('shapeUnknown'),
    node.parameters === null ? '' : numbers.count(node.parameters),
  ];
  return said.map((line, index) =>
    svg(
      'text',
      {
        x: 6,
        y: 118 + 18 * index,
        fill: index === 1 ? ink.faint : ink.text,
        ...(index === 0 && { 'font-weight': 600, 'font-size': 13 }),
      },
      line.length > 18 ? `${line.slice(0, 17)}…` : line,
    ),
  );
}

function inRow(nodes: readonly LayerNode[]): LaidOutGraph {
  const pitch = tile.width + gap;
  return {
    width: nodes.length * pitch - gap,
    height: tile.height,
    places: new Map(nodes.map(({ name }, index) => [name, { x: index * pitch, y: 0 }])),
    wires: nodes.slice(1).map(({ name }, index) => ({ from: nodes[index]?.name ?? '', to: name, points: [] })),
  };
}
