import type { FromPanelMessage, PanelRequests } from '../protocol';
import type { Wording } from '../presentation/wording';
import type { Locale } from '../texts';
import type { Asking } from './messages/connection';
import type { Reply } from './messages/reply';
import type { Persisted } from './persisted';

export type { WebviewText } from '../presentation/wording';

/** What every part of the panel is given: words, numbers, a way to the host and what is kept over a reload. */
export interface PanelContext extends Wording {
  readonly locale: Locale;
  readonly persisted: Persisted;
  readonly send: (message: FromPanelMessage) => void;
  readonly request: <M extends keyof PanelRequests>(
    method: M,
    params: PanelRequests[M],
    asking?: Asking,
  ) => Promise<Reply<M>>;
  /** Says a sentence to those who listen rather than look. */
  readonly announce: (sentence: string) => void;
}

/** A part of the panel: an element that shows what it is given. */
export interface Part<T> {
  readonly element: HTMLElement;
  update(value: T): void;
  dispose(): void;
}
