import type { ModelSignature } from '../../../protocol';
import type { PanelContext } from '../../context';
import type { Answer } from './answer';
import { answerWord } from './answers';
import { classAnswer } from './classAnswer';
import { numberAnswer } from './numberAnswer';
import { reconstructionAnswer } from './reconstructionAnswer';

/** What a model says, in one sentence and in full. */
export function answerView(context: PanelContext, signature: ModelSignature, answer: Answer): HTMLElement[] {
  const { target } = signature;
  const { reconstruction } = answer.prediction;
  if (reconstruction) return reconstructionAnswer(context, signature, reconstruction, answer);
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
