import type { FromDataPageMessage } from '../../protocol';

/** What VS Code gives the page, once. */
export interface DataHost {
  postMessage(message: FromDataPageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): DataHost;

export function acquireDataHost(): DataHost {
  return acquireVsCodeApi();
}
