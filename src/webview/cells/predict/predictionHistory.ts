import type { InputRow } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setChildren } from '../../dom';
import { isNumber, isRecord, isString } from '../../persisted';
import { linkButton, subtitle } from '../../render/controls';
import { moveWithArrows } from '../../render/oneStop';
import { picture } from '../../render/pixels';

interface Entry {
  readonly row: InputRow;
  readonly answer: string;
  /** Whose answer it is, and what others say. */
  readonly said: string;
  readonly time: number;
  /** Of a time series all that was asked. */
  readonly rows?: readonly InputRow[];
}

const most = 20;

/** Answers given before, newest first; choosing one brings its input back. */
export class PredictionHistory {
  readonly element: HTMLElement;
  private readonly list = element('ol', { class: 'log', role: 'listbox' });
  private entries: readonly Entry[];
  /** Whether the last was typed or drawn. */
  private typed = false;

  constructor(
    private readonly context: PanelContext,
    private readonly onChoose: (row: InputRow, rows: readonly InputRow[] | undefined) => void,
  ) {
    this.list.setAttribute('aria-label', context.words('earlier'));
    const clear = linkButton(context.words('clear'), () => this.clear(), { class: 'link small push' });
    this.element = element(
      'div',
      { class: 'earlier', hidden: true },
      subtitle(context.words('earlier'), null, clear),
      this.list,
    );
    this.entries = context.persisted.get('predict.history', isEntries, []);
    this.show();
    moveWithArrows(this.list, () => [...this.list.querySelectorAll<HTMLElement>('li')]);
  }

  /** What is typed on replaces what it was before; a row or a picture that was chosen replaces nothing. */
  add(row: InputRow, answer: string, by: string, typed: boolean, rows?: readonly InputRow[]): void {
    const now = Date.now();
    const [last] = this.entries;
    const entry = { row, answer, said: by, time: now, ...(rows && { rows }) };
    const same = last && JSON.stringify(last.row) === JSON.stringify(row);
    const typing = last !== undefined && (same || (typed && this.typed && now - last.time < 1500));
    this.typed = typed;
    this.entries = [entry, ...(typing ? this.entries.slice(1) : this.entries)].slice(0, most);
    this.keep();
  }

  private clear(): void {
    this.entries = [];
    this.keep();
  }

  private keep(): void {
    this.context.persisted.set('predict.history', this.entries);
    this.show();
  }

  private show(): void {
    const { words, numbers } = this.context;
    this.element.hidden = this.entries.length === 0;
    const pictures = this.entries.some(({ row }) =>
      Object.values(row).some((value) => typeof value === 'object' && value !== null),
    );
    this.list.classList.toggle('plain', !pictures);
    setChildren(
      this.list,
      ...this.entries.map((entry, index) => {
        const image = Object.values(entry.row).find((value) => typeof value === 'object' && value !== null);
        const said = Object.entries(entry.row).flatMap(([name, value]) =>
          typeof value === 'object' ? [] : [`${name} ${value}`],
        );
        const item = element(
          'li',
          {
            role: 'option',
            tabindex: index === 0 ? 0 : -1,
            'aria-selected': String(index === 0),
            'aria-current': index === 0 ? 'true' : null,
          },
          image && typeof image === 'object' ? picture(image.image) : null,
          element('span', {}, entry.answer),
          element('span', { class: 'at' }, index === 0 ? words('now') : numbers.moment(entry.time)),
          element('span', { class: 'dim' }, [entry.said, ...said].join(', ')),
        );
        item.addEventListener('click', () => this.onChoose(entry.row, entry.rows));
        item.addEventListener('keydown', (event) => {
          if (event.key === 'Enter') this.onChoose(entry.row, entry.rows);
        });
        return item;
      }),
    );
  }
}

function isEntries(value: unknown): value is readonly Entry[] {
  return (
    Array.isArray(value) &&
    value.length <= most &&
    value.every(
      (one) =>
        isRecord(one) &&
        isRecord(one['row']) &&
        isString(one['answer']) &&
        isString(one['said']) &&
        isNumber(one['time']) &&
        (one['rows'] === undefined || (Array.isArray(one['rows']) && one['rows'].every(isRecord))),
    )
  );
}
