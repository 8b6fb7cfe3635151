import { rowsAsCsv, type InputRow, type InputValue, type ModelSignature } from '../../../protocol';
import type { PanelContext } from '../../context';
import { element } from '../../dom';
import { isOneOf, isRecord, isString } from '../../persisted';
import { Segment } from '../../render/controls';
import type { Answer } from './answer';
import type { FieldControl } from './fieldControl';
import { fieldControl } from './inputFields';
import { rowsFromCsv, rowsFromJson, type RowsInput } from './rowsInput';

type Tab = 'form' | 'json' | 'csv';
export type WrittenRows = Extract<RowsInput, { rows: unknown }>;

/** Milliseconds of stillness after which what was typed is answered: in the form, and where it may be many rows. */
const stillness = { form: 120, json: 400, csv: 400 };

/** What is asked: in a form made from the columns, as JSON or as CSV; kept over a reload. */
export class PredictInput {
  readonly element: HTMLElement;
  readonly tabs: Segment<Tab>;
  private readonly fields: ReadonlyMap<string, FieldControl>;
  private readonly written: Readonly<Record<'json' | 'csv', HTMLTextAreaElement>>;
  private readonly wrong = element('p', { class: 'hintline wrongc', role: 'alert', hidden: true });
  private readonly form: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private chosen: Tab;
  private known: Answer['actual'] = null;
  private byHand = false;

  constructor(
    private readonly context: PanelContext,
    private readonly signature: ModelSignature,
    /** Another thing is asked. */
    private readonly onAsk: () => void,
  ) {
    const { words, persisted } = context;
    this.fields = new Map(
      signature.inputs.map((field) => [field.name, fieldControl(context, field, (typed) => this.changed(typed))]),
    );
    const pixels = signature.inputs.some(({ type }) => type === 'image');
    this.chosen = persisted.get('predict.tab', isOneOf('form', 'json', 'csv'), 'form');
    if (pixels && this.chosen === 'csv') this.chosen = 'form';
    if (signature.window && this.chosen === 'form') this.chosen = 'csv';
    this.tabs = new Segment<Tab>(
      words('inputKind'),
      [
        ...(signature.window ? [] : [{ value: 'form', label: words('form') } as const]),
        { value: 'json', label: words('json') },
        ...(pixels ? [] : [{ value: 'csv', label: words('csv') } as const]),
      ],
      (tab) => this.setTab(tab),
    );
    this.written = { json: this.area(words('jsonInput')), csv: this.area(words('csvInput')) };
    this.written.csv.placeholder = words('csvExample', {
      columns: signature.inputs
        .slice(0, 4)
        .map(({ name }) => name)
        .join(','),
    });
    this.form = element('div', { class: 'form' }, ...[...this.fields.values()].map((field) => field.element));
    this.element = element('div', {}, this.form, this.written.json, this.written.csv, this.wrong);
    this.restore();
    this.showTab();
  }

  get tab(): Tab {
    return this.chosen;
  }

  /** What the data says of the row that was taken from it. */
  get actual(): Answer['actual'] {
    return this.known;
  }

  /** Whether what is asked was typed or drawn, and may go on changing, rather than chosen. */
  get typed(): boolean {
    return this.byHand;
  }

  /** What is asked; null while there is nothing, or something wrong, which is then said below it. */
  read(): WrittenRows | null {
    this.wrong.hidden = true;
    if (this.chosen === 'form') {
      const row = this.fromForm();
      return row && { rows: [row], actual: [null] };
    }
    const source = this.written[this.chosen].value;
    if (source.trim() === '') return null;
    const read = this.chosen === 'json' ? rowsFromJson(source, this.signature) : rowsFromCsv(source, this.signature);
    if (!('problem' in read)) return read;
    this.wrong.hidden = false;
    this.wrong.textContent = this.context.words(read.problem, read.args ?? {});
    return null;
  }

  setValues(row: InputRow, actual: Answer['actual']): void {
    this.written.json.value = JSON.stringify(row, null, 2);
    if (this.chosen === 'csv') this.show('form');
    this.fill(row, actual);
  }

  /** One of several rows, in the form; what is written stays to come back to. */
  openRow(row: InputRow, actual: Answer['actual']): void {
    this.show('form');
    this.fill(row, actual);
  }

  /** Rows of a time series that are one input together. */
  setWindow(rows: readonly InputRow[], actual: Answer['actual']): void {
    clearTimeout(this.timer);
    const names = this.signature.inputs.map(({ name }) => name);
    const cells = rows.map((row) =>
      names.map((name) => {
        const value = row[name] ?? null;
        return typeof value === 'object' ? null : value;
      }),
    );
    this.written.csv.value = rowsAsCsv(names, cells);
    this.written.json.value = JSON.stringify(rows, null, 2);
    this.known = actual;
    this.byHand = false;
    this.keep();
    this.onAsk();
  }

  reset(): void {
    if (this.chosen !== 'form') this.written[this.chosen].value = '';
    for (const field of this.fields.values()) field.set(null);
    this.changed(false);
  }

  /** Shows what stands there, and asks nothing. */
  show(tab: Tab): void {
    clearTimeout(this.timer);
    this.chosen = tab;
    this.context.persisted.set('predict.tab', tab);
    this.showTab();
  }

  private fill(row: InputRow, actual: Answer['actual']): void {
    clearTimeout(this.timer);
    for (const [name, field] of this.fields) field.set(row[name] ?? null);
    this.known = actual;
    this.byHand = false;
    this.keep();
    this.onAsk();
  }

  private fromForm(): InputRow | null {
    const row: Record<string, InputValue> = {};
    for (const [name, field] of this.fields) {
      const { value } = field;
      if (value === null) return null;
      row[name] = value;
    }
    return row;
  }

  private changed(typed = true): void {
    this.known = null;
    this.byHand = typed;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.keep();
      this.onAsk();
    }, stillness[this.chosen]);
  }

  private area(label: string): HTMLTextAreaElement {
    const area = element('textarea', { class: 'field area code', rows: 10, spellcheck: 'false', 'aria-label': label });
    area.addEventListener('input', () => this.changed());
    return area;
  }

  private setTab(tab: Tab): void {
    const row = this.fromForm();
    const read = rowsFromJson(this.written.json.value, this.signature);
    const [first, ...others] = 'rows' in read ? read.rows : [];
    if (tab === 'json' && this.chosen === 'form' && row && others.length === 0)
      this.written.json.value = JSON.stringify(row, null, 2);
    if (tab === 'form' && this.chosen === 'json' && first)
      for (const [name, field] of this.fields) field.set(first[name] ?? null);
    this.show(tab);
    this.keep();
    this.onAsk();
  }

  private showTab(): void {
    this.tabs.value = this.chosen;
    this.form.hidden = this.chosen !== 'form';
    this.written.json.hidden = this.chosen !== 'json';
    this.written.csv.hidden = this.chosen !== 'csv';
  }

  private keep(): void {
    const { persisted } = this.context;
    const row = this.fromForm();
    if (row) persisted.set('predict.values', row);
    persisted.set('predict.json', this.written.json.value);
    persisted.set('predict.csv', this.written.csv.value);
  }

  private restore(): void {
    const { persisted } = this.context;
    const kept = persisted.get('predict.values', isRecord, {});
    for (const [name, field] of this.fields) {
      const value = kept[name];
      if (isInputValue(value)) field.set(value);
    }
    this.written.json.value = persisted.get('predict.json', isString, '');
    this.written.csv.value = persisted.get('predict.csv', isString, '');
  }
}

function isInputValue(value: unknown): value is InputValue {
  return typeof value === 'string' || typeof value === 'number' || (isRecord(value) && isRecord(value['image']));
}
