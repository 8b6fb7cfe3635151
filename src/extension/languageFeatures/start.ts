import type * as vscode from 'vscode';
import { isModelDocument } from '../modelLanguage';
import type { EngineLocation } from '../../client';
import type { Service } from '../runs/engine';
import type { Runs } from '../runs/runs';
import { provideFixes, showDiagnostics } from './diagnostics';
import { provideEditing } from './editing';
import { provideHints, provideInsideLenses, provideLenses } from './lensAndHints';
import { SpeedOfMachine } from './machineSpeed';
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
  const machine = new SpeedOfMachine(service, runs, log);
  documents.keep(machine);
  documents.keep(provideEditing(documents, machine));
  documents.keep(provideLenses(runs));
  documents.keep(provideInsideLenses(documents, machine));
  documents.keep(provideHints(documents));
  documents.keep(
    documents.onDidChange((document) => {
      if (isModelDocument(document) && !runs.models().some((uri) => uri.toString() === document.uri.toString())) {
        runs.add([document.uri]);
      }
    }),
  );
  return documents;
}
