import * as vscode from 'vscode';
import { registerCommands } from './commands/register';
import { registerComparisons } from './compare/register';
import { registerDataPreview } from './dataPreview/register';
import { modelsViewId } from './ids';
import { loadProblemTexts, loadTexts } from './loadTexts';
import { isModelDocument } from './modelLanguage';
import { once } from './once';
import type { Program } from './program';
import { engineLocation, WindowService } from './runs/engine';
import { Runs } from './runs/runs';
import { KeptStoreKey } from './runs/storeKey';
import { Studios } from './studio/studios';
import { provideTrainTasks } from './tasks/register';
import { offerExpectations } from './testing/register';
import { keepContextKeys } from './views/contextKeys';
import { showDiskUse } from './views/diskUse';
import { announceEnds } from './views/endNotice';
import { ModelsView } from './views/modelsView';
import { showStatusBar } from './views/statusBar';
import { showError } from './window';

/** Registers what VS Code may ask for at once; the language, the panel and the actions are loaded when they are wanted. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  await loadTexts();
  const keep = <T extends { dispose(): unknown }>(disposable: T): T => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const log = keep(vscode.window.createOutputChannel('Model Studio', { log: true }));
  const storeKey = keep(new KeptStoreKey(context.secrets, log));
  const engine = () => engineLocation(context.extensionUri, storeKey.environment);
  const service = keep(new WindowService(engine, log));
  keep(storeKey.onDidChange(() => service.restart()));
  const runs = keep(new Runs());
  const studios = keep(new Studios(context.extensionUri));
  const documents = once(async () => {
    const features = import(/* webpackChunkName: "languageFeatures" */ './languageFeatures/start');
    const [{ startLanguageFeatures }] = await Promise.all([features, loadProblemTexts()]);
    return keep(startLanguageFeatures(service, engine, runs, log));
  });
  const tree = keep(new ModelsView(runs));
  const view = keep(
    vscode.window.createTreeView(modelsViewId, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true }),
  );
  tree.openFilled(view);
  const program: Program = {
    context,
    log,
    service,
    runs,
    studios,
    selected: () => view.selection,
    engine,
    storeKey,
    client: service.client,
    documents,
  };
  studios.register(program);

  keep(registerCommands(program));
  keep(registerComparisons(program));
  keep(registerDataPreview(program));
  void runs.refresh();
  keep(showDiskUse(runs, view));
  keep(showStatusBar(runs));
  keep(announceEnds(program));
  keep(provideTrainTasks(runs, context.extensionUri));
  keep(keepContextKeys(program));
  keep(offerExpectations(program));

  // Whatever happens to a document meanwhile is not lost: the language features look at all that are open when they start.
  const look = async (document: vscode.TextDocument) => {
    if (isModelDocument(document)) await documents().catch((error: unknown) => showError(log, error));
  };
  keep(vscode.workspace.onDidOpenTextDocument(look));
  // A file of code becomes a model by what is written in it.
  keep(vscode.workspace.onDidSaveTextDocument(look));
  await Promise.all(vscode.workspace.textDocuments.map(look));
}
