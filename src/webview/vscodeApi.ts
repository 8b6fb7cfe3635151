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

/** Keeps what the host opens the page's tab again by when VS Code restores it. What the page itself keeps stays. */
export function keepForRestore<Message>(host: HostApi<Message>, fields: Readonly<Record<string, unknown>>): void {
  const state = host.getState();
  host.setState({ ...(typeof state === 'object' ? state : {}), ...fields });
}
