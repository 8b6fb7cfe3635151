import { nameOfCompared, type Comparison } from '../../protocol';
import { element, setChildren } from '../dom';
import { isOneOf, isString } from '../persisted';
import { Segment, Select } from '../render/controls';
import type { CompareContext } from './context';
import { CurveChart, type CurveLine } from './curveChart';
import { lineStyles, lineSwatch } from './lineStyle';
import { PartFrame } from './partFrame';

type View = 'chart' | 'table';
type ScaleName = 'linear' | 'log';

/** The curves of one measure over each other, or as a table. */
export class CurvesPart {
  readonly element: HTMLElement;
  private readonly frame: PartFrame;
  private readonly chart: CurveChart;
  private readonly legend = element('div', { class: 'legend' });
  private readonly tableBox = element('div', { class: 'scroll-x' });
  private readonly chartBox: HTMLElement;
  private readonly nothing: HTMLElement;
  private readonly measures: Select;
  private readonly views: Segment<View>;
  private readonly scales: Segment<ScaleName>;
  private measure: string;
  private view: View;
  private scale: ScaleName;
  /** Ids that the person switched on or off; the first eight are on at first. */
  private readonly switched = new Map<string, boolean>();
  private comparison: Comparison = { compared: [], settings: [] };

  constructor(private readonly context: CompareContext) {
    const { words, persisted } = context;
    this.frame = new PartFrame('curves', words('curvesTitle'));
    this.element = this.frame.element;
    this.measure = persisted.get('curves.measure', isString, '');
    this.view = persisted.get('curves.view', isOneOf<View>('chart', 'table'), 'chart');
    this.scale = persisted.get('curves.scale', isOneOf<ScaleName>('linear', 'log'), 'linear');
    this.measures = new Select(words('measure'), (measure) => this.keep('measure', measure));
    const views: readonly View[] = ['chart', 'table'];
    const scales: readonly ScaleName[] = ['linear', 'log'];
    this.views = new Segment(
      words('curvesTitle'),
      views.map((value) => ({ value, label: words(value) })),
      (view) => this.keep('view', view),
    );
    this.scales = new Segment(
      words('chart'),
      scales.map((value) => ({ value, label: words(value) })),
      (scale) => this.keep('scale', scale),
    );
    this.chart = new CurveChart(context);
    this.chartBox = element('div', {}, this.legend, this.chart.element);
    this.nothing = element('p', { class: 'dim small' }, words('noCurves'));
    this.frame.setTools(this.measures.element, this.scales.element, this.views.element);
    this.frame.body.append(this.nothing, this.chartBox, this.tableBox);
  }

  update(comparison: Comparison): void {
    this.comparison = comparison;
    this.element.hidden = comparison.compared.length === 0;
    this.show();
  }

  private keep(what: 'measure' | 'view' | 'scale', value: string): void {
    if (what === 'measure') this.measure = value;
    else if (what === 'view') this.view = value === 'table' ? 'table' : 'chart';
    else this.scale = value === 'log' ? 'log' : 'linear';
    this.context.persisted.set(`curves.${what}`, value);
    this.show();
  }

  private show(): void {
    const { compared } = this.comparison;
    const all = [...new Set(compared.flatMap(({ curves }) => curves.map(({ measure }) => measure)))];
    const preferred = all.includes('val_loss') ? 'val_loss' : all[0];
    const measure = all.includes(this.measure) ? this.measure : (preferred ?? '');
    this.measures.update(
      all.map((value) => ({ value, label: value })),
      measure,
    );
    this.views.value = this.view;
    this.scales.value = this.scale;
    this.measures.element.hidden = all.length === 0;
    this.views.element.hidden = all.length === 0;
    this.scales.element.hidden = all.length === 0 || this.view === 'table';
    this.nothing.hidden = all.length > 0;
    const lines = compared.flatMap((one, style): CurveLine[] => {
      const points = one.curves.find((curve) => curve.measure === measure)?.points ?? [];
      return points.length === 0 ? [] : [{ id: one.id, name: nameOfCompared(one), style, points, epochs: one.epoch }];
    });
    const shown = lines.filter((line) => this.isOn(line));
    const hidden = lines.length - shown.length;
    this.frame.say(hidden > 0 ? this.context.words('hiddenCurves', { count: hidden }) : measure);
    this.chartBox.hidden = this.view === 'table' || lines.length === 0;
    this.tableBox.hidden = this.view === 'chart' || lines.length === 0;
    this.showLegend(lines);
    if (this.view === 'chart') this.chart.update({ measure, lines: shown, scale: this.scale });
    else this.showTable(lines);
  }

  private isOn({ id, style }: CurveLine): boolean {
    return this.switched.get(id) ?? style < lineStyles;
  }

  private showLegend(lines: readonly CurveLine[]): void {
    const focused = [...this.legend.children].indexOf(document.activeElement ?? this.legend);
    const buttons = lines.map((line) => {
      const on = this.isOn(line);
      const button = element(
        'button',
        { type: 'button', 'aria-pressed': String(on) },
        lineSwatch(line.style),
        line.name,
        element('b', {}, this.context.numbers.measure(line.points.at(-1)?.value ?? NaN)),
      );
      button.addEventListener('click', () => {
        this.switched.set(line.id, !on);
        this.show();
      });
      return button;
    });
    setChildren(this.legend, ...buttons);
    buttons[focused]?.focus();
  }

  private showTable(lines: readonly CurveLine[]): void {
    const { words, numbers } = this.context;
    const epochs = [...new Set(lines.flatMap(({ points }) => points.map(({ epoch }) => epoch)))].sort((a, b) => a - b);
    const columns = lines.map((line) => ({
      line,
      format: numbers.column(line.points.map(({ value }) => value)),
      values: new Map(line.points.map(({ epoch, value }) => [epoch, value])),
    }));
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, words('epoch')),
      ...columns.map(({ line }) =>
        element('th', { scope: 'col', class: 'num' }, lineSwatch(line.style), ' ', line.name),
      ),
    );
    const rows = epochs.map((epoch) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, String(epoch)),
        ...columns.map(({ format, values }) => {
          const value = values.get(epoch);
          return element('td', { class: 'num' }, value === undefined ? '' : format(value));
        }),
      ),
    );
    setChildren(
      this.tableBox,
      element('table', { class: 'grid epochs-table' }, element('thead', {}, head), element('tbody', {}, ...rows)),
    );
  }
}
