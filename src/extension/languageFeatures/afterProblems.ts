import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposable';
import type { Service } from '../runs/engine';
import type { Runs } from '../runs/runs';
import { provideDataLinks } from './dataLinks';
import { provideEditing } from './editing';
import { provideHints, provideInsideLenses, provideLenses } from './lensAndHints';
import { SpeedOfMachine } from './machineSpeed';
import type { ModelDocuments } from './modelDocuments';

/** What helps to edit model files, besides their problems: completion, lenses, hints and the rest. */
export function provideAfterProblems(
  documents: ModelDocuments,
  service: Service,
  runs: Runs,
  log: vscode.LogOutputChannel,
): Disposable {
  const store = new DisposableStore();
  const machine = store.add(new SpeedOfMachine(service, runs, log));
  store.add(provideEditing(documents, machine));
  store.add(provideLenses(runs));
  store.add(provideInsideLenses(documents, machine));
  store.add(provideDataLinks());
  store.add(provideHints(documents));
  return store;
}
