import * as vscode from 'vscode';
import { ModelDocuments } from '../../src/extension/languageFeatures/modelDocuments';
import type { Program } from '../../src/extension/program';
import { engineLocation, WindowService } from '../../src/extension/runs/engine';
import { Runs } from '../../src/extension/runs/runs';
import { KeptStoreKey } from '../../src/extension/runs/storeKey';
import { Studios } from '../../src/extension/studio/studios';
import { theExtension } from './workspaceFiles';

/** The panel that asks is the one that shows: there is no other to bring up. */
class OneStudio extends Studios {
  override show(): void {
    // It is visible already.
  }
}

/** The parts of the extension as it puts them together, and what they warned of. */
export interface TestProgram {
  readonly program: Program;
  readonly documents: ModelDocuments;
  readonly logged: readonly string[];
}

/** A program beside that of the extension under test; `keep` is given what has to be disposed. */
export function testProgram(keep: <T extends { dispose(): unknown }>(one: T) => T): TestProgram {
  const { extensionUri, ...rest } = { extensionUri: theExtension().extensionUri, extension: theExtension() };
  const logged: string[] = [];
  const channel = keep(vscode.window.createOutputChannel('Model Studio Test', { log: true }));
  const log = new Proxy(channel, {
    get: (target, name) =>
      name === 'warn' || name === 'error'
        ? (...said: unknown[]) => void logged.push(said.map(String).join(' '))
        : (Reflect.get(target, name, target) as unknown),
  });
  const service = keep(new WindowService(() => engineLocation(extensionUri), log));
  const documents = keep(new ModelDocuments(service, () => engineLocation(extensionUri), log));
  const state: Partial<vscode.Memento> = { get: () => undefined, update: () => Promise.resolve() };
  const secrets = {
    get: () => Promise.resolve(undefined),
    store: () => Promise.resolve(),
    delete: () => Promise.resolve(),
    keys: () => Promise.resolve([]),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const program: Program = {
    context: { ...rest, globalState: state } as unknown as vscode.ExtensionContext,
    log,
    service,
    runs: keep(new Runs()),
    studios: keep(new OneStudio(extensionUri)),
    storeKey: keep(new KeptStoreKey(secrets, log)),
    selected: () => [],
    engine: () => engineLocation(extensionUri),
    client: service.client,
    documents: () => Promise.resolve(documents),
  };
  return { program, documents, logged };
}
