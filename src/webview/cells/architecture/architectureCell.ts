import type { NetworkDescription } from '../../../language';
import type { PanelContext, Part } from '../../context';
import { setAttributes, setChildren } from '../../dom';
import { isBoolean, isString } from '../../persisted';
import { subtitle, toolButton } from '../../render/controls';
import { icon } from '../../render/icons';
import type { PanelState } from '../../state/state';
import { Cell } from '../cell';
import type { AskedAnswer } from '../explain/explainCell';
import { LayerDetail } from './layerDetail';
import { LayerGraph } from './layerGraph';
import { layerAndSize, layerAtLine, layerNodes } from './layerNodes';
import { findable, LayerSearch } from './layerSearch';
import { layerTable } from './layerTable';
import { weightsOf } from '../predict/weightsChoice';

/** The layers: how they follow each other, their shapes and what they cost. */
export class ArchitectureCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private readonly detail: LayerDetail;
  private readonly search: LayerSearch;
  private readonly swap: HTMLButtonElement;
  private graphs: readonly LayerGraph[] = [];
  private networks: readonly NetworkDescription[] = [];
  private drawn: readonly NetworkDescription[] | null = null;
  private asTable: boolean;
  /** A line of the file. */
  private cursor: number | undefined;
  private state: PanelState | null = null;
  private asked: AskedAnswer | null = null;
  /** `network/layer`. */
  private selected: string;

  constructor(private readonly context: PanelContext) {
    const { words, persisted, send } = context;
    this.cell = new Cell(context, { id: 'architecture', title: 'architecture', onUnfold: () => this.refresh() });
    this.element = this.cell.element;
    this.detail = new LayerDetail(context);
    this.search = new LayerSearch(context, {
      found: (keys, current) => this.mark(keys, current),
      closed: (current) => this.focusLayer(current),
    });
    this.element.addEventListener('keydown', (event) => this.onKey(event));
    this.asTable = persisted.get('architecture.table', isBoolean, false);
    this.selected = persisted.get('architecture.layer', isString, '');
    this.swap = toolButton('table', words('showAsTable'), () => this.toggleTable());
    this.cell.setTools(
      toolButton('search', words('findLayer'), () => this.search.open()),
      this.swap,
      toolButton('go-to-file', words('openModelFile'), () => send({ type: 'openFile' })),
    );
  }

  update(state: PanelState): void {
    this.state = state;
    const { snapshot, cursor } = state;
    const { networks } = snapshot.model;
    this.element.hidden = networks.length === 0;
    if (networks !== this.networks) {
      this.networks = networks;
      this.cell.setSummary(this.summary());
      if (!this.cell.folded) this.refresh();
    }
    if (cursor !== this.cursor) {
      this.cursor = cursor;
      this.markCursor();
    }
    this.showNumbers();
  }

  /** What was asked in the console, and answered, is what a layer's activations are of. */
  follow(asked: AskedAnswer | null): void {
    this.asked = asked?.several ? null : asked;
    this.showNumbers();
  }

  dispose(): void {
    for (const graph of this.graphs) graph.dispose();
    this.element.remove();
  }

  private refresh(): void {
    if (this.networks === this.drawn) return;
    this.drawn = this.networks;
    for (const graph of this.graphs) graph.dispose();
    this.graphs = this.networks.map((network) => new LayerGraph(this.context, (name) => this.select(network, name)));
    this.showSwap();
    setChildren(
      this.cell.body,
      this.search.element,
      ...this.networks.flatMap((network, index) => [
        this.networks.length > 1 ? subtitle(network.name, this.cost([network])) : null,
        this.asTable
          ? layerTable(this.context, network, (name) => this.select(network, name))
          : (this.graphs[index]?.element ?? null),
      ]),
      this.detail.element,
    );
    for (const [index, network] of this.networks.entries())
      this.graphs[index]?.update(network, this.selectedIn(network));
    this.search.update(
      this.networks.flatMap((network) =>
        layerNodes(this.context, network).map((node) => findable(this.context, network.name, node)),
      ),
    );
    this.showDetail();
    this.markCursor();
  }

  private layers(): NodeListOf<HTMLElement> {
    return this.cell.body.querySelectorAll('[data-layer]');
  }

  private mark(keys: readonly string[], current: string | null): void {
    const found = new Set(keys);
    for (const layer of this.layers()) {
      const key = layer.getAttribute('data-layer') ?? '';
      layer.classList.toggle('found', found.has(key));
      layer.classList.toggle('current', key === current);
      if (key === current) layer.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  /** Shows in which layer the editor's cursor stands. The page stays where it is, a row of layers moves along. */
  private markCursor(): void {
    const { cursor } = this;
    if (cursor === undefined) return;
    const keys = this.networks.map((network) => `${network.name}/${layerAtLine(network, cursor)?.name ?? ''}`);
    for (const layer of this.layers()) {
      const here = keys.includes(layer.getAttribute('data-layer') ?? '');
      if (here === layer.hasAttribute('aria-current')) continue;
      setAttributes(layer, { 'aria-current': here && 'location' });
      if (here) revealAcross(layer);
    }
  }

  private focusLayer(key: string | null): void {
    const layer = [...this.layers()].find((one) => one.getAttribute('data-layer') === key);
    const target = layer?.querySelector('button') ?? layer;
    if (target) target.focus();
    else this.swap.focus();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    this.search.open();
  }

  private select(network: NetworkDescription, name: string): void {
    const key = `${network.name}/${name}`;
    this.selected = this.selected === key ? '' : key;
    const line = network.layers.find((layer) => layer.name === name)?.range.start.line;
    if (this.selected === key && line !== undefined) this.context.send({ type: 'revealLine', line });
    this.context.persisted.set('architecture.layer', this.selected);
    for (const [index, one] of this.networks.entries()) this.graphs[index]?.select(this.selectedIn(one));
    for (const row of this.cell.body.querySelectorAll('tr[data-layer]')) {
      row.classList.toggle('on', row.getAttribute('data-layer') === this.selected);
    }
    this.showDetail();
  }

  private selectedIn(network: NetworkDescription): string | null {
    const prefix = `${network.name}/`;
    return this.selected.startsWith(prefix) ? this.selected.slice(prefix.length) : null;
  }

  private showDetail(): void {
    const network = this.networks.find((one) => this.selectedIn(one) !== null) ?? this.networks[0];
    if (!network) return;
    const node = layerNodes(this.context, network).find(({ name }) => name === this.selectedIn(network));
    this.detail.update(network, node ?? null);
    this.showNumbers();
  }

  /** The weights of the chosen layer, and what it makes of an input. */
  private showNumbers(): void {
    const { state, asked } = this;
    const network = this.networks.find((one) => this.selectedIn(one) !== null);
    const layer = network?.layers.find(({ name }) => name === this.selectedIn(network));
    const choices = state && layer && !this.cell.folded ? weightsOf(this.context, state) : [];
    const weights = choices.find(({ ask }) => ask === asked?.weights) ?? choices[0];
    if (!state || !network || !layer || !weights) {
      this.detail.showWeights(null);
      this.detail.showActivations(null);
      return;
    }
    const step = weights.ask === 'checkpoint' ? (state.run?.checkpoint?.step ?? 0) : 0;
    const shown = { layer: layer.name, weights: weights.ask, label: weights.label };
    const key = `${state.run?.summary.run ?? ''} ${step}`;
    this.detail.showWeights(layer.parameters > 0 ? { ...shown, network: network.name, state: key } : null);
    const answers = state.snapshot.signature?.generates === undefined;
    this.detail.showActivations(answers ? { ...shown, inputs: asked?.inputs ?? null } : null);
  }

  private toggleTable(): void {
    this.asTable = !this.asTable;
    this.context.persisted.set('architecture.table', this.asTable);
    this.drawn = null;
    this.refresh();
    this.swap.focus();
  }

  private showSwap(): void {
    const label = this.context.words(this.asTable ? 'showAsGraph' : 'showAsTable');
    this.swap.setAttribute('aria-label', label);
    this.swap.title = label;
    this.swap.replaceChildren(icon(this.asTable ? 'type-hierarchy' : 'table'));
  }

  private summary(): string {
    const { words } = this.context;
    const [network] = this.networks;
    if (this.networks.length === 1 && network && network.layers.length <= 4) {
      const layers = network.layers.map(layerAndSize).join(words('listComma'));
      return words('layersAndCost', { layers, cost: this.cost(this.networks) });
    }
    return this.cost(this.networks);
  }

  private cost(networks: readonly NetworkDescription[]): string {
    const { words, numbers } = this.context;
    if (networks.some(({ layers }) => layers.some(({ outputShape }) => outputShape === null)))
      return words('costUnknown');
    const sum = (of: (network: NetworkDescription) => number) =>
      networks.reduce((total, network) => total + of(network), 0);
    return words('networkCost', {
      parameters: numbers.count(sum((network) => network.parameters)),
      memory: numbers.bytes(sum((network) => network.memoryBytes)),
      flops: numbers.scaled(sum((network) => network.flops)),
    });
  }
}

/** Brings a layer into view by moving what scrolls around it, and never the page. */
function revealAcross(layer: HTMLElement): void {
  const view = layer.closest('.arch, .scroll-x');
  if (!view) return;
  const [inner, outer] = [layer.getBoundingClientRect(), view.getBoundingClientRect()];
  if (inner.left >= outer.left && inner.right <= outer.right) return;
  view.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
}
