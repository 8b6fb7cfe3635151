import type { Distribution } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { wideHistogram } from '../../render/histogram';

/** How numbers lie: their name and size, a histogram over its range, and mean and deviation in words. */
export function distributionView(
  { words, numbers }: PanelContext,
  name: string,
  { shape, lie, notFinite }: Distribution,
): HTMLElement {
  const size = shape.length === 0 ? words('oneNumber') : numbers.shape(shape);
  const broken = notFinite > 0 ? words('notFiniteCount', { count: numbers.count(notFinite) }) : null;
  const said =
    lie && words('meanDeviation', { mean: numbers.measure(lie.mean), deviation: numbers.measure(lie.deviation) });
  const range = lie && [lie.histogram.minimum, lie.histogram.maximum].map((value) => numbers.measure(value));
  return element(
    'figure',
    { class: 'lie' },
    element('figcaption', {}, element('span', {}, name), element('span', { class: 'dim' }, size)),
    lie && wideHistogram(lie.histogram, words('histogramOf', { name, range: range?.join(' … ') ?? '' })),
    range && element('div', { class: 'ends' }, ...range.map((end) => element('span', {}, end))),
    said === null ? null : element('p', { class: 'small dim' }, said),
    broken === null ? null : element('p', { class: 'small wrongc' }, broken),
  );
}
