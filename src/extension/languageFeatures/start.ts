import type * as vscode from 'vscode';
import { isModelDocument } from '../modelLanguage';
import type { EngineLocation } from '../../client';
import type { Service } from '../runs/engine';
import type { Runs } from '../runs/runs';
import { loadEditingTexts } from '../loadTexts';
import { showError } from '../window';
import { provideFixes, showDiagnostics } from './diagnostics';
import { ModelDocuments } from './modelDocuments';

/** Checks the model files that are open, and helps to edit them. */
export function startLanguageFeatures(
  service: Service,
  engine: () => EngineLocation,
  runs: Runs,
  log: vscode.LogOutputChannel,
): ModelDocuments {
  const documents = new ModelDocuments(service, engine, log);
  documents.keep(showDiagnostics(documents));
  documents.keep(provideFixes(documents));
  // After the problems, which people wait for.
  const editing = import(/* webpackChunkName: "editing" */ './afterProblems');
  void Promise.all([editing, loadEditingTexts()])
    .then(([{ provideAfterProblems }]) => documents.keep(provideAfterProblems(documents, service, runs, log)))
    .catch((error: unknown) => showError(log, error));
  documents.keep(
    documents.onDidChange((document) => {
      if (isModelDocument(document) && !runs.models().some((uri) => uri.toString() === document.uri.toString())) {
        runs.add([document.uri]);
      }
    }),
  );
  return documents;
}
