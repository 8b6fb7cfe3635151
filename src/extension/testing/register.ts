import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposable';
import { isModelDocument } from '../modelLanguage';
import { once } from '../once';
import type { Program } from '../program';
import { showError } from '../window';

/** Offers what model files expect as tests, from when a file that expects something is open. */
export function offerExpectations(program: Program): Disposable {
  const store = new DisposableStore();
  const load = once(async () => {
    const { loadExpectationTests } = await import(/* webpackChunkName: "testing" */ './expectationTests');
    return store.add(await loadExpectationTests(program));
  });
  const look = (document: vscode.TextDocument) => {
    if (!isModelDocument(document) || !/\bexpect\b/.test(document.getText())) return;
    load().catch((error: unknown) => showError(program.log, error));
  };
  store.add(vscode.workspace.onDidOpenTextDocument(look));
  store.add(vscode.workspace.onDidSaveTextDocument(look));
  vscode.workspace.textDocuments.forEach(look);
  return store;
}
