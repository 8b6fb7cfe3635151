import type { TextArguments } from '../texts';
import type { webview } from '../texts/en/webview';
import type { Numbers } from './numbers';

/** A text that the panel shows, and the report with it. */
export type WebviewText = keyof typeof webview;

/** How a part puts what it shows into words and numbers. */
export interface Wording {
  readonly words: (key: WebviewText, args?: TextArguments) => string;
  readonly numbers: Numbers;
}
