import type { ModelSignature, Prediction } from '../../protocol';
import type { PanelContext } from '../context';
import { answerWord } from './answers';
import { classAnswer } from './classAnswer';
import { numberAnswer } from './numberAnswer';

export interface Answer {
  readonly prediction: Prediction;
  /** Whose answer it is. */
  readonly label: string;
  /** What other weights say to the same input. */
  readonly beside: { readonly label: string; readonly prediction: Prediction } | null;
  /** The true value and its row, where the input was taken from the data. */
  readonly actual: { readonly row: number; readonly value: string | number } | null;
  /** Root mean square error on validation, in the target's units. */
  readonly usualError: number | null;
}

/** What a model says, in one sentence and in full. */
export function answerView(context: PanelContext, { target }: ModelSignature, answer: Answer): HTMLElement[] {
  if (target?.type === 'numeric') return numberAnswer(context, target, answer);
  return classAnswer(context, target, answer);
}

/** Whether the second version agrees: `v1 agrees.`, `v1 says 9.` */
export function besideWords(context: PanelContext, { target }: ModelSignature, answer: Answer): string {
  const { beside } = answer;
  if (!beside) return '';
  const word = answerWord(context, target, beside.prediction);
  return word === answerWord(context, target, answer.prediction)
    ? context.words('besideAgrees', { version: beside.label })
    : context.words('besideSays', { version: beside.label, answer: word });
}
