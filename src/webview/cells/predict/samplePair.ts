import type { SamplePreview } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { areDrawings, picture } from '../../render/pixels';

/** A sample and what an autoencoder made of it, side by side: two pictures, or the cells of both in a table. */
export function samplePair(context: PanelContext, given: SamplePreview, made: SamplePreview): HTMLElement {
  const { words } = context;
  if (given.kind === 'image' && made.kind === 'image') {
    const drawings = areDrawings([given.image]);
    const figure = (image: typeof given.image, name: string) =>
      element('figure', {}, picture(image, name, drawings), element('figcaption', { class: 'dim small' }, name));
    return element(
      'div',
      { class: 'pair-pictures' },
      figure(given.image, words('givenInput')),
      figure(made.image, words('reconstruction')),
    );
  }
  const before = given.kind === 'row' ? given.cells : {};
  const after = made.kind === 'row' ? made.cells : {};
  const cell = (value: string | number | null | undefined) =>
    element(
      'td',
      { class: typeof value === 'number' ? 'num' : 'num said' },
      typeof value === 'number' ? context.numbers.value(value) : (value ?? ''),
    );
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, words('column')),
    element('th', { class: 'num', scope: 'col' }, words('givenInput')),
    element('th', { class: 'num', scope: 'col' }, words('reconstruction')),
    element('th', { class: 'num', scope: 'col' }, words('errorColumn')),
  );
  const rows = Object.entries(after).map(([name, value]) => {
    const real = before[name];
    const off = typeof value === 'number' && typeof real === 'number' ? value - real : null;
    return element(
      'tr',
      {},
      element('td', { class: 'nm', title: name }, name),
      cell(real),
      cell(value),
      element('td', { class: 'num' }, off === null ? '' : context.numbers.measure(off)),
    );
  });
  return element('table', { class: 'grid flush pair-rows' }, element('thead', {}, head), element('tbody', {}, ...rows));
}
