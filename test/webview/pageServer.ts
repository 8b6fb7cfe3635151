import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { contentPolicy } from '../../src/extension/studio/contentPolicy';

const root = path.resolve(import.meta.dirname, '../..');

export type Theme = 'dark-modern' | 'dark-2026' | 'light-2026' | 'light-modern' | 'hc-dark' | 'hc-light';

/** The classes that VS Code gives to the body of a page under a theme. */
export const themeClasses: Readonly<Record<Theme, string>> = {
  'dark-modern': 'vscode-dark',
  'light-modern': 'vscode-light',
  'dark-2026': 'vscode-dark',
  'light-2026': 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light vscode-high-contrast',
};

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
};

/** Serves the built panel on a page with the policy that the extension gives it. */
export async function servePanel(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    content(url).then(
      ({ body, type }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => closed(server) };
}

async function content(url: URL): Promise<{ body: string | Buffer; type: string }> {
  const type = types[path.extname(url.pathname)] ?? 'text/html; charset=utf-8';
  if (url.pathname === '/') return { body: await page(url), type };
  const file = fileFor(url.pathname);
  if (!file) throw new Error(`nothing at ${url.pathname}`);
  return { body: await readFile(file), type };
}

function fileFor(pathname: string): string | undefined {
  const name = path.basename(pathname);
  if (pathname.startsWith('/themes/')) return path.join(root, 'test/fixtures/panel/themes', name);
  if (name === 'fakeHost.js') return path.join(root, 'test/webview/page', name);
  return /^(studio|dataPreview)\.(js|css)$/.test(name) ? path.join(root, 'dist', name) : undefined;
}

async function page(url: URL): Promise<string> {
  const theme = (url.searchParams.get('theme') ?? 'dark-modern') as Theme;
  const nonce = randomBytes(16).toString('hex');
  const csp = contentPolicy(nonce, "'self'");
  const values: Readonly<Record<string, string>> = {
    theme,
    nonce,
    csp,
    bodyClass: themeClasses[theme],
    entry: url.searchParams.get('entry') ?? 'studio',
    page: url.searchParams.get('page') ?? 'studio',
  };
  const template = await readFile(path.join(root, 'test/webview/page/index.html'), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
