import path from 'node:path';
import * as vscode from 'vscode';
import { commandIds } from '../ids';
import type { Program } from '../program';
import { say } from '../window';
import { targetOf, type Target } from './target';

/** What a command is about; asks for it where nothing says so. */
export async function requireTarget(program: Program, argument: unknown): Promise<Target | undefined> {
  const target = targetOf(program, argument);
  if (target) return target;
  const uri = await chooseModel(program);
  return uri && { uri };
}

/** The only model of the window's folders, or the one of them that the person chooses; where there is none, leads to one. */
async function chooseModel({ runs }: Program): Promise<vscode.Uri | undefined> {
  const models = runs.models();
  if (models.length === 0) return leadToModel();
  if (models.length === 1) return models[0];
  const picks = models.map((uri) => ({
    label: path.posix.basename(uri.path),
    description: path.posix.dirname(vscode.workspace.asRelativePath(uri)).replace(/^\.$/, ''),
    uri,
  }));
  // The walkthrough takes the focus back when the command that its button runs checks a step.
  return (await vscode.window.showQuickPick(picks, { placeHolder: say('extension.chooseModel'), ignoreFocusOut: true }))
    ?.uri;
}

async function leadToModel(): Promise<undefined> {
  const ways = [
    { title: say('extension.newModel'), command: commandIds.newModelFile },
    { title: say('extension.examples'), command: commandIds.openExamples },
  ];
  const way = await vscode.window.showInformationMessage(say('extension.noModels'), ...ways);
  if (way) await vscode.commands.executeCommand(way.command);
  return undefined;
}
