import * as vscode from 'vscode';
import { StudioError, type NotebookItem, type ToPanelMessage } from '../../protocol';
import { keepItem, notebookEnding, notebookFile, readNotebook, removeItem } from '../../store';
import { DisposableStore } from '../disposable';

/** Reads and writes the notes of one panel, and tells it when others change the file. */
export class PanelNotebook {
  private readonly store = new DisposableStore();

  constructor(
    private readonly modelFile: string,
    private readonly post: (message: ToPanelMessage) => void,
  ) {
    const folder = vscode.Uri.joinPath(vscode.Uri.file(modelFile), '..');
    // The file's own name may hold what is a wildcard in a pattern.
    const pattern = new vscode.RelativePattern(folder, `*${notebookEnding}`);
    const watcher = this.store.add(vscode.workspace.createFileSystemWatcher(pattern));
    const changed = ({ fsPath }: vscode.Uri) => {
      if (fsPath === notebookFile(modelFile)) this.send();
    };
    for (const happens of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete])
      this.store.add(happens(changed));
  }

  send(): void {
    try {
      this.post({ type: 'notebook', items: readNotebook(this.modelFile) });
    } catch (error) {
      this.post({ type: 'notebook', items: [], error: StudioError.from(error).toValue() });
    }
  }

  keep(item: NotebookItem, before: string | null): void {
    keepItem(this.modelFile, item, before);
    this.send();
  }

  remove(id: string): void {
    removeItem(this.modelFile, id);
    this.send();
  }

  dispose(): void {
    this.store.dispose();
  }
}
