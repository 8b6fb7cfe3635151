import * as vscode from 'vscode';
import { DisposableStore } from '../disposable';
import { once } from '../once';
import type { Runs } from '../runs/runs';
import type { TreeItem } from './treeItem';

/** The tree of models, which is loaded when its view is first shown. */
export class ModelsView implements vscode.TreeDataProvider<TreeItem> {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new vscode.EventEmitter<TreeItem[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly filled = this.store.add(new vscode.EventEmitter<TreeItem>());

  private readonly tree = once(async () => {
    const { ModelsTree } = await import(/* webpackChunkName: "tree" */ './modelsTree');
    const tree = this.store.add(new ModelsTree(this.runs));
    this.store.add(tree.onDidChangeTreeData((items) => this.changed.fire(items)));
    this.store.add(tree.onDidFill((item) => this.filled.fire(item)));
    return tree;
  });

  constructor(private readonly runs: Runs) {}

  /** Opens a model when it gets its first run: VS Code keeps a row that had nothing below it closed. */
  openFilled(view: vscode.TreeView<TreeItem>): void {
    this.store.add(
      this.filled.event((item) => {
        if (view.visible) void view.reveal(item, { expand: true, focus: false, select: false });
      }),
    );
  }

  async getChildren(item?: TreeItem): Promise<TreeItem[]> {
    return (await this.tree()).getChildren(item);
  }

  async getParent(item: TreeItem): Promise<TreeItem | undefined> {
    return (await this.tree()).getParent(item);
  }

  async getTreeItem(item: TreeItem): Promise<vscode.TreeItem> {
    return (await this.tree()).getTreeItem(item);
  }

  async resolveTreeItem(shown: vscode.TreeItem, item: TreeItem): Promise<vscode.TreeItem> {
    return (await this.tree()).resolveTreeItem(shown, item);
  }

  dispose(): void {
    this.store.dispose();
  }
}
