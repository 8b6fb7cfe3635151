import type { ClassificationDetail } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setText, svg } from '../../dom';
import { linePath, unitChart, type UnitChart } from '../../render/axisChart';
import { linkButton } from '../../render/controls';
import { swatch, type SeriesStyle } from '../../render/swatch';
import { atThreshold, bestThreshold, usualThreshold, type Threshold } from './thresholds';

type Measured = 'precision' | 'recall' | 'f1';
const lines: readonly (readonly [Measured, SeriesStyle])[] = [
  ['precision', 'train'],
  ['recall', 'valid'],
  ['f1', 'fourth'],
];

/** Where the border between two classes lies: precision, recall and F1 at every threshold, and a slider that the matrix follows. */
export class ThresholdView {
  readonly element: HTMLElement;
  private readonly chart: UnitChart;
  private readonly slider: HTMLInputElement;
  private readonly said = element('p', { class: 'small threshold-said', role: 'status' });
  private readonly best: Threshold | undefined;
  private value = usualThreshold;

  constructor(
    private readonly context: PanelContext,
    private readonly detail: ClassificationDetail,
    private readonly all: readonly Threshold[],
    /** Null where the border is where it usually is. */
    private readonly onChange: (confusion: ClassificationDetail['confusion'] | null) => void,
  ) {
    const { words, numbers } = context;
    this.best = bestThreshold(all);
    const name = detail.labels[1] ?? '';
    this.slider = element('input', {
      type: 'range',
      min: 0,
      max: 1,
      step: 0.01,
      value: usualThreshold,
      'aria-label': words('threshold'),
    });
    this.slider.addEventListener('input', () => this.set(Number(this.slider.value)));
    this.chart = unitChart(
      {
        title: words('threshold'),
        yTitle: words('thresholdNote', { name }),
        xTitle: words('thresholdAxis', { name }),
        description: () =>
          words('thresholdSpoken', { name, best: numbers.measure(this.best?.threshold ?? usualThreshold) }),
        number: (value) => numbers.plain(value),
      },
      (places) => {
        const { x, y, frame } = places;
        const known = (measured: Measured) =>
          all.flatMap((one): [number, number][] => {
            const value = one[measured];
            return value === null ? [] : [[one.threshold, value]];
          });
        const across = x(this.value);
        const { best } = this;
        return [
          ...lines.map(([measured, style]) =>
            svg('path', { d: linePath(places, known(measured)), class: `ser ${style}` }),
          ),
          ...(best ? [svg('circle', { cx: x(best.threshold), cy: y(best.f1), r: 4, class: 'pt fourth' })] : []),
          svg('line', { x1: across, x2: across, y1: frame.top, y2: frame.bottom, class: 'mark predicted' }),
        ];
      },
      (at, chosen) => {
        if (at && chosen) this.set(Math.round(at.x * 100) / 100);
      },
    );
    const name2 = { precision: words('precisionColumn'), recall: words('recallColumn'), f1: words('f1') };
    const legend = element(
      'span',
      { class: 'small legend-line' },
      ...lines.map(([measured, style]) => element('span', { class: 'pair' }, swatch(style, false), name2[measured])),
    );
    const toBest = linkButton(words('thresholdBest'), () => this.best && this.set(this.best.threshold), {
      class: 'link small',
    });
    const back = linkButton(words('thresholdUsual'), () => this.set(usualThreshold), { class: 'link small' });
    this.chart.element
      .querySelector('.rates-said')
      ?.replaceWith(
        element('div', { class: 'threshold-slider' }, this.slider),
        element('div', { class: 'threshold-tools' }, legend, toBest, back),
        this.said,
      );
    this.element = this.chart.element;
    this.element.classList.add('threshold');
    this.tell();
  }

  private set(value: number): void {
    this.value = value;
    this.slider.value = String(value);
    this.chart.redraw();
    this.tell();
    const at = atThreshold(this.all, value);
    this.onChange(value === usualThreshold ? null : (at?.confusion ?? null));
  }

  private tell(): void {
    const { words, numbers } = this.context;
    const at = atThreshold(this.all, this.value);
    const said = words('thresholdSaid', {
      threshold: numbers.plain(this.value),
      precision: at?.precision == null ? '' : numbers.percent(at.precision),
      recall: numbers.percent(at?.recall ?? 0),
      f1: numbers.measure(at?.f1 ?? 0),
      name: this.detail.labels[1] ?? '',
    });
    const none = words('thresholdNone', { threshold: numbers.plain(this.value), name: this.detail.labels[1] ?? '' });
    setText(this.said, at?.precision == null ? none : said);
    this.slider.setAttribute('aria-valuetext', at?.precision == null ? none : said);
  }
}
