import type { FromComparePage } from '../../protocol';
import type { Locale, TextArguments } from '../../texts';
import type { compare } from '../../texts/en/compare';
import type { Numbers } from '../../presentation/numbers';
import type { Persisted } from '../persisted';

export type CompareText = keyof typeof compare;

/** What every part of the page of a comparison is given. */
export interface CompareContext {
  readonly locale: Locale;
  readonly numbers: Numbers;
  readonly persisted: Persisted;
  readonly words: (key: CompareText, args?: TextArguments) => string;
  readonly send: (message: FromComparePage) => void;
  /** Says a sentence to those who listen rather than look. */
  readonly announce: (sentence: string) => void;
}
