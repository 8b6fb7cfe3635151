import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposable';
import { commandIds, dataEditorType, dataPreviewType } from '../ids';
import { once } from '../once';
import type { Program } from '../program';
import { say, showError } from '../window';
import { currentModel } from '../commands/target';

const load = once(() => import(/* webpackChunkName: "dataPreview" */ './dataPreviews'));

/** A link in a model file can only write a URI down. */
function uriOf(argument: unknown): vscode.Uri | undefined {
  if (typeof argument === 'string') return vscode.Uri.parse(argument, true);
  return argument instanceof vscode.Uri ? argument : undefined;
}

/** The command with its tabs, and the editor that VS Code offers for data files. */
export function registerDataPreview(program: Program): Disposable {
  const store = new DisposableStore();
  store.add(
    vscode.commands.registerCommand(commandIds.openDataPreview, async (argument: unknown, role: unknown) => {
      try {
        const uri = uriOf(argument) ?? currentModel(program);
        if (uri) await (await load()).openDataPreview(program, uri, role);
        else await vscode.window.showInformationMessage(say('extension.noModel'));
      } catch (error) {
        void showError(program.log, error);
      }
    }),
  );
  const provider: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: async ({ uri }, panel) => (await load()).fillDataEditor(program, uri, panel),
  };
  store.add(vscode.window.registerCustomEditorProvider(dataEditorType, provider));
  const serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: async (panel, state) => (await load()).restoreDataPreview(program, panel, state),
  };
  store.add(vscode.window.registerWebviewPanelSerializer(dataPreviewType, serializer));
  return store;
}
