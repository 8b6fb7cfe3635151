import type { PanelContext, WebviewText } from '../context';
import { element } from '../dom';
import { toolButton } from '../render/controls';
import type { GraphView } from '../render/graphView';
import type { LayerHue } from '../render/layerBlock';
import type { LayerNode } from './layerNodes';

const kinds: Readonly<Record<LayerHue, WebviewText>> = {
  conv: 'kindConvolution',
  pool: 'kindSize',
  dense: 'kindDense',
  plain: 'kindOther',
  out: 'kindOutput',
};

/** Over a large graph: what its colours say, and how it is moved about in. */
export function graphBar({ words }: PanelContext, nodes: readonly LayerNode[], view: GraphView): HTMLElement {
  const there = new Set(nodes.map(({ hue }) => hue));
  const shown = (Object.keys(kinds) as LayerHue[]).filter((hue) => there.has(hue));
  return element(
    'div',
    { class: 'graph-bar' },
    element(
      'ul',
      { class: 'kinds', 'aria-label': words('kindsOfLayers') },
      ...shown.map((hue) => element('li', { class: `h-${hue}` }, words(kinds[hue]))),
    ),
    toolButton('zoom-out', words('zoomOut'), () => view.out()),
    toolButton('zoom-in', words('zoomIn'), () => view.in()),
    toolButton('screen-full', words('zoomFit'), () => view.fit()),
  );
}
