import { errorText } from '../../../protocol';
import type { PanelContext, WebviewText } from '../../context';
import { element, setText } from '../../dom';
import { toolButton } from '../../render/controls';
import { pngOf, svgText } from '../../render/drawingFile';
import type { GraphView } from '../../render/graphView';
import { toolbar } from '../../render/oneStop';
import type { LayerHue } from '../../render/layerBlock';
import type { LayerNode } from './layerNodes';
import { layerPicture } from './layerPicture';

const kinds: Readonly<Record<LayerHue, WebviewText>> = {
  conv: 'kindConvolution',
  pool: 'kindSize',
  dense: 'kindDense',
  plain: 'kindOther',
  out: 'kindOutput',
};

/** Over a graph: what its colours say, how it is moved about in where it is large, and how it is saved. */
export function graphBar(context: PanelContext, nodes: readonly LayerNode[], view: GraphView | null): HTMLElement {
  const { words } = context;
  const there = new Set(nodes.map(({ hue }) => hue));
  const shown = (Object.keys(kinds) as LayerHue[]).filter((hue) => there.has(hue));
  const saved = element('output', { class: 'small dim' });
  const save = async (): Promise<void> => {
    const drawing = layerPicture(context, nodes);
    const answer = await context.request('savePicture', { svg: svgText(drawing), png: await pngOf(drawing) });
    if ('error' in answer) setText(saved, errorText(context.locale, answer.error));
    else if ('ok' in answer && answer.ok.saved !== null)
      setText(saved, words('pictureSaved', { file: answer.ok.saved }));
  };
  return element(
    'div',
    { class: 'graph-bar' },
    element(
      'ul',
      { class: 'kinds', 'aria-label': words('kindsOfLayers') },
      ...shown.map((hue) => element('li', { class: `h-${hue}` }, words(kinds[hue]))),
    ),
    saved,
    toolbar(
      words('graphTools'),
      'tools',
      ...(view
        ? [
            toolButton('zoom-out', words('zoomOut'), () => view.out()),
            toolButton('zoom-in', words('zoomIn'), () => view.in()),
            toolButton('screen-full', words('zoomFit'), () => view.fit()),
          ]
        : []),
      toolButton('desktop-download', words('savePicture'), () => void save()),
    ),
  );
}
