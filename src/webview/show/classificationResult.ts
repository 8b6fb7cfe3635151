import type { ClassificationDetail, WrongSample } from '../../protocol';
import type { PanelContext } from '../context';
import { element, setChildren, setStyle } from '../dom';
import { ConfusionMatrix } from '../render/confusionMatrix';
import { linkButton, subtitle } from '../render/controls';
import { picture } from '../render/pixels';
import { ClassCurvesView } from './classCurvesView';

/** Confusion matrix, classes, wrong samples and curves; what is chosen in one is shown in all. */
export class ClassificationResult {
  readonly element: HTMLElement;
  private readonly matrix: ConfusionMatrix;
  private readonly classes = element('table', { class: 'grid per-class flush' });
  private readonly wrong = element('ul', { class: 'strip' });
  private readonly wrongNote = element('span', { class: 'dim' });
  private readonly all: HTMLButtonElement;
  private readonly curves: ClassCurvesView | null;
  private square: { readonly actual: number; readonly predicted: number } | null = null;
  private showAll = false;

  constructor(
    private readonly context: PanelContext,
    private readonly detail: ClassificationDetail,
    private readonly openRow: (row: number) => void,
  ) {
    const { words, numbers } = context;
    const size = detail.labels.length;
    this.curves = detail.curves?.length ? new ClassCurvesView(context, detail, detail.curves) : null;
    this.matrix = new ConfusionMatrix(
      {
        caption: words('matrixCaption', { size }),
        predicted: words('predictedAxis'),
        actual: words('actualAxis'),
        square: (actual, predicted, count) => words('squareSpoken', { actual, predicted, count }),
        count: (value) => numbers.count(value),
      },
      (actual, predicted) => this.select(actual, predicted),
    );
    this.matrix.update(detail.labels, detail.confusion);
    this.all = linkButton('', () => this.toggleAll(), { class: 'link small push' });
    this.element = element(
      'div',
      { class: 'eval' },
      element('div', { class: 'scroll-x' }, subtitle(words('confusion'), words('chooseSquare')), this.matrix.element),
      element('div', {}, subtitle(words('byClass')), this.classes),
      element('div', { class: 'wrong' }, subtitle(words('wrongSamples'), this.wrongNote, this.all), this.wrong),
      this.curves?.element,
    );
    this.showClasses();
    this.showWrong();
  }

  private select(actual: number, predicted: number): void {
    const same = this.square?.actual === actual && this.square.predicted === predicted;
    this.square = same ? null : { actual, predicted };
    this.matrix.select(this.square?.actual ?? null, this.square?.predicted ?? null);
    if (this.square) this.curves?.choose(this.square.actual);
    this.showClasses();
    this.showWrong();
  }

  private toggleAll(): void {
    this.showAll = !this.showAll;
    this.showWrong();
  }

  private showClasses(): void {
    const { words, numbers } = this.context;
    const { labels, perClass } = this.detail;
    const lowest = Math.min(1, ...perClass.map(({ f1 }) => f1 ?? 0));
    const from = lowest >= 0.9 ? 0.9 : lowest >= 0.5 ? 0.5 : 0;
    const cell = (value: number | null) =>
      value === null
        ? element('td', { class: 'num', title: words('neverPredicted') })
        : element('td', { class: 'num' }, value.toFixed(4));
    const rows = perClass.map(({ precision, recall, f1, support }, index) => {
      const fill = element('i');
      setStyle(fill, 'width', `${Math.max(2, (((f1 ?? 0) - from) / (1 - from)) * 100)}%`);
      return element(
        'tr',
        { class: this.square?.actual === index ? 'on' : null },
        element('td', { class: 'nm', title: labels[index] }, labels[index] ?? ''),
        cell(precision),
        cell(recall),
        cell(f1),
        element('td', { class: 'wide' }, element('span', { class: 'meter' }, fill)),
        element('td', { class: 'num' }, numbers.count(support)),
      );
    });
    const mean = (of: (one: (typeof perClass)[number]) => number | null) =>
      perClass.reduce((sum, one) => sum + (of(one) ?? 0), 0) / Math.max(1, perClass.length);
    const total = element(
      'tr',
      { class: 'total' },
      element('td', {}, words('mean')),
      cell(mean(({ precision }) => precision)),
      cell(mean(({ recall }) => recall)),
      cell(mean(({ f1 }) => f1)),
      element('td', { class: 'wide' }),
      element('td', { class: 'num' }, numbers.count(perClass.reduce((sum, { support }) => sum + support, 0))),
    );
    const heads = [words('precisionColumn'), words('recallColumn'), words('f1')].map((name) =>
      element('th', { class: 'num', scope: 'col' }, name),
    );
    const head = element(
      'tr',
      {},
      element('th', { scope: 'col' }, words('classColumn')),
      ...heads,
      element('th', { class: 'wide', scope: 'col' }, words('fromToOne', { from: numbers.plain(from) })),
      element('th', { class: 'num', scope: 'col' }, words('rowsColumn')),
    );
    setChildren(this.classes, element('thead', {}, head), element('tbody', {}, ...rows, total));
  }

  private showWrong(): void {
    const { words, numbers } = this.context;
    const { square } = this;
    const chosen = (one: WrongSample) =>
      square !== null && one.actual === square.actual && one.predicted === square.predicted;
    const ordered = [...this.detail.wrong].sort((a, b) => Number(chosen(b)) - Number(chosen(a)));
    const name = (index: number) => this.detail.labels[index] ?? '';
    this.wrongNote.textContent = square
      ? words('wrongOrderChosen', { actual: name(square.actual), predicted: name(square.predicted) })
      : words('wrongOrder');
    this.all.hidden = ordered.length <= 15;
    this.all.textContent = this.showAll ? words('fewer') : words('allOf', { count: numbers.count(ordered.length) });
    this.wrong.classList.toggle('all', this.showAll);
    const pictures = ordered.some(({ preview }) => preview.kind === 'image');
    this.wrong.classList.toggle('rows', !pictures);
    this.element.classList.toggle('wordy', !pictures && ordered.length > 0);
    if (ordered.length === 0) return setChildren(this.wrong, element('li', { class: 'dim small' }, words('noneWrong')));
    setChildren(
      this.wrong,
      ...ordered
        .slice(0, this.showAll ? 60 : pictures ? 20 : 15)
        .map((one) => element('li', {}, this.sample(one, name))),
    );
  }

  private sample(one: WrongSample, name: (index: number) => string): HTMLButtonElement {
    const { words, numbers } = this.context;
    const [actual, predicted] = [name(one.actual), name(one.predicted)];
    const share = numbers.percent(one.probability);
    const { preview } = one;
    const shown =
      preview.kind === 'image'
        ? picture(preview.image)
        : element(
            'span',
            { class: 'what' },
            preview.kind === 'text'
              ? preview.text
              : Object.entries(preview.cells)
                  .map(([key, value]) => `${key} ${value ?? ''}`)
                  .join(', '),
          );
    const button = element(
      'button',
      {
        class: 'samp',
        type: 'button',
        'data-row': one.row,
        'aria-label': words('wrongSpoken', { row: one.row, actual, predicted, share }),
      },
      shown,
      element(
        'span',
        {},
        actual,
        ' ',
        element('i', { class: 'arrow' }, words('readAs')),
        ' ',
        element('i', { class: 'wrongc' }, predicted),
      ),
      element('span', { class: 'dim' }, share),
    );
    button.addEventListener('click', () => this.openRow(one.row));
    return button;
  }
}
