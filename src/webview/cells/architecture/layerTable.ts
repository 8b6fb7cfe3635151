import type { NetworkDescription } from '../../../language';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { oneStopForButtons } from '../../render/oneStop';
import { layerNodes } from './layerNodes';

/** The layers as a table: output, parameters, FLOPs, memory. */
export function layerTable(
  context: PanelContext,
  network: NetworkDescription,
  onSelect: (name: string) => void,
): HTMLElement {
  const { words, numbers } = context;
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, words('layer')),
    element('th', { class: 'wide', scope: 'col' }, words('settings')),
    element('th', { class: 'num', scope: 'col' }, words('output')),
    element('th', { class: 'num', scope: 'col' }, words('parameters')),
    element('th', { class: 'num wide', scope: 'col' }, words('flopsPerSample')),
    element('th', { class: 'num wide', scope: 'col' }, words('weightMemory')),
  );
  const rows = layerNodes(context, network).map(({ name, title, settings, shape, parameters, layer }) => {
    const button = element('button', { class: 'plain', type: 'button', title: name }, title);
    button.addEventListener('click', () => onSelect(name));
    return element(
      'tr',
      { 'data-layer': `${network.name}/${name}` },
      element('td', {}, layer ? button : title),
      element('td', { class: 'dim wide' }, settings),
      element('td', { class: 'num' }, shape ? numbers.shape(shape) : words('shapeUnknown')),
      element('td', { class: 'num' }, parameters === null ? '' : numbers.count(parameters)),
      element('td', { class: 'num wide' }, layer ? numbers.scaled(layer.flops) : ''),
      element('td', { class: 'num wide' }, layer ? numbers.bytes(layer.parameters * 4) : ''),
    );
  });
  const body = element('tbody', {}, ...rows);
  oneStopForButtons(body);
  return element(
    'div',
    { class: 'scroll-x', tabindex: 0, role: 'group', 'aria-label': words('architecture') },
    element('table', { class: 'grid flush' }, element('thead', {}, head), body),
  );
}
