import {
  answersCsv,
  errorText,
  type InputRow,
  type ModelSignature,
  type NamedWeights,
  type Prediction,
} from '../../../protocol';
import type { PanelContext } from '../../context';
import { element, setText } from '../../dom';
import { linkButton, subtitle } from '../../render/controls';
import { oneStopForButtons } from '../../render/oneStop';
import { answerWord, ranked } from './answers';

/** Rows that are drawn at once; all of them can be copied. */
const mostShown = 200;

export interface AnsweredRows {
  readonly rows: readonly InputRow[];
  readonly predictions: readonly Prediction[];
  readonly label: string;
  /** Where they answer the same rows. */
  readonly beside: { readonly label: string; readonly predictions: readonly (Prediction | undefined)[] } | null;
  /** True answers that stood beside the rows. */
  readonly actual: readonly (string | number | null)[];
  /** Of a file that was predicted: its name, how many rows it has, and whose answers they are. */
  readonly file?: { readonly name: string; readonly all: number; readonly versions: readonly NamedWeights[] };
}

/** Many answers: a row each, with its input; `onOpen` takes a row that can be asked alone. */
export function answerTable(
  context: PanelContext,
  signature: ModelSignature,
  answered: AnsweredRows,
  onOpen?: (row: number) => void,
): HTMLElement[] {
  const { words, numbers, send } = context;
  const { target, reconstructs } = signature;
  const classes = target?.type !== 'numeric' && !reconstructs;
  const { rows, predictions, beside, actual } = answered;
  const knows = actual.some((value) => value !== null);
  const right = predictions.filter((one, row) => answerWord(context, target, one) === String(actual[row])).length;
  const known = actual.filter((value) => value !== null).length;
  const head = element(
    'tr',
    {},
    element('th', { class: 'num', scope: 'col' }, words('rowColumn')),
    element('th', { class: classes ? null : 'num', scope: 'col' }, answered.label),
    classes ? element('th', { class: 'num', scope: 'col' }, words('sureColumn')) : null,
    beside ? element('th', { class: classes ? null : 'num', scope: 'col' }, beside.label) : null,
    knows ? element('th', { class: classes ? null : 'num', scope: 'col' }, words('actualColumn')) : null,
    ...signature.inputs.map(({ name, type }) =>
      element('th', { class: type === 'numeric' ? 'num' : null, scope: 'col' }, name),
    ),
  );
  const cell = (word: string, wrong: boolean) =>
    element('td', { class: [classes ? '' : 'num', wrong ? 'wrongc' : ''].join(' ').trim() || null }, word);
  const lines = predictions.slice(0, mostShown).map((prediction, row) => {
    const word = answerWord(context, target, prediction);
    const other = beside?.predictions[row];
    const otherWord = other ? answerWord(context, target, other) : '';
    const truth = actual[row] ?? null;
    return element(
      'tr',
      {},
      element('td', { class: 'num dim' }, onOpen ? openButton(context, row, onOpen) : numbers.count(row + 1)),
      cell(word, classes && truth !== null && word !== String(truth)),
      classes ? element('td', { class: 'num' }, numbers.percent(ranked(target, prediction)[0]?.share ?? NaN)) : null,
      beside ? cell(otherWord, classes && truth !== null && otherWord !== String(truth)) : null,
      knows ? cell(truth === null ? '' : typeof truth === 'number' ? numbers.value(truth) : truth, false) : null,
      ...signature.inputs.map(({ name, type }) => inputCell(context, rows[row]?.[name], type)),
    );
  });
  const { file } = answered;
  const sides = [{ label: answered.label, predictions }, ...(beside ? [beside] : [])];
  const csv = () =>
    answersCsv(
      rows,
      sides.map((side) => ({ ...side, signature })),
    );
  const copy = linkButton(words('copyAsCsv'), () => send({ type: 'copy', text: csv() }), { class: 'link small' });
  copy.hidden = file !== undefined;
  const said = element('span', { class: 'small dim', role: 'status' });
  const save = linkButton(words('saveAsCsv'), () => void saved(), { class: 'link small push' });
  const saved = async () => {
    const answer = await (file
      ? context.request('saveFileAnswers', { versions: file.versions })
      : context.request('saveAnswers', { text: csv() }));
    if ('error' in answer) setText(said, errorText(context.locale, answer.error));
    else if ('ok' in answer && answer.ok.saved !== null) setText(said, words('savedAs', { file: answer.ok.saved }));
  };
  const note = file
    ? words('fileAnswered', { file: file.name, rows: numbers.count(file.all) })
    : classes && known > 0
      ? words('rowsRight', { rows: numbers.count(rows.length), share: numbers.percent(right / known) })
      : words('rowsAnswered', { rows: numbers.count(rows.length) });
  const body = element('tbody', {}, ...lines);
  oneStopForButtons(body);
  return [
    subtitle(words('answers'), note, save, copy),
    said,
    element(
      'div',
      { class: 'scroll-x answers', tabindex: 0, role: 'region', 'aria-label': words('answers') },
      element('table', { class: 'grid' }, element('thead', {}, head), body),
    ),
    ...((file?.all ?? rows.length) > mostShown
      ? [
          element(
            'p',
            { class: 'small dim' },
            words(file ? 'firstRowsOfFile' : 'firstRows', {
              rows: lines.length,
              all: numbers.count(file?.all ?? rows.length),
            }),
          ),
        ]
      : []),
  ];
}

/** The number of a row, which opens it. */
function openButton({ words, numbers }: PanelContext, row: number, onOpen: (row: number) => void): HTMLElement {
  const label = words('openRow', { row: numbers.count(row + 1) });
  const attributes = { 'aria-label': label, title: label, 'data-row': row };
  return linkButton(numbers.count(row + 1), () => onOpen(row), attributes);
}

function inputCell({ numbers, words }: PanelContext, value: unknown, type: string): HTMLElement {
  if (value === null || value === undefined) return element('td', { class: 'dim' }, words('noValue'));
  if (typeof value === 'number') return element('td', { class: 'num dim' }, numbers.plain(value));
  const said = typeof value === 'string' ? value : type;
  return element('td', { class: 'dim said', title: said }, said);
}
