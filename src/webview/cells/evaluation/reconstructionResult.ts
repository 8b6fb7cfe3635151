import type { ReconstructionDetail, SplitEvaluation } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { subtitle } from '../../render/controls';
import { oneStopForButtons } from '../../render/oneStop';
import { areDrawings, picture } from '../../render/pixels';
import { distribution } from '../predict/numberAnswer';
import { capitalised, measureName } from '../../../presentation/measureNames';

const mostRows = 10;

/** The errors of an autoencoder's rows, and the rows that it gave worst again. */
export function reconstructionResult(
  context: PanelContext,
  split: SplitEvaluation,
  detail: ReconstructionDetail,
  openRow: (row: number) => void,
): HTMLElement {
  const { words, numbers } = context;
  const { quantiles } = detail;
  const facts: [string, string][] = Object.entries(split.metrics).flatMap(([key, value]) =>
    value === null ? [] : [[capitalised(measureName(context, key)), numbers.measure(value)] satisfies [string, string]],
  );
  for (const hundredth of [50, 95, 99]) {
    facts.push([words('errorOfShare', { share: `${hundredth}\u00a0%` }), numbers.measure(quantiles[hundredth] ?? NaN)]);
  }
  facts.push([words('largestError'), numbers.measure(quantiles[100] ?? NaN)]);
  const pictures = detail.worst.some(({ preview }) => preview.kind === 'image');
  const border = quantiles[95] ?? null;
  return element(
    'div',
    { class: 'eval regression' },
    element(
      'div',
      {},
      subtitle(words('errorsOfRows'), words('errorsOfRowsNote')),
      border === null
        ? null
        : distribution(
            context,
            { name: words('reconstructionError'), histogram: detail.errors },
            {
              value: border,
              usualError: null,
              actual: null,
              beside: null,
              said: words('mostBelow', { value: numbers.measure(border) }),
              under: words('errorsOfSplit', { rows: numbers.count(split.rows) }),
            },
          ),
    ),
    element(
      'div',
      {},
      subtitle(words('measures')),
      element(
        'dl',
        { class: 'facts' },
        ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
      ),
    ),
    element(
      'div',
      { class: 'wrong' },
      subtitle(words('worstRows'), words(pictures ? 'worstPicturesNote' : 'worstRowsNote')),
      pictures ? pictureStrip(context, detail, openRow) : rowTable(context, detail, openRow),
    ),
  );
}

function pictureStrip(
  { words, numbers }: PanelContext,
  { worst }: ReconstructionDetail,
  openRow: (row: number) => void,
): HTMLElement {
  const images = worst.flatMap(({ preview }) => (preview.kind === 'image' ? [preview.image] : []));
  const drawings = areDrawings(images);
  const samples = worst.flatMap(({ row, error, preview, reconstruction }) => {
    if (preview.kind !== 'image' || reconstruction.kind !== 'image') return [];
    const said = numbers.measure(error);
    const button = element(
      'button',
      { class: 'samp two', type: 'button', 'data-row': row, 'aria-label': words('worstSpoken', { row, error: said }) },
      picture(preview.image, undefined, drawings),
      picture(reconstruction.image, undefined, drawings),
      element('span', { class: 'dim' }, said),
    );
    button.addEventListener('click', () => openRow(row));
    return [element('li', {}, button)];
  });
  const strip = element('ul', { class: 'strip pairs' }, ...samples);
  oneStopForButtons(strip);
  return strip;
}

function rowTable(
  { words, numbers }: PanelContext,
  { worst }: ReconstructionDetail,
  openRow: (row: number) => void,
): HTMLElement {
  const shown = worst.slice(0, mostRows);
  const columns = Object.keys(shown[0]?.reconstruction.kind === 'row' ? shown[0].reconstruction.cells : {});
  const cell = (value: string | number | null | undefined) =>
    typeof value === 'number' ? numbers.value(value) : (value ?? '');
  const rows = shown.map(({ row, error, preview, reconstruction }) => {
    const open = element('button', { class: 'link', type: 'button', 'data-row': row }, numbers.count(row));
    open.addEventListener('click', () => openRow(row));
    const given = preview.kind === 'row' ? preview.cells : {};
    const made = reconstruction.kind === 'row' ? reconstruction.cells : {};
    return element(
      'tr',
      {},
      element('td', {}, open),
      element('td', { class: 'num' }, numbers.measure(error)),
      ...columns.map((name) =>
        element(
          'td',
          { class: 'num nowrap' },
          cell(given[name]),
          element('span', { class: 'dim' }, ` ${words('givenAgainAs')} ${cell(made[name])}`),
        ),
      ),
    );
  });
  const head = [words('rowColumn'), words('errorColumn'), ...columns].map((name, index) =>
    element('th', { class: index === 0 ? null : 'num', scope: 'col' }, name),
  );
  const body = element('tbody', {}, ...rows);
  oneStopForButtons(body);
  return element(
    'div',
    { class: 'scroll-x', tabindex: 0, role: 'region', 'aria-label': words('worstRows') },
    element('table', { class: 'grid flush' }, element('thead', {}, element('tr', {}, ...head)), body),
  );
}
