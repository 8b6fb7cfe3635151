import { atPlaces, errorText, type InputRow, type ModelSignature, type NamedWeights } from '../../../protocol';
import { words } from '../../../texts';
import type { PanelContext } from '../../context';
import type { AnsweredRows } from './answerTable';
import type { Weights } from './weightsChoice';

/** Answers to the rows of a file, with what is to be said of them. */
export interface PredictedFile {
  readonly answered: AnsweredRows;
  readonly notices: readonly string[];
  /** Why the weights beside the first gave no answer. */
  readonly trouble: string | null;
}

/** Has every row of a file answered, by other weights too on wish; null where no file was chosen. */
export async function predictFile(
  { locale, request }: PanelContext,
  signature: ModelSignature,
  answering: Weights,
  beside: Weights | undefined,
  file: 'choose' | 'last',
): Promise<PredictedFile | { readonly problem: string } | null> {
  const first = await request('predictFile', { version: answering.ask, file });
  if ('error' in first) return { problem: errorText(locale, first.error) };
  if (!('ok' in first) || first.ok.file === null) return null;
  const second = beside ? await request('predictFile', { version: beside.ask, file: 'last' }) : null;
  const { file: name, all, rows, predictions, places, notices } = first.ok;
  const other =
    beside && second && 'ok' in second
      ? { label: beside.label, predictions: atPlaces(places, second.ok.places, second.ok.predictions) }
      : null;
  const answered = {
    rows,
    predictions,
    label: answering.label,
    beside: other,
    actual: rows.map((row) => truthOf(row, signature)),
    file: { name, all, versions: [answering, ...(other && beside ? [beside] : [])].map(named) },
  };
  return {
    answered,
    notices: notices.map((notice) => words(locale, notice)),
    trouble: second && 'error' in second ? errorText(locale, second.error) : null,
  };
}

function named({ ask, label }: Weights): NamedWeights {
  return { version: ask, label };
}

function truthOf(row: InputRow, { inputs, target }: ModelSignature): string | number | null {
  const value = target ? (row[target.name] ?? null) : null;
  if (typeof value === 'object') return null;
  // The folder that a picture lies in is its class only where there is such a class.
  const ofFolder = target?.type === 'category' && inputs.some(({ type }) => type === 'image');
  return ofFolder && !target.classes.includes(String(value)) ? null : value;
}
