import type { FromPanelMessage } from '../protocol';

/** What VS Code gives a webview's page, once. */
export interface HostApi {
  postMessage(message: FromPanelMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): HostApi;

export function acquireHost(): HostApi {
  return acquireVsCodeApi();
}
