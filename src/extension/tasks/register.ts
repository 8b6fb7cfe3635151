import * as vscode from 'vscode';
import type { Disposable } from '../disposable';
import { taskType } from '../ids';
import type { Runs } from '../runs/runs';

const load = () => import(/* webpackChunkName: "tasks" */ './trainTasks');

/** Offers tasks that train; what makes them is loaded when VS Code asks for tasks. */
export function provideTrainTasks(runs: Runs, extensionUri: vscode.Uri): Disposable {
  const script = vscode.Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: async () => (await load()).trainTasks(runs, script),
    resolveTask: async (task) => (await load()).resolveTrainTask(task, script),
  });
}
