import { errorText, type AnsweringWeights, type InputRow, type ModelSignature } from '../../../protocol';
import type { PanelContext } from '../../context';
import { setChildren } from '../../dom';
import { linkButton } from '../../render/controls';
import { answerTable, type AnsweredRows } from './answerTable';
import type { PredictInput } from './predictInput';
import type { Weights } from './weightsChoice';

/** Many rows with their answers, and what is said under them. */
export interface AnsweredTable {
  readonly answered: AnsweredRows;
  readonly weights: Weights;
  readonly said: readonly HTMLElement[];
}

interface RowsTableEvents {
  /** The table that a row was opened from is wanted back. */
  readonly onBack: (table: AnsweredTable) => void;
  readonly onProblem: (reason: string) => void;
}

/** Answers to many rows; one of them is opened in the form, and the table comes back on wish. */
export class RowsTable {
  /** Leads from a row back to its table. */
  readonly back: HTMLButtonElement;
  private shown: AnsweredTable | null = null;
  /** The table that one row was opened from, and what stood in the input then. */
  private left: { readonly table: AnsweredTable; readonly row: number; readonly tab: PredictInput['tab'] } | null =
    null;

  constructor(
    private readonly context: PanelContext,
    private readonly signature: ModelSignature,
    private readonly input: PredictInput,
    private readonly events: RowsTableEvents,
  ) {
    this.back = linkButton(context.words('backToRows'), () => this.goBack(), {
      class: 'link small back',
      hidden: true,
    });
  }

  /** Whether the rows shown are those of a file. */
  get ofFile(): boolean {
    return this.shown?.answered.file !== undefined;
  }

  show(table: AnsweredTable, place: HTMLElement): void {
    const returned = this.back === document.activeElement ? this.left?.row : undefined;
    this.shown = table;
    this.leave(null);
    const open = this.signature.window ? undefined : (row: number) => void this.openRow(table, row);
    setChildren(place, ...answerTable(this.context, this.signature, table.answered, open), ...table.said);
    place.querySelector<HTMLElement>(`[data-row="${returned}"]`)?.focus();
  }

  /** Something else is shown in its place. */
  hide(): void {
    this.shown = null;
  }

  /** Puts one of many rows into the form. */
  private async openRow(table: AnsweredTable, row: number): Promise<void> {
    const { rows, actual, file } = table.answered;
    const pictures = file !== undefined && this.signature.inputs.some(({ type }) => type === 'image');
    const values = pictures ? await this.fileRow(table.weights.ask, row) : rows[row];
    if (!values || this.shown !== table) return;
    const value = actual[row] ?? null;
    this.leave({ table, row, tab: this.input.tab });
    this.input.openRow(values, value === null ? null : { row: row + 1, value });
    this.back.focus();
  }

  /** The table has pictures by their names alone. */
  private async fileRow(version: AnsweringWeights, row: number): Promise<InputRow | undefined> {
    const answer = await this.context.request('fileRow', { version, row });
    if ('error' in answer) this.events.onProblem(errorText(this.context.locale, answer.error));
    return 'ok' in answer ? answer.ok.values : undefined;
  }

  private goBack(): void {
    if (!this.left) return;
    const { table, tab } = this.left;
    this.input.show(tab);
    this.events.onBack(table);
  }

  /** Remembers the table that is left for one of its rows. */
  private leave(left: RowsTable['left']): void {
    this.left = left;
    this.back.hidden = left === null;
  }
}
