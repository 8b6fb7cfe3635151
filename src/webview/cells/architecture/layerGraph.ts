import type { NetworkDescription } from '../../../language';
import type { PanelContext } from '../../context';
import { element, setChildren, setStyle } from '../../dom';
import { layOut } from '../../render/graphLayout';
import { layerBlock } from '../../render/layerBlock';
import { moveWithArrows } from '../../render/oneStop';
import { GraphView } from '../../render/graphView';
import { graphBar } from './graphBar';
import { isChain, layerNodes, nameWords, type LayerNode } from './layerNodes';
import { scaleOf, tile, wire, wires } from './layerWires';

/** Up to this width of the Studio the layers of a short chain run downward, as its stylesheet says. */
const narrowWidth = 620;
/** More layers than these are a row to move about in. */
const mostInRow = 12;
/** What a layer of a short chain needs for its sizes: with less there are two lines of layers. */
const nodeWidth = 92;

/** A network as blocks: a row for a chain, lanes for branches. One stop for Tab, arrows move, Enter selects. */
export class LayerGraph {
  readonly element = element('div', { class: 'layer-graph' });
  private readonly view: HTMLElement;
  private readonly moving: GraphView;
  private readonly observer: ResizeObserver;
  private network = '';
  private nodes: readonly LayerNode[] = [];
  private buttons: readonly HTMLButtonElement[] = [];
  /** For which widths blocks were drawn. */
  private drawn = '';

  constructor(
    private readonly context: PanelContext,
    private readonly onSelect: (name: string) => void,
  ) {
    this.view = element('div', { class: 'arch', role: 'group', 'aria-label': context.words('layersInOrder') });
    this.moving = new GraphView(this.view);
    moveWithArrows(this.view, () => this.buttons);
    this.observer = new ResizeObserver(() => this.drawBlocks());
    this.observer.observe(this.view);
  }

  update(network: NetworkDescription, selected: string | null): void {
    this.network = network.name;
    this.nodes = layerNodes(this.context, network);
    const had = this.buttons.findIndex((button) => button === document.activeElement);
    this.buttons = this.nodes.map((node, index) => this.button(node, index, selected));
    const inOrder = isChain(this.nodes);
    const long = inOrder && this.nodes.length > mostInRow;
    this.view.classList.toggle('branched', !inOrder);
    this.view.classList.toggle('long', long);
    const moving = long || !inOrder ? this.moving : null;
    setChildren(this.element, graphBar(this.context, this.nodes, moving), this.view);
    if (!inOrder) this.moving.show(this.placeBranches());
    else if (long) this.moving.show(element('div', { class: 'row-of-layers' }, ...this.buttons));
    else {
      this.moving.show(null);
      setChildren(this.view, ...this.buttons);
    }
    this.drawn = '';
    this.drawBlocks();
    if (had >= 0) this.buttons[had]?.focus();
  }

  select(selected: string | null): void {
    for (const [index, button] of this.buttons.entries()) {
      button.setAttribute('aria-pressed', String(this.nodes[index]?.name === selected));
    }
  }

  dispose(): void {
    this.observer.disconnect();
    this.moving.dispose();
    this.element.remove();
  }

  private button(node: LayerNode, index: number, selected: string | null): HTMLButtonElement {
    const { words, numbers } = this.context;
    const parameters = node.parameters === null ? '' : numbers.count(node.parameters);
    const button = element(
      'button',
      {
        class: `node h-${node.hue}`,
        type: 'button',
        tabindex: index === 0 ? 0 : -1,
        'aria-pressed': String(node.name === selected),
        'aria-label': this.spoken(node, index),
        'data-layer': `${this.network}/${node.name}`,
        title: node.layer ? `${node.title}, ${node.name}` : node.name,
      },
      element('span', { class: 'shape' }),
      element(
        'span',
        { class: 'txt' },
        element('span', { class: 'nm' }, ...nameWords(node.short).flatMap((word) => [element('wbr', {}), word])),
        element('span', { class: 'cf' }, node.settings || '\u00a0'),
        element('span', { class: 'sh' }, node.shape ? numbers.shape(node.shape) : words('shapeUnknown')),
        element('span', { class: node.parameters ? 'pr' : 'pr zero' }, parameters || '\u00a0'),
      ),
    );
    button.addEventListener('click', () => this.onSelect(node.name));
    return button;
  }

  private spoken(node: LayerNode, index: number): string {
    const { words, numbers } = this.context;
    const layers = this.nodes.filter(({ layer }) => layer !== null).length;
    const first = this.nodes.length - layers;
    const shape = (node.shape ?? []).map((size) => size ?? '?').join(words('by'));
    if (!node.layer) return words('inputSpoken', { name: node.name, shape });
    return words('layerSpoken', {
      index: index - first + 1,
      layers,
      // As it is labelled, so that it can be called by what one sees.
      name: `${node.short} ${node.settings}`.trim(),
      shape,
      parameters: numbers.count(node.parameters ?? 0),
    });
  }

  private drawBlocks(): void {
    const width = this.view.clientWidth;
    if (width === 0 || this.nodes.length === 0) return;
    const branched = this.view.classList.contains('branched');
    // What can be moved about in keeps its row at any width.
    const studio = this.view.closest('.studio')?.clientWidth ?? width;
    const narrow = studio <= narrowWidth && !this.view.classList.contains('zooms');
    const lines = Math.ceil((this.nodes.length * nodeWidth) / width);
    setStyle(this.view, '--columns', String(Math.ceil(this.nodes.length / lines)));
    const scale = scaleOf(this.nodes);
    const boxes = this.buttons.map((button) => button.querySelector<HTMLElement>('.shape'));
    // Blocks of a kind are equally wide: one is measured, before anything is changed.
    const size = { width: boxes[0]?.clientWidth || 44, height: narrow ? 44 : 100 };
    const drawn = `${size.width} ${size.height}`;
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    for (const [index, node] of this.nodes.entries()) {
      const box = boxes[index];
      if (!box) continue;
      const picture = layerBlock(node.shape, scale, size);
      if (!branched && index < this.nodes.length - 1) picture.append(...wire(node, scale, size, narrow));
      box.replaceChildren(picture);
    }
  }

  private placeBranches(): HTMLElement {
    const graph = layOut(
      this.nodes.map(({ name, inputs }) => ({ name, inputs, ...tile })),
      'LR',
    );
    for (const [index, node] of this.nodes.entries()) {
      const place = graph.places.get(node.name);
      const button = this.buttons[index];
      if (!place || !button) continue;
      setStyle(button, 'left', `${place.x}px`);
      setStyle(button, 'top', `${place.y}px`);
    }
    const field = element('div', { class: 'field-of-layers' }, wires(graph, this.nodes), ...this.buttons);
    setStyle(field, 'width', `${graph.width}px`);
    setStyle(field, 'height', `${graph.height}px`);
    return field;
  }
}
