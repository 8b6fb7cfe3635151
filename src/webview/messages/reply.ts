import type { ErrorValue, PanelRequests, PanelResponse } from '../../protocol';

/** What becomes of a request. */
export type Reply<M extends keyof PanelRequests> =
  { readonly ok: PanelResponse[M] } | { readonly error: ErrorValue } | { readonly superseded: true };
