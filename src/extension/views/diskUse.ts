import type * as vscode from 'vscode';
import { DisposableStore, whenDisposed, type Disposable } from '../disposable';
import type { Runs } from '../runs/runs';
import { say } from '../window';
import { bytesWords } from './bytes';

/** Between two counts: a run that trains changes its files all the time. */
const restMilliseconds = 20_000;
const firstMilliseconds = 500;

/**
 * Says above the tree how much the stores of its models take; counts only while the view is seen. VS Code shows no description
 * of a view that has its container for itself.
 */
export function showDiskUse(runs: Runs, view: vscode.TreeView<unknown>): Disposable {
  const store = new DisposableStore();
  let counting = false;
  let counted = false;
  let changed = true;
  let timer: NodeJS.Timeout | undefined;
  const count = async () => {
    if (counting || !changed || !view.visible) return;
    counting = true;
    counted = true;
    changed = false;
    try {
      const { diskUse } = await import(/* webpackChunkName: "diskUse" */ '../../store/diskUse');
      let bytes = 0;
      for (const one of runs.stores()) bytes += (await diskUse(one)).total;
      view.message = bytes > 0 ? say('extension.diskUse', { size: bytesWords(bytes) }) : '';
    } catch {
      // A folder that may not be read: nothing is said of its size.
      view.message = '';
    } finally {
      counting = false;
    }
  };
  const later = () => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        void count().then(() => changed && view.visible && later());
      },
      counted ? restMilliseconds : firstMilliseconds,
    );
  };
  store.add(
    runs.onDidChange(() => {
      changed = true;
      later();
    }),
  );
  store.add(view.onDidChangeVisibility(() => void count()));
  store.add(whenDisposed(() => clearTimeout(timer)));
  void count();
  return store;
}
