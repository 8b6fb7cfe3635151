import {
  alignLayers,
  nameOfCompared,
  type Compared,
  type ComparedLayer,
  type Comparison,
  type LayerMark,
  type LayerPair,
} from '../../protocol';
import { element, setChildren } from '../dom';
import { isString } from '../persisted';
import { Select } from '../render/controls';
import { layerTitle } from '../cells/architecture/layerNodes';
import type { CompareContext } from './context';
import { PartFrame } from './partFrame';

const signs: Readonly<Record<LayerMark, string>> = { same: '=', changed: '≠', removed: '−', added: '+' };
/** Arguments that say what a layer is; others are shown where they differ. */
const telling = ['units', 'filters', 'kernelSize', 'poolSize', 'strides', 'outputDim', 'rate', 'activation'];

/** The layers of two side by side, with what differs. */
export class LayersPart {
  readonly element: HTMLElement;
  private readonly frame: PartFrame;
  private readonly left: Select;
  private readonly right: Select;
  private readonly choice: HTMLElement;
  private readonly tables = element('div', { class: 'layer-tables' });
  private readonly alone: HTMLElement;
  private chosen: { readonly left: string; readonly right: string };
  private compared: readonly Compared[] = [];

  constructor(private readonly context: CompareContext) {
    const { words, persisted } = context;
    this.frame = new PartFrame('layers', words('layersTitle'));
    this.element = this.frame.element;
    this.chosen = {
      left: persisted.get('layers.left', isString, ''),
      right: persisted.get('layers.right', isString, ''),
    };
    this.left = new Select(words('left'), (id) => this.choose('left', id));
    this.right = new Select(words('right'), (id) => this.choose('right', id));
    this.choice = element('div', { class: 'controls layer-choice' }, this.left.element, this.right.element);
    this.alone = element('p', { class: 'dim small' }, words('needsTwo'));
    this.frame.body.append(this.alone, this.choice, this.tables);
  }

  update({ compared }: Comparison): void {
    this.compared = compared;
    this.element.hidden = compared.length === 0;
    this.show();
  }

  private choose(side: 'left' | 'right', id: string): void {
    this.chosen = { ...this.chosen, [side]: id };
    this.context.persisted.set(`layers.${side}`, id);
    this.show();
  }

  private show(): void {
    const { words } = this.context;
    const choices = this.compared.map((one) => ({ value: one.id, label: nameOfCompared(one) }));
    const find = (id: string) => this.compared.find((one) => one.id === id);
    const left = find(this.chosen.left) ?? this.compared[0];
    const right = find(this.chosen.right) ?? this.compared.find((one) => one !== left) ?? left;
    const two = this.compared.length > 1;
    this.alone.hidden = two;
    this.choice.hidden = !two;
    this.tables.hidden = !two;
    if (!two || !left || !right) {
      this.frame.say('');
      return;
    }
    this.left.update(choices, left.id);
    this.right.update(choices, right.id);
    const names = [...new Set([...left.networks, ...right.networks].map(({ name }) => name))];
    const layersOf = (one: Compared, name: string) =>
      one.networks.find((network) => network.name === name)?.layers ?? [];
    const networks = names.map((name) => ({ name, pairs: alignLayers(layersOf(left, name), layersOf(right, name)) }));
    const all = networks.flatMap(({ pairs }) => pairs);
    const count = (mark: LayerMark) => all.filter((pair) => pair.mark === mark).length;
    const [changed, removed, added] = [count('changed'), count('removed'), count('added')];
    const differ = changed + removed + added > 0;
    this.frame.say(differ ? words('layersDiffer', { changed, removed, added }) : words('sameLayers'));
    setChildren(
      this.tables,
      ...networks.flatMap(({ name, pairs }) => [
        names.length > 1 ? element('h3', { class: 'sub' }, name) : null,
        element('div', { class: 'scroll-x' }, this.table(pairs, nameOfCompared(left), nameOfCompared(right))),
      ]),
    );
  }

  private table(pairs: readonly LayerPair[], left: string, right: string): HTMLElement {
    const { words, numbers } = this.context;
    const side = (name: string) => [
      element('th', { scope: 'col', class: 'side' }, name),
      element('th', { scope: 'col' }, words('settings')),
      element('th', { scope: 'col', class: 'num' }, words('shape')),
      element('th', { scope: 'col', class: 'num' }, words('parameters')),
    ];
    const head = element('tr', {}, element('th', { scope: 'col' }, words('change')), ...side(left), ...side(right));
    const cells = (layer: ComparedLayer | null, pair: LayerPair) =>
      layer === null
        ? [element('td', { class: 'side' }), element('td'), element('td'), element('td')]
        : [
            element('td', { class: 'side', title: layer.name }, layerTitle(layer.type)),
            element('td', { class: 'said' }, ...settings(layer, pair)),
            element(
              'td',
              { class: pair.differing.includes('shape') ? 'num differs' : 'num' },
              layer.shape ? numbers.shape(layer.shape) : '',
            ),
            element('td', { class: 'num' }, layer.parameters === null ? '' : numbers.count(layer.parameters)),
          ];
    const rows = pairs.map((pair) =>
      element(
        'tr',
        { class: `is-${pair.mark}` },
        element(
          'td',
          { class: 'change' },
          element('span', { 'aria-hidden': 'true', class: 'sign' }, signs[pair.mark]),
          element('span', { class: pair.mark === 'same' ? 'dim' : '' }, words(pair.mark)),
        ),
        ...cells(pair.left, pair),
        ...cells(pair.right, pair),
      ),
    );
    return element('table', { class: 'grid layer-pairs' }, element('thead', {}, head), element('tbody', {}, ...rows));
  }
}

/** `16, relu`; what differs is named and stands out. */
function settings(layer: ComparedLayer, { differing }: LayerPair): (Node | string)[] {
  const shown = Object.keys(layer.config).filter((name) => {
    if (differing.includes(name)) return true;
    const value = layer.config[name];
    return telling.includes(name) && value !== null && value !== 'linear' && value !== undefined;
  });
  shown.sort((one, other) => rank(one) - rank(other));
  return shown.flatMap((name, place) => {
    const value = layer.config[name];
    const word = typeof value === 'string' ? value : JSON.stringify(value);
    const part = differing.includes(name)
      ? element('b', { class: 'differs' }, `${name} ${word}`)
      : ['units', 'filters', 'activation', 'rate', 'outputDim'].includes(name)
        ? word
        : `${name} ${word}`;
    return place === 0 ? [part] : [', ', part];
  });
}

function rank(name: string): number {
  const place = telling.indexOf(name);
  return place < 0 ? telling.length : place;
}
