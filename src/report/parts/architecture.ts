import type { ComparedNetwork } from '../../protocol';
import { html, type Markup } from '../html';
import { section, table } from '../table';
import type { ReportWording } from '../wording';

/** The layers of each network, input to output. */
export function architecturePart(networks: readonly ComparedNetwork[], wording: ReportWording): Markup {
  const { words, numbers } = wording;
  return section(
    'architecture',
    words('architecture'),
    networks.map(({ name, layers }) => [
      networks.length > 1 ? html`<h3>${name}</h3>` : '',
      table(
        layers,
        [
          { head: words('layer'), cell: ({ type }) => type },
          { head: wording.say('layerName'), cell: (layer) => layer.name },
          { head: words('output'), cell: ({ shape }) => shape && numbers.shape(shape), number: true },
          {
            head: words('parameters'),
            cell: ({ parameters }) => parameters !== null && numbers.count(parameters),
            number: true,
          },
        ],
        words('layersInOrder'),
      ),
    ]),
  );
}
