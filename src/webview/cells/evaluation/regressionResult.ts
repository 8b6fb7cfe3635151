import type { RegressionDetail, SplitEvaluation } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { linkButton, subtitle } from '../../render/controls';
import { oneStopForButtons } from '../../render/oneStop';
import { residuals } from '../../render/residuals';
import { scatter } from '../../render/scatter';
import { capitalised, measureName } from '../../../presentation/measureNames';

/** Predicted against actual, the measures, and the rows with the largest errors. */
export function regressionResult(
  context: PanelContext,
  split: SplitEvaluation,
  detail: RegressionDetail,
  openRow: (row: number) => void,
): HTMLElement {
  const { words, numbers } = context;
  const cloud = scatter(
    detail.points,
    {
      description: words('scatterSpoken', { target: detail.target, points: detail.points.length }),
      actual: words('actualOf', { target: detail.target }),
      predicted: words('predictedAxis'),
      number: (value, places) => numbers.tick(value, places),
      point: (row, actual, predicted) =>
        words('pointSpoken', { row, actual: numbers.measure(actual), predicted: numbers.measure(predicted) }),
    },
    openRow,
  );
  const points = element('div', { class: 'scroll-y scatter', hidden: true, tabindex: 0, role: 'region' });
  points.setAttribute('aria-label', words('predictedAgainstActual'));
  const swap = linkButton(words('showPoints'), () => {
    points.hidden = !points.hidden;
    cloud.hidden = !points.hidden;
    swap.textContent = words(points.hidden ? 'showPoints' : 'showPicture');
    if (points.childElementCount === 0) points.append(rowTable(context, detail.points, openRow));
  });
  swap.className = 'link small push';
  const worst = detail.worst.slice(0, 10);
  const { baselineRmse } = detail;
  const rmse = split.metrics['rmse'];
  const facts: [string, string][] = Object.entries(split.metrics).flatMap(([key, value]) =>
    value === null ? [] : [[capitalised(measureName(context, key)), numbers.measure(value)] satisfies [string, string]],
  );
  if (baselineRmse !== null) facts.push([words('alwaysMean'), numbers.measure(baselineRmse)]);
  if (baselineRmse !== null && rmse != null && baselineRmse > 0)
    facts.push([
      words(rmse <= baselineRmse ? 'betterBy' : 'worseBy'),
      numbers.percent(Math.abs(1 - rmse / baselineRmse)),
    ]);
  if (split.loss !== null) facts.push([words('lossScaled'), numbers.measure(split.loss)]);
  return element(
    'div',
    { class: 'eval regression' },
    element('div', {}, subtitle(words('predictedAgainstActual'), words('choosePoint'), swap), cloud, points),
    element(
      'div',
      {},
      subtitle(words('measures')),
      element(
        'dl',
        { class: 'facts' },
        ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
      ),
      element('div', { class: 'gap-above' }, subtitle(words('errors'), words('errorsNote')), errorsOf(context, detail)),
    ),
    element('div', { class: 'wrong' }, subtitle(words('largestErrors')), rowTable(context, worst, openRow)),
  );
}

function errorsOf({ words, numbers }: PanelContext, { points }: RegressionDetail): HTMLElement {
  const errors = points.map(({ actual, predicted }) => predicted - actual);
  return residuals(errors, {
    description: words('errorsSpoken', {
      rows: numbers.count(errors.length),
      minimum: numbers.measure(Math.min(...errors)),
      maximum: numbers.measure(Math.max(...errors)),
    }),
    number: (value) => numbers.plain(value),
  });
}

/** Rows with what is true, what was said, and the difference. */
function rowTable(
  { words, numbers }: PanelContext,
  points: RegressionDetail['points'],
  openRow: (row: number) => void,
): HTMLElement {
  const column = numbers.column(points.flatMap(({ actual, predicted }) => [actual, predicted]));
  const rows = points.map(({ row, actual, predicted }) => {
    const open = element('button', { class: 'link', type: 'button', 'data-row': row }, numbers.count(row));
    open.addEventListener('click', () => openRow(row));
    return element(
      'tr',
      {},
      element('td', {}, open),
      element('td', { class: 'num' }, column(actual)),
      element('td', { class: 'num' }, column(predicted)),
      element('td', { class: 'num' }, column(predicted - actual)),
    );
  });
  const head = [words('rowColumn'), words('actualColumn'), words('predictedColumn'), words('errorColumn')].map(
    (name, index) => element('th', { class: index === 0 ? null : 'num', scope: 'col' }, name),
  );
  const body = element('tbody', {}, ...rows);
  oneStopForButtons(body);
  return element('table', { class: 'grid flush' }, element('thead', {}, element('tr', {}, ...head)), body);
}
