import type { Prediction, TargetField } from '../../../protocol';
import type { PanelContext } from '../../context';

/** A class and the probability that it was given. */
export interface RankedClass {
  readonly label: string;
  readonly share: number;
  readonly index: number;
}

/** Classes with their probabilities, the surest first. */
export function ranked(target: TargetField | null, { output }: Prediction): RankedClass[] {
  const classes = target?.type === 'category' ? target.classes : [];
  // One output for two classes is the probability of the second.
  const shares = output.length === 1 && classes.length === 2 ? [1 - (output[0] ?? 0), output[0] ?? 0] : output;
  return shares
    .map((share, index) => ({ label: classes[index] ?? String(index), share, index }))
    .sort((a, b) => b.share - a.share);
}

/** The answer alone: a class, a number in the target's units, or the error of a reconstruction. */
export function answerWord({ numbers }: PanelContext, target: TargetField | null, prediction: Prediction): string {
  if (prediction.reconstruction) return numbers.measure(prediction.reconstruction.error);
  if (target?.type === 'numeric') return numbers.measure(prediction.output[0] ?? NaN);
  return ranked(target, prediction)[0]?.label ?? '';
}

/** The answer in a few words, for the history. */
export function shortAnswer(context: PanelContext, target: TargetField | null, prediction: Prediction): string {
  const best = target?.type === 'numeric' || prediction.reconstruction ? undefined : ranked(target, prediction)[0];
  const word = answerWord(context, target, prediction);
  return best ? context.words('answerShare', { answer: word, share: context.numbers.percent(best.share) }) : word;
}
