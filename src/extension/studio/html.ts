import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { locale } from '../window';
import { contentPolicy } from './contentPolicy';

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The page of a Studio; `file` finds the model again after a reload. */
export function studioHtml(webview: vscode.Webview, extensionUri: vscode.Uri, file: vscode.Uri): string {
  return pageHtml(webview, extensionUri, { file: file.toString() });
}

/** A page: its script alone may run, and nothing is loaded from elsewhere. `data` tells the script what to show. */
export function pageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  data: Readonly<Record<string, string>>,
  name: 'studio' | 'dataPreview' = 'studio',
): string {
  const attributes = Object.entries(data).map(([key, value]) => ` data-${key}="${escape(value)}"`);
  const nonce = randomBytes(16).toString('base64');
  const asset = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const policy = contentPolicy(nonce, webview.cspSource);
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Model Studio</title>
    <link rel="stylesheet" href="${asset(`${name}.css`)}" />
  </head>
  <body${attributes.join('')}>
    <script nonce="${nonce}" src="${asset(`${name}.js`)}"></script>
  </body>
</html>
`;
}
