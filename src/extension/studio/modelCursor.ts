import * as vscode from 'vscode';
import { DisposableStore, whenDisposed, type Disposable } from '../disposable';

/** How long the cursor stands before it is told where it is. */
const restMilliseconds = 120;

/** Where the cursor of a model file's editor stands. */
export class ModelCursor implements Disposable {
  private readonly store = new DisposableStore();
  private timer: NodeJS.Timeout | undefined;

  /** `moved` hears of a line, from 0, once the cursor rests there. */
  constructor(
    private readonly uri: vscode.Uri,
    private readonly moved: (line: number) => void,
  ) {
    this.store.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document.uri.toString() !== uri.toString()) return;
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.moved(textEditor.selection.active.line), restMilliseconds);
      }),
    );
    this.store.add(whenDisposed(() => clearTimeout(this.timer)));
  }

  /** Puts the cursor on a line where the file can be seen; opens nothing, and takes no focus. */
  reveal(line: number): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== this.uri.toString()) continue;
      const at = new vscode.Position(Math.min(line, editor.document.lineCount - 1), 0);
      editor.selection = new vscode.Selection(at, at);
      editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  dispose(): void {
    this.store.dispose();
  }
}
