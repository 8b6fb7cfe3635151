import type { ClassificationDetail, WrongSample } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { ConfusionMatrix } from '../../render/confusionMatrix';
import { linkButton, subtitle } from '../../render/controls';
import { oneStopForButtons } from '../../render/oneStop';
import { picture } from '../../render/pixels';
import { calibrationView } from './calibrationView';
import { ClassCurvesView } from './classCurvesView';
import { ClassTable } from './classTable';
import { thresholdsOf } from './thresholds';
import { ThresholdView } from './thresholdView';

/** Confusion matrix, classes, wrong samples and curves; what is chosen in one is shown in all. */
export class ClassificationResult {
  readonly element: HTMLElement;
  private readonly matrix: ConfusionMatrix;
  private readonly classes: ClassTable;
  private readonly matrixNote = element('span', { class: 'dim' });
  private readonly wrong = element('ul', { class: 'strip' });
  private readonly samples = oneStopForButtons(this.wrong);
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
    this.classes = new ClassTable(context, detail);
    this.all = linkButton('', () => this.toggleAll(), { class: 'link small push' });
    this.element = element(
      'div',
      { class: 'eval' },
      element('div', { class: 'scroll-x' }, subtitle(words('confusion'), this.matrixNote), this.matrix.element),
      element('div', {}, subtitle(words('byClass')), this.classes.element),
      element('div', { class: 'wrong' }, subtitle(words('wrongSamples'), this.wrongNote, this.all), this.wrong),
      this.curves?.element,
      this.certainty(),
    );
    this.matrixNote.textContent = words('chooseSquare');
    this.showWrong();
  }

  private select(actual: number, predicted: number): void {
    const same = this.square?.actual === actual && this.square.predicted === predicted;
    this.square = same ? null : { actual, predicted };
    this.matrix.select(this.square?.actual ?? null, this.square?.predicted ?? null);
    if (this.square) this.curves?.choose(this.square.actual);
    this.classes.choose(this.square?.actual ?? null);
    this.showWrong();
  }

  private toggleAll(): void {
    this.showAll = !this.showAll;
    this.showWrong();
  }

  /** How far probabilities can be trusted, and where the border between two classes lies. */
  private certainty(): HTMLElement | null {
    const { context, detail } = this;
    const thresholds = thresholdsOf(detail);
    const views = [
      ...(thresholds.length > 1
        ? [new ThresholdView(context, detail, thresholds, (confusion) => this.follow(confusion)).element]
        : []),
      ...(detail.calibration?.bins.length ? [calibrationView(context, detail.calibration, detail.labels)] : []),
    ];
    return views.length > 0 ? element('div', { class: 'curves certainty' }, ...views) : null;
  }

  /** The matrix at another threshold; null is the usual one. */
  private follow(confusion: ClassificationDetail['confusion'] | null): void {
    this.matrixNote.textContent = this.context.words(confusion ? 'confusionAt' : 'chooseSquare');
    this.matrix.update(this.detail.labels, confusion ?? this.detail.confusion);
    this.matrix.select(this.square?.actual ?? null, this.square?.predicted ?? null);
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
    this.samples.refresh();
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
