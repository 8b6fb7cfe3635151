import * as vscode from 'vscode';
import type { ToPanelMessage } from '../../src/protocol';
import { replace } from './person';

/** A panel that the extension opened, and what it told its page. */
export interface HeardPanel {
  readonly panel: vscode.WebviewPanel;
  readonly told: ToPanelMessage[];
}

/** Hears the panels that are opened from now on, until {@link goHome}. */
export function hearPanels(): HeardPanel[] {
  const heard: HeardPanel[] = [];
  replace(vscode.window, 'createWebviewPanel', (create) => (...args: Parameters<typeof create>) => {
    const panel = create(...args);
    const told: ToPanelMessage[] = [];
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    webview.postMessage = (message: ToPanelMessage) => {
      told.push(message);
      return post(message);
    };
    heard.push({ panel, told });
    return panel;
  });
  return heard;
}
