import type { PanelContext } from '../../context';
import { element, setText } from '../../dom';
import { toolButton } from '../../render/controls';
import type { LayerNode } from './layerNodes';

/** A layer as it can be found: `key` says which, `words` what is said of it. */
export interface Findable {
  readonly key: string;
  readonly words: string;
}

/** What layers are looked for by: name, type, settings and shape, as they are read. */
export function findable(context: PanelContext, network: string, node: LayerNode): Findable {
  const { name, title, short, settings, shape } = node;
  const said = [name, title, short, settings, shape ? context.numbers.shape(shape) : ''];
  return { key: `${network}/${name}`, words: said.join(' ').toLowerCase() };
}

/** Layers that have every word of a query, in their order. */
export function matching(layers: readonly Findable[], query: string): readonly string[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return layers.filter(({ words }) => wanted.every((word) => words.includes(word))).map(({ key }) => key);
}

/** Finds layers as the editor finds words: Enter goes on, Shift+Enter back, Escape ends it at the layer found. */
export class LayerSearch {
  readonly element: HTMLElement;
  private readonly field: HTMLInputElement;
  private readonly count = element('output', { class: 'find-count num' });
  private layers: readonly Findable[] = [];
  private found: readonly string[] = [];
  private current: string | null = null;

  constructor(
    private readonly context: PanelContext,
    private readonly on: {
      /** Marks what was found, and brings the current one into view. */
      readonly found: (keys: readonly string[], current: string | null) => void;
      readonly closed: (current: string | null) => void;
    },
  ) {
    const { words } = context;
    const label = words('findLayer');
    this.field = element('input', { class: 'field', type: 'text', 'aria-label': label, placeholder: label });
    this.field.spellcheck = false;
    this.field.addEventListener('input', () => this.find());
    this.element = element(
      'div',
      { class: 'find', role: 'search', hidden: true },
      this.field,
      this.count,
      toolButton('arrow-up', words('previousFound'), () => this.step(-1)),
      toolButton('arrow-down', words('nextFound'), () => this.step(1)),
      toolButton('close', words('closeFind'), () => this.close()),
    );
    this.element.addEventListener('keydown', (event) => this.onKey(event));
  }

  open(): void {
    this.element.hidden = false;
    this.field.focus();
    this.field.select();
    this.find();
  }

  /** The layers are others now. */
  update(layers: readonly Findable[]): void {
    this.layers = layers;
    if (!this.element.hidden) this.find();
  }

  private find(): void {
    this.found = matching(this.layers, this.field.value);
    if (this.current === null || !this.found.includes(this.current)) this.current = this.found[0] ?? null;
    this.show();
  }

  private step(by: number): void {
    const { length } = this.found;
    if (length === 0) return;
    const at = this.current === null ? -1 : this.found.indexOf(this.current);
    this.current = this.found[(at + by + length) % length] ?? null;
    this.show();
  }

  private show(): void {
    const { words, numbers } = this.context;
    const at = this.current === null ? -1 : this.found.indexOf(this.current);
    const said = words('foundAt', { at: numbers.count(at + 1), all: numbers.count(this.found.length) });
    const nothing = this.field.value.trim() === '' ? '' : words('foundNone');
    setText(this.count, at < 0 ? nothing : said);
    this.on.found(this.found, this.current);
  }

  private close(): void {
    const { current } = this;
    this.element.hidden = true;
    this.current = null;
    this.on.found([], null);
    this.on.closed(current);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.field) this.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
