import type { FromPanelMessage } from '../protocol';

/** What VS Code gives a webview's page, once. */
export interface HostApi<Message = FromPanelMessage> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi<Message>(): HostApi<Message>;

export function acquireHost<Message = FromPanelMessage>(): HostApi<Message> {
  return acquireVsCodeApi<Message>();
}
