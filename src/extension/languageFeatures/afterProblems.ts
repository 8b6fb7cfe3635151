import type * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposable';
import type { Service } from '../runs/engine';
import type { Runs } from '../runs/runs';
import { provideDataLinks } from './dataLinks';
import { provideEditing } from './editing';
import { provideHints, provideInsideLenses, provideLenses } from './lensAndHints';
import { SpeedOfMachine } from './machineSpeed';
import { ModelCosts } from './modelCosts';
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
  const costs = store.add(new ModelCosts(documents, machine, runs));
  store.add(provideEditing(documents, costs));
  store.add(provideLenses(runs));
  store.add(provideInsideLenses(costs));
  store.add(provideDataLinks());
  store.add(provideHints(documents));
  return store;
}
