import type { FromDataPageMessage } from '../../protocol';
import type { Locale, TextArguments } from '../../texts';
import type { WebviewText } from '../context';
import type { Numbers } from '../../presentation/numbers';
import type { Persisted } from '../persisted';

/** What every part of a data preview is given. */
export interface DataContext {
  readonly locale: Locale;
  readonly numbers: Numbers;
  readonly persisted: Persisted;
  readonly words: (key: WebviewText, args?: TextArguments) => string;
  readonly send: (message: FromDataPageMessage) => void;
  readonly announce: (sentence: string) => void;
}
