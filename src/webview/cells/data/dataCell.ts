import type { DataSummary } from '../../../protocol';
import { words as wordMessage } from '../../../texts';
import type { PanelContext, Part } from '../../context';
import { element, setChildren, setStyle } from '../../dom';
import { subtitle, toolButton } from '../../render/controls';
import { classBars } from '../../render/classBars';
import { icon } from '../../render/icons';
import { picture } from '../../render/pixels';
import type { PanelState } from '../../state/state';
import { Cell } from '../cell';
import { cleaningTable } from './cleaningTable';
import { columnTable } from './columnTable';

/** What the model learns from: rows, split, classes, columns, samples. */
export class DataCell implements Part<PanelState> {
  readonly element: HTMLElement;
  private readonly cell: Cell;
  private summary: DataSummary | null = null;
  private drawn: DataSummary | null = null;

  constructor(private readonly context: PanelContext) {
    const { words, send, request } = context;
    this.cell = new Cell(context, { id: 'data', title: 'data', onUnfold: () => this.refresh() });
    this.element = this.cell.element;
    this.cell.setTools(
      toolButton('refresh', words('readAgain'), () => {
        void request('readData', {}).then((answer) => {
          if ('ok' in answer) this.take(answer.ok.summary);
          else if ('error' in answer) this.cell.setSummary(wordMessage(context.locale, answer.error.message));
        });
      }),
      toolButton('go-to-file', words('openData'), () => send({ type: 'openData' })),
    );
  }

  update({ snapshot }: PanelState): void {
    const { data } = snapshot.model;
    this.element.hidden = data === null;
    if (data && data !== this.summary) this.take(data);
  }

  dispose(): void {
    this.element.remove();
  }

  private take(data: DataSummary): void {
    this.summary = data;
    this.cell.setSummary(this.summaryWords(data));
    if (!this.cell.folded) this.refresh();
  }

  private summaryWords(data: DataSummary): string {
    const { words, numbers } = this.context;
    const image = data.samples[0]?.preview;
    const args = { source: data.source, rows: numbers.count(data.rows), time: numbers.duration(data.readSeconds) };
    if (image?.kind === 'image') {
      const { height, width, channels } = image.image;
      return words(data.classes ? 'dataSummaryImages' : 'dataSummaryImagesOnly', {
        ...args,
        shape: numbers.shape([height, width, channels]),
        classes: data.classes?.length ?? 0,
      });
    }
    return words('dataSummaryColumns', { ...args, columns: data.columns.length });
  }

  private refresh(): void {
    const data = this.summary;
    if (!data || data === this.drawn) return;
    this.drawn = data;
    const images = data.samples.some(({ preview }) => preview.kind === 'image');
    const texts = data.samples.some(({ preview }) => preview.kind === 'text');
    setChildren(
      this.cell.body,
      this.splitBar(data),
      this.splitKey(data),
      images ? this.gallery(data) : null,
      images ? null : columnTable(this.context, data),
      texts ? this.texts(data) : null,
      cleaningTable(this.context, data),
      ...data.notices.map((notice) =>
        element(
          'p',
          { class: 'small repaired' },
          element('span', { class: 'flag' }, icon('warning')),
          element('span', {}, wordMessage(this.context.locale, notice)),
        ),
      ),
    );
  }

  private splitBar({ split }: DataSummary): HTMLElement {
    const { words, numbers } = this.context;
    const parts = (['train', 'validation', 'test'] as const).map((name) => {
      const part = element('i', { class: name });
      setStyle(part, 'flex-grow', String(split[name]));
      part.hidden = split[name] === 0;
      return part;
    });
    const label = words('splitSpoken', {
      train: numbers.count(split.train),
      validation: numbers.count(split.validation),
      test: numbers.count(split.test),
    });
    return element('div', { class: 'split', role: 'img', 'aria-label': label }, ...parts);
  }

  private splitKey({ split }: DataSummary): HTMLElement {
    const { words, numbers } = this.context;
    const names = { train: 'splitTrain', validation: 'splitValidation', test: 'splitTest' } as const;
    const keys = (['train', 'validation', 'test'] as const)
      .filter((name) => split[name] > 0)
      .map((name) =>
        element(
          'span',
          {},
          element('span', { class: `key ${name}` }),
          `${words(names[name])} `,
          element('span', { class: 'dim' }, numbers.count(split[name])),
        ),
      );
    const how = words(split.stratified ? 'splitStratified' : 'splitSeed', { seed: split.seed });
    return element('div', { class: 'split-key' }, ...keys, element('span', { class: 'dim' }, how));
  }

  private gallery(data: DataSummary): HTMLElement {
    const { words, numbers } = this.context;
    const pictures = galleryOrder(data.samples).flatMap(({ label, row, preview }) => {
      if (preview.kind !== 'image') return [];
      const drawn = picture(preview.image, label ?? words('rowNumber', { row: numbers.count(row) }));
      drawn.title = label ?? '';
      return [drawn];
    });
    return element(
      'div',
      { class: 'data-img' },
      data.classes
        ? element(
            'div',
            {},
            subtitle(words('classes'), words('imagesInTrain')),
            classBars(data.classes, (value) => numbers.count(value)),
          )
        : null,
      element('div', {}, subtitle(words('samples')), element('div', { class: 'strip ten' }, ...pictures)),
    );
  }

  private texts(data: DataSummary): HTMLElement {
    const lines = data.samples.flatMap(({ label, preview }) =>
      preview.kind === 'text'
        ? [element('li', {}, element('span', { class: 'tag' }, label ?? ''), element('span', {}, preview.text))]
        : [],
    );
    return element('div', { class: 'texts' }, subtitle(this.context.words('samples')), element('ul', {}, ...lines));
  }
}

/** The first of each class, then the second of each. */
function galleryOrder(samples: DataSummary['samples']): DataSummary['samples'] {
  const seen = new Map<string, number>();
  const ranked = samples.map((sample, index) => {
    const label = sample.label ?? '';
    const rank = seen.get(label) ?? 0;
    seen.set(label, rank + 1);
    return { sample, index, rank };
  });
  const order = (label = '') => (Number.isFinite(Number(label)) ? Number(label) : 0);
  ranked.sort((a, b) => a.rank - b.rank || order(a.sample.label) - order(b.sample.label) || a.index - b.index);
  return ranked.slice(0, 40).map(({ sample }) => sample);
}
