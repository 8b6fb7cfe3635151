import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

/** Starts Red Hat's language server for the documents that their extension gives it. */
export function activate() {
  const server = {
    module: require.resolve('yaml-language-server/out/server/src/server.js'),
    transport: TransportKind.ipc,
  };
  const options = {
    documentSelector: [
      { language: 'yaml' },
      { language: 'dockercompose' },
      { language: 'github-actions-workflow' },
      { pattern: '*.y(a)ml' },
    ],
    synchronize: { configurationSection: 'yaml' },
  };
  client = new LanguageClient('yaml', 'YAML Support', { run: server, debug: server }, options);
  return client.start();
}

export function deactivate() {
  return client?.stop();
}
