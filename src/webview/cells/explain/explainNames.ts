import type { ExplainedPart, Explanation, ModelSignature } from '../../../protocol';
import type { PanelContext } from '../../context';
import { regionsOf } from './regions';

/** A part of an input with its effect: as a table has it, and as sentences name it. */
export interface NamedEffect {
  readonly name: string;
  readonly value?: string;
  readonly effect: number;
  readonly steps?: readonly number[];
  /** At the start of a sentence, and within one. */
  readonly first: string;
  readonly within: string;
}

/** Whether effects add up to the answer, so that those of a place may be added. */
export function addsUp({ method }: Explanation): boolean {
  return method === 'integratedGradients' || method === 'reconstruction';
}

/** The parts that people know, each with its effect, the largest first. */
export function namedEffects(
  context: PanelContext,
  explanation: Explanation,
  part: ExplainedPart,
): readonly NamedEffect[] {
  const { words, numbers } = context;
  switch (part.kind) {
    case 'columns':
      return part.columns.map(({ name, value, effect, steps }) => {
        const shown = value === null ? words('missingCell') : typeof value === 'number' ? numbers.value(value) : value;
        const both = words('explainNamed', { name, value: shown });
        return { name, value: shown, effect, first: both, within: both, ...(steps && { steps }) };
      });
    case 'image':
      return regionsOf(part, addsUp(explanation)).map(({ name, effect }) => {
        const place = words(name);
        const small = { place: place.toLowerCase() };
        return { name: place, effect, first: words('placeFirst', small), within: words('placeWithin', small) };
      });
    case 'text':
      return part.pieces
        .flatMap(({ text, value }) => {
          if (value === null || value === 0) return [];
          const quoted = words('explainQuoted', { word: text });
          return [{ name: text, effect: value, first: quoted, within: quoted }];
        })
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  }
}

/** The class that is explained; empty of a number. */
export function explainedAnswer({ target }: ModelSignature, explanation: Pick<Explanation, 'target'>): string {
  if (target?.type !== 'category' || explanation.target === null) return '';
  return target.classes[explanation.target] ?? String(explanation.target);
}

/** Writes effects with their sign, all with as many places as the largest needs. */
export function effectWriter({ numbers }: PanelContext, effects: readonly number[]): (effect: number) => string {
  const column = numbers.column(effects);
  return (effect) => (effect === 0 ? column(0) : `${effect < 0 ? '\u2212' : '+'}\u00a0${column(Math.abs(effect))}`);
}

/** An explanation in one sentence. */
export function explainSentence(context: PanelContext, signature: ModelSignature, explanation: Explanation): string {
  const { words, numbers } = context;
  const all = explanation.parts.flatMap((part) => namedEffects(context, explanation, part));
  all.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const [most] = all;
  if (!most || most.effect === 0) return words('explainNone');
  if (explanation.method === 'reconstruction') {
    const share = explanation.output > 0 ? most.effect / explanation.output : 0;
    return words('explainError', { first: most.first, share: numbers.percent(share) });
  }
  if (explanation.method === 'saliency') return words('explainFollows', { first: most.within });
  const write = effectWriter(context, [most.effect]);
  const towards = all.find(({ effect }) => effect > 0);
  const against = all.find(({ effect }) => effect < 0);
  const answer = explainedAnswer(signature, explanation);
  const isClass = signature.target?.type === 'category';
  // What is a hundredth of the most is not worth a word.
  const small = (one: NamedEffect | undefined) => !one || Math.abs(one.effect) < Math.abs(most.effect) / 100;
  const effect = towards ? write(towards.effect) : '';
  const loss = against ? write(against.effect) : '';
  if (towards && small(against))
    return words(isClass ? 'explainFor' : 'explainRaises', { first: towards.first, answer, effect });
  if (against && small(towards))
    return words(isClass ? 'explainAgainst' : 'explainLowers', { second: against.first, answer, against: loss });
  return words(isClass ? 'explainForAgainst' : 'explainRaisesLowers', {
    first: towards?.first ?? '',
    second: against?.within ?? '',
    answer,
    effect,
    against: loss,
  });
}
