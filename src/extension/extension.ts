import '../texts/all';
import * as vscode from 'vscode';
import { registerCommands } from './commands/register';
import { modelsViewId } from './ids';
import { provideFixes, showDiagnostics } from './languageFeatures/diagnostics';
import { provideEditing } from './languageFeatures/editing';
import { provideHints, provideLenses } from './languageFeatures/lensAndHints';
import { isModelDocument, ModelDocuments } from './languageFeatures/modelDocuments';
import type { Program } from './program';
import { engineLocation, startService } from './runs/engine';
import { Runs } from './runs/runs';
import { Studios } from './studio/studios';
import { keepContextKeys } from './views/contextKeys';
import { ModelsTree } from './views/modelsTree';
import { showStatusBar } from './views/statusBar';

export function activate(context: vscode.ExtensionContext): void {
  const keep = <T extends { dispose(): unknown }>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = keep(vscode.window.createOutputChannel('Model Studio', { log: true }));
  const service = keep(startService(context.extensionUri, log));
  const documents = keep(new ModelDocuments(service, log));
  const runs = keep(new Runs());
  const studios = keep(new Studios(context.extensionUri));
  const engine = () => engineLocation(context.extensionUri);
  const program: Program = { context, log, service, documents, runs, studios, engine };
  studios.start(program);

  keep(showDiagnostics(documents));
  keep(provideFixes(documents));
  keep(provideEditing(documents));
  keep(provideLenses(runs));
  keep(provideHints(documents));
  keep(registerCommands(program));
  const tree = keep(new ModelsTree(runs));
  keep(vscode.window.createTreeView(modelsViewId, { treeDataProvider: tree }));
  keep(showStatusBar(runs));
  keep(keepContextKeys(program));
  keep(
    documents.onDidChange((document) => {
      if (isModelDocument(document) && !runs.models().some((uri) => uri.toString() === document.uri.toString())) {
        runs.add([document.uri]);
      }
    }),
  );
  void runs.refresh();
}
