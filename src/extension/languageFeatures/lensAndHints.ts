import * as vscode from 'vscode';
import { costLine, generatedPlace, layerHints, networkPlace } from '../../language';
import { allowedActions, type RunAction } from '../../protocol';
import type { Runs } from '../runs/runs';
import { isOn } from '../configuration';
import { DisposableStore, type Disposable } from '../disposable';
import { commandIds } from '../ids';
import { anyModelSelector, fileNameOf, isCodeDocument, isModelDocument, modelSelector } from '../modelLanguage';
import { locale, say } from '../window';
import { previewablePaths } from './dataLinks';
import { LensChanges } from './lensChanges';
import type { ModelCosts } from './modelCosts';
import type { ModelDocuments } from './modelDocuments';
import { toRange } from './positions';

const actions: readonly { action: RunAction; icon: string }[] = [
  { action: 'train', icon: 'play' },
  { action: 'pause', icon: 'debug-pause' },
  { action: 'resume', icon: 'debug-continue' },
  { action: 'stop', icon: 'debug-stop' },
];

function allowedNow(runs: Runs, file: string): ReadonlySet<RunAction> {
  const latest = runs.latest(file);
  return allowedActions(latest?.status, latest ?? { checkpoint: false });
}

function lenses(document: vscode.TextDocument, runs: Runs): vscode.CodeLens[] {
  const { uri } = document;
  const top = new vscode.Range(0, 0, 0, 0);
  const lens = (icon: string, title: string, command: string, args: unknown[] = [uri]) =>
    new vscode.CodeLens(top, { title: `$(${icon}) ${title}`, command, arguments: args });
  const studio = lens('graph-line', say('extension.lensStudio'), commandIds.openStudio);
  if (!vscode.workspace.isTrusted) {
    return [
      lens(
        'shield',
        say(isCodeDocument(document) ? 'extension.lensTrustCode' : 'extension.lensTrust'),
        'workbench.trust.manage',
        [],
      ),
      studio,
    ];
  }
  const allowed = allowedNow(runs, uri.fsPath);
  const shown = actions.filter(({ action }) => allowed.has(action));
  const serve = runs.of(uri.fsPath).some(({ version }) => version !== undefined)
    ? [lens('broadcast', say('extension.lensServe'), commandIds.serve)]
    : [];
  return [
    ...shown.map(({ action, icon }) => lens(icon, say(`extension.${action}`), commandIds[action])),
    studio,
    ...serve,
  ];
}

/** A file of a folder that another place provides is checked and not trained: says so. */
function noDiskLenses(uri: vscode.Uri): vscode.CodeLens[] {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return [];
  const title = `$(info) ${say('extension.lensNoDisk')}`;
  return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command: '' })];
}

/** Train, Pause, Resume, Stop and Studio above a model file, as its run allows. */
export function provideLenses(runs: Runs): Disposable {
  const store = new DisposableStore();
  const changed = store.add(new LensChanges(anyModelSelector));
  const states = () =>
    runs
      .models()
      .map(({ fsPath }) => [fsPath, ...allowedNow(runs, fsPath)].join())
      .join('\n');
  let shown = states();
  store.add(
    runs.onDidChange(() => {
      // Lenses that are asked for again flicker: each epoch changes the runs, and no lens.
      const now = states();
      if (now === shown) return;
      shown = now;
      changed.fire();
    }),
  );
  store.add(vscode.workspace.onDidChangeConfiguration(() => changed.fire()));
  store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()));
  store.add(
    vscode.languages.registerCodeLensProvider(anyModelSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        changed.asked(document);
        const { uri } = document;
        if (!isOn('codeLens', uri) || !isModelDocument(document)) return [];
        return uri.scheme === 'file' ? lenses(document, runs) : noDiskLenses(uri);
      },
    }),
  );
  return store;
}

/** What the model costs above its layers, and what leads to its data. */
export function provideInsideLenses(costs: ModelCosts): Disposable {
  const store = new DisposableStore();
  const changed = store.add(new LensChanges(modelSelector));
  store.add(costs.onDidChange(() => changed.fire()));
  store.add(vscode.workspace.onDidChangeConfiguration(() => changed.fire()));
  const costLens = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const place = networkPlace(document.getText(), fileNameOf(document));
    const { cost } = costs.of(document);
    if (!place || !cost) return [];
    return [new vscode.CodeLens(toRange(place), { title: costLine(cost, locale), command: '' })];
  };
  const dataLenses = (document: vscode.TextDocument): vscode.CodeLens[] => {
    if (document.uri.scheme !== 'file' || !vscode.workspace.isTrusted) return [];
    const generated = generatedPlace(document.getText(), fileNameOf(document));
    const places = [
      ...previewablePaths(document),
      ...(generated ? [{ role: 'source', range: toRange(generated) }] : []),
    ];
    const title = `$(table) ${say('extension.lensData')}`;
    return places.map(({ role, range }) => {
      const command = { title, command: commandIds.openDataPreview, arguments: [document.uri, role] };
      return new vscode.CodeLens(range, command);
    });
  };
  store.add(
    vscode.languages.registerCodeLensProvider(modelSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses(document) {
        changed.asked(document);
        return isOn('codeLens', document.uri) ? [...costLens(document), ...dataLenses(document)] : [];
      },
    }),
  );
  return store;
}

/** Output shape and parameters behind each layer. */
export function provideHints(documents: ModelDocuments): Disposable {
  const store = new DisposableStore();
  const changed = store.add(new vscode.EventEmitter<void>());
  store.add(documents.onDidChange(() => changed.fire()));
  store.add(vscode.workspace.onDidChangeConfiguration(() => changed.fire()));
  store.add(
    vscode.languages.registerInlayHintsProvider(anyModelSelector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints(document, range) {
        if (!isOn('inlayHints', document.uri) || !isModelDocument(document)) return [];
        const count = new Intl.NumberFormat(locale);
        return layerHints(documents.check(document).networks)
          .filter((hint) => hint.outputShape && range.contains(toRange(hint.range).start))
          .map((hint) => {
            const shape = hint.outputShape?.map((size) => size ?? '?').join(' × ') ?? '';
            const parameters = hint.parameters;
            const label = parameters
              ? say('extension.hintParameters', { shape, parameters: count.format(parameters) })
              : shape;
            const end = document.lineAt(Math.min(hint.range.start.line, document.lineCount - 1)).range.end;
            const item = new vscode.InlayHint(end, label, vscode.InlayHintKind.Type);
            item.paddingLeft = true;
            return item;
          });
      },
    }),
  );
  return store;
}
