import type { NetworkDescription } from '../../../language';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { linkButton, subtitle } from '../../render/controls';
import type { LayerNode } from './layerNodes';
import { LayerActivationsView, type ActivationsSubject } from './layerActivations';
import { LayerWeightsView, type WeightsSubject } from './layerWeights';

/** Facts and settings of the chosen layer. */
export class LayerDetail {
  readonly element = element('div', { class: 'layer' });

  private readonly weights: LayerWeightsView;
  private readonly activations: LayerActivationsView;

  constructor(private readonly context: PanelContext) {
    this.weights = new LayerWeightsView(context);
    this.activations = new LayerActivationsView(context);
  }

  update(network: NetworkDescription, node: LayerNode | null): void {
    this.element.hidden = node?.layer == null;
    if (!node?.layer) return;
    const { words, numbers, send } = this.context;
    const { layer } = node;
    const share = (part: number, whole: number, said: string) =>
      part > 0 && whole > 0 ? words('withShare', { value: said, share: numbers.percent(part / whole) }) : said;
    const facts: [string, string][] = [
      [words('output'), layer.outputShape ? numbers.shape(layer.outputShape) : words('shapeUnknown')],
      [words('parameters'), share(layer.parameters, network.parameters, numbers.count(layer.parameters))],
      [words('flopsPerSample'), share(layer.flops, network.flops, numbers.scaled(layer.flops))],
      [words('weightMemory'), numbers.bytes(layer.parameters * 4)],
    ];
    if (layer.trainableParameters !== layer.parameters) {
      facts.push([words('trainable'), numbers.count(layer.trainableParameters)]);
    }
    const line = layer.range.start.line;
    const jump = linkButton(words('lineNumber', { line: line + 1 }), () => send({ type: 'openFile', line }), {
      class: 'link small push',
    });
    const settings = Object.entries(layer.config)
      .filter(([, value]) => value !== null)
      .map(([name, value]): [string, string] => [name, settingText(value)]);
    const columns =
      settings.length > 6
        ? [settings.slice(0, Math.ceil(settings.length / 2)), settings.slice(Math.ceil(settings.length / 2))]
        : [settings];
    setChildren(
      this.element,
      element('div', {}, subtitle(layer.name, null, jump), list(facts)),
      ...columns.map((column, index) =>
        column.length === 0
          ? null
          : element(
              'div',
              { class: index > 0 ? 'more-settings' : null },
              index === 0 ? subtitle(words('settings')) : element('div', { class: 'sub-row' }),
              list(column),
            ),
      ),
      this.weights.element,
      this.activations.element,
    );
  }

  /** The weights to show of the chosen layer; null where there are none. */
  showWeights(subject: WeightsSubject | null): void {
    this.weights.show(subject);
  }

  /** What to show of what the chosen layer makes of an input; null where nothing answers. */
  showActivations(subject: ActivationsSubject | null): void {
    this.activations.show(subject);
  }
}

function list(entries: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'dl',
    { class: 'facts' },
    ...entries.flatMap(([name, value]) => [element('dt', {}, name), element('dd', { title: value }, value)]),
  );
}

function settingText(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => settingText(item)).join(' × ');
  if (typeof value === 'object' && value !== null) {
    const entries: [string, unknown][] = Object.entries(value);
    return entries.map(([name, item]) => `${name} ${settingText(item)}`).join(', ');
  }
  return String(value);
}
