import * as vscode from 'vscode';
import type { Disposable } from '../disposable';
import { compareViewType } from '../ids';
import type { Program } from '../program';

/** Lets VS Code restore comparisons; what shows them is loaded with the first. */
export function registerComparisons(program: Program): Disposable {
  return vscode.window.registerWebviewPanelSerializer(compareViewType, {
    async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
      const { restoreComparison } = await import(/* webpackChunkName: "compare" */ './comparePanel');
      await restoreComparison(program, panel, state);
    },
  });
}

/** Shows a comparison of runs and versions, named by their folders, in a tab. */
export async function openComparison(program: Program, folders: readonly string[]): Promise<void> {
  const { showComparison } = await import(/* webpackChunkName: "compare" */ './comparePanel');
  await showComparison(program, folders);
}
