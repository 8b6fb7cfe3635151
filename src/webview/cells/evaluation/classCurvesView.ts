import type { ClassCurves, ClassificationDetail, Measure } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { linkButton, subtitle } from '../../render/controls';
import { oneStopForButtons } from '../../render/oneStop';
import { rateChart, type Rate } from '../../render/rateChart';

/** How well each class is told from the others at every threshold: both curves, and their areas in a table that chooses the class. */
export class ClassCurvesView {
  readonly element = element('div', { class: 'curves' });
  private chosen: number;

  constructor(
    private readonly context: PanelContext,
    private readonly detail: ClassificationDetail,
    private readonly curves: readonly ClassCurves[],
  ) {
    this.chosen = curves[0]?.label ?? 0;
    this.show();
  }

  /** Shows a class, where it has a curve. */
  choose(label: number): void {
    if (label === this.chosen || !this.curves.some((one) => one.label === label)) return;
    this.chosen = label;
    this.show();
  }

  private show(): void {
    const areas = this.areas();
    const focused = this.element.contains(document.activeElement);
    setChildren(this.element, this.receiver(), this.precision(), areas);
    if (focused) areas.querySelector<HTMLElement>('.link[tabindex="0"]')?.focus();
  }

  private name(label: number): string {
    return this.detail.labels[label] ?? String(label);
  }

  private area(value: Measure): string {
    return value === null ? '' : value.toFixed(4);
  }

  private receiver(): HTMLElement {
    const { words, numbers } = this.context;
    const own = this.curves.find((one) => one.label === this.chosen);
    const points = ({ points: all }: ClassCurves): Rate[] =>
      all.map(({ falsePositiveRate, truePositiveRate }) => ({ x: falsePositiveRate, y: truePositiveRate }));
    const name = this.name(this.chosen);
    return rateChart(
      this.curves.map((one) => ({ points: points(one), chosen: one === own })),
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
      {
        title: words('rocCurve'),
        yTitle: words('truePositiveAxis'),
        xTitle: words('falsePositiveAxis'),
        note: words('rocNote'),
        reading: words('curveReading', { title: words('rocCurve') }),
        description: words('rocSpoken', { name, area: this.area(own?.areaUnderRoc ?? null) }),
        number: (value) => numbers.plain(value),
        point: (index) => this.pointWords(own, index, 'rocPoint'),
      },
    );
  }

  private precision(): HTMLElement {
    const { words, numbers } = this.context;
    const own = this.curves.find((one) => one.label === this.chosen);
    const all = this.detail.perClass.reduce((sum, { support }) => sum + support, 0);
    const share = (this.detail.perClass[this.chosen]?.support ?? 0) / Math.max(1, all);
    const name = this.name(this.chosen);
    return rateChart(
      this.curves.map((one) => ({ points: steps(one), chosen: one === own })),
      [
        { x: 0, y: share },
        { x: 1, y: share },
      ],
      {
        title: words('precisionRecallCurve'),
        yTitle: words('precisionAxis'),
        xTitle: words('recallAxis'),
        note: words('precisionRecallNote', { share: numbers.percent(share) }),
        reading: words('curveReading', { title: words('precisionRecallCurve') }),
        description: words('precisionRecallSpoken', { name, area: this.area(own?.averagePrecision ?? null) }),
        number: (value) => numbers.plain(value),
        // Each point of the curve is drawn as two.
        point: (index) => this.pointWords(own, Math.ceil(index / 2), 'precisionRecallPoint'),
      },
    );
  }

  private pointWords(own: ClassCurves | undefined, index: number, key: 'rocPoint' | 'precisionRecallPoint'): string {
    const { words, numbers } = this.context;
    const point = own?.points[index];
    if (!point) return '';
    if (point.threshold === null) return words('noRowTaken');
    return words(key, {
      threshold: numbers.measure(point.threshold),
      found: numbers.percent(point.truePositiveRate),
      wrong: numbers.percent(point.falsePositiveRate),
      right: numbers.percent(point.precision),
    });
  }

  private areas(): HTMLElement {
    const { words } = this.context;
    const rows = this.curves.map((one) => {
      const name = this.name(one.label);
      const on = one.label === this.chosen;
      const button = linkButton(name, () => this.choose(one.label), {
        'aria-pressed': String(on),
        title: name,
        tabindex: on ? 0 : -1,
      });
      return element(
        'tr',
        { class: on ? 'on' : null },
        element('td', { class: 'nm' }, this.curves.length > 1 ? button : name),
        element('td', { class: 'num' }, this.area(one.areaUnderRoc)),
        element('td', { class: 'num' }, this.area(one.averagePrecision)),
      );
    });
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, words('classColumn')),
      element('th', { class: 'num', scope: 'col' }, words('rocAreaColumn')),
      element('th', { class: 'num', scope: 'col' }, words('averagePrecisionColumn')),
    );
    const body = element('tbody', {}, ...rows);
    oneStopForButtons(body);
    const several = this.curves.length > 1;
    return element(
      'div',
      { class: 'areas' },
      subtitle(words('areas'), several ? words('chooseClass') : null),
      element(
        'div',
        { class: 'scroll-y areas-rows', tabindex: several ? null : 0, role: 'region', 'aria-label': words('areas') },
        element('table', { class: 'grid flush' }, element('thead', {}, head), body),
      ),
    );
  }
}

/** Precision holds until the next row of the class is found, as the average precision adds it up. */
function steps({ points }: ClassCurves): Rate[] {
  return points.flatMap(({ truePositiveRate, precision }, index): Rate[] => {
    const here = { x: truePositiveRate, y: precision };
    return index === 0 ? [here] : [{ x: points[index - 1]?.truePositiveRate ?? 0, y: precision }, here];
  });
}
