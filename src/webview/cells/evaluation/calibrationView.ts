import type { Calibration } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, svg } from '../../dom';
import { linkButton } from '../../render/controls';
import { linePath, unitChart } from '../../render/axisChart';

const width = 0.1;

/** Whether probabilities are true: how often each is right, against what it says; a table on wish. */
export function calibrationView(
  { words, numbers }: PanelContext,
  calibration: Calibration,
  labels: readonly string[],
): HTMLElement {
  const { bins, of, error } = calibration;
  const name = labels[1] ?? '';
  const most = Math.max(1, ...bins.map(({ rows }) => rows));
  const measured = error === null ? '' : numbers.percent(error);
  const note = words('calibrationNote', { error: measured });
  const point = (at: number) => bins.find(({ from }) => at >= from && at < from + width) ?? null;
  const chart = unitChart(
    {
      title: words('calibration'),
      yTitle: of === 'second' ? words('calibrationShare', { name }) : words('calibrationRight'),
      xTitle: of === 'second' ? words('calibrationProbability', { name }) : words('calibrationSure'),
      description: () => words('calibrationSpoken', { error: measured }),
      number: (value) => numbers.plain(value),
    },
    (places) => {
      const { x, y, frame } = places;
      return [
        ...bins.map(({ from, rows }) => {
          const height = (rows / most) * 28;
          const left = x(from) + 1;
          return svg('rect', {
            class: 'bin',
            x: left,
            width: x(from + width) - left - 1,
            y: frame.bottom - height,
            height,
          });
        }),
        svg('path', {
          d: linePath(places, [
            [0, 0],
            [1, 1],
          ]),
          class: 'chance',
        }),
        ...bins.map(({ probability, share }) =>
          svg('line', { x1: x(probability), x2: x(probability), y1: y(probability), y2: y(share), class: 'miss' }),
        ),
        svg('path', {
          d: linePath(
            places,
            bins.map(({ probability, share }) => [probability, share]),
          ),
          class: 'ser train',
        }),
        ...bins.map(({ probability, share }) =>
          svg('circle', { cx: x(probability), cy: y(share), r: 3, class: 'pt train' }),
        ),
      ];
    },
    (at) => {
      const bin = at && point(at.x);
      chart.say(
        bin
          ? words('calibrationPoint', {
              probability: numbers.percent(bin.probability),
              share: numbers.percent(bin.share),
              rows: numbers.count(bin.rows),
            })
          : note,
      );
    },
  );
  chart.say(note);
  const table = binTable({ words, numbers }, calibration);
  table.hidden = true;
  const swap = linkButton(words('showPoints'), () => {
    table.hidden = !table.hidden;
    swap.textContent = words(table.hidden ? 'showPoints' : 'showPicture');
    chart.element.querySelector<HTMLElement>('.rates-plot')?.toggleAttribute('hidden', !table.hidden);
  });
  swap.className = 'link small push';
  chart.element.querySelector('.sub-row')?.append(swap);
  chart.element.querySelector('.rates-said')?.before(table);
  return chart.element;
}

function binTable({ words, numbers }: Pick<PanelContext, 'words' | 'numbers'>, { bins }: Calibration): HTMLElement {
  const heads = [words('probabilityColumn'), words('shareColumn'), words('rowsColumn')];
  return element(
    'table',
    { class: 'grid flush' },
    element(
      'thead',
      {},
      element('tr', {}, ...heads.map((head) => element('th', { class: 'num', scope: 'col' }, head))),
    ),
    element(
      'tbody',
      {},
      ...bins.map(({ probability, share, rows }) =>
        element(
          'tr',
          {},
          ...[numbers.percent(probability), numbers.percent(share), numbers.count(rows)].map((said) =>
            element('td', { class: 'num' }, said),
          ),
        ),
      ),
    ),
  );
}
