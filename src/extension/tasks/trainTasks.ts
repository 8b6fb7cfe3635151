import path from 'node:path';
import * as vscode from 'vscode';
import { taskType } from '../ids';
import type { Runs } from '../runs/runs';
import { locale, say } from '../window';

/** What `tasks.json` says of a task of ours. */
interface TrainDefinition extends vscode.TaskDefinition {
  /** The model file; a relative path is relative to the workspace folder. */
  readonly file: string;
  /** `train.epochs=20` */
  readonly set?: readonly string[];
}

/** A task for each model file, which trains it in a terminal. */
export function trainTasks(runs: Runs, script: string): vscode.Task[] {
  if (!vscode.workspace.isTrusted) return [];
  return runs.models().flatMap((uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (uri.scheme !== 'file' || !folder) return [];
    return [taskOf({ type: taskType, file: path.relative(folder.uri.fsPath, uri.fsPath) }, folder, script)];
  });
}

/** A task that `tasks.json` holds, ready to run; undefined where it says too little. */
export function resolveTrainTask({ definition, scope }: vscode.Task, script: string): vscode.Task | undefined {
  const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
  return folder && isTrainDefinition(definition) ? taskOf(definition, folder, script) : undefined;
}

function isTrainDefinition(definition: vscode.TaskDefinition): definition is TrainDefinition {
  const { file, set } = definition as { readonly file?: unknown; readonly set?: unknown };
  return (
    typeof file === 'string' &&
    (set === undefined || (Array.isArray(set) && set.every((one) => typeof one === 'string')))
  );
}

function taskOf(definition: TrainDefinition, folder: vscode.WorkspaceFolder, script: string): vscode.Task {
  const file = path.resolve(folder.uri.fsPath, definition.file);
  const set = (definition.set ?? []).flatMap((one) => ['--set', one]);
  // Under VS Code the program is Electron, which is Node only when told so.
  const environment = { ELECTRON_RUN_AS_NODE: '1' };
  const execution = new vscode.ProcessExecution(process.execPath, [script, 'train', file, ...set, '--locale', locale], {
    cwd: folder.uri.fsPath,
    env: environment,
  });
  const name = say('extension.taskTrain', { file: definition.file });
  const task = new vscode.Task(definition, folder, name, 'Model Studio', execution, [`$${taskType}`]);
  task.detail = say('extension.taskDetail');
  return task;
}
