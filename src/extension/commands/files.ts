import * as vscode from 'vscode';
import type { TextKey } from '../../texts';
import type { Program } from '../program';
import { say } from '../window';
import { templates, type TemplateName } from './templates';

const titles: Readonly<Record<TemplateName, TextKey>> = {
  classify: 'extension.templateClassify',
  regression: 'extension.templateRegression',
  text: 'extension.templateText',
  images: 'extension.templateImages',
  forecast: 'extension.templateForecast',
  autoencoder: 'extension.templateAutoencoder',
  adversarial: 'extension.templateAdversarial',
  generated: 'extension.templateGenerated',
  code: 'extension.templateCode',
};

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** The folder of the window; of several the one that the person chooses. */
async function folderOf(folders: readonly vscode.WorkspaceFolder[]): Promise<vscode.Uri | undefined> {
  return folders.length > 1 ? (await vscode.window.showWorkspaceFolderPick())?.uri : folders[0]?.uri;
}

/** Asks what the model does and its name, and opens a file made from a template. */
export async function newModelFile(argument: unknown): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = argument instanceof vscode.Uri ? argument : await folderOf(folders);
  if (!folder && folders.length > 0) return;
  if (!folder) {
    const open = say('extension.openFolder');
    const answer = await vscode.window.showInformationMessage(say('extension.newNoFolder'), open);
    if (answer === open) await vscode.commands.executeCommand('vscode.openFolder');
    return;
  }
  const names = Object.keys(titles) as TemplateName[];
  const chosen = await vscode.window.showQuickPick(
    names.map((name) => ({ label: say(titles[name]), name })),
    { placeHolder: say('extension.newChoose') },
  );
  if (!chosen) return;
  const fileOf = (name: string) => `${name.trim()}.model.${chosen.name === 'code' ? 'ts' : 'yaml'}`;
  const name = await vscode.window.showInputBox({
    prompt: say('extension.newName'),
    value: 'my-model',
    async validateInput(value) {
      if (!/^[^/\\]*[^/\\\s][^/\\]*$/.test(value)) return say('extension.newNameInvalid');
      const taken = await exists(vscode.Uri.joinPath(folder, fileOf(value)));
      return taken ? say('extension.newExists', { file: fileOf(value) }) : undefined;
    },
  });
  if (name === undefined) return;
  const uri = vscode.Uri.joinPath(folder, fileOf(name));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(templates[chosen.name](name.trim())));
  await vscode.window.showTextDocument(uri);
}

/** Copies the examples into a folder that the person chooses, and opens it. */
export async function openExamples({ context }: Program): Promise<void> {
  const [parent] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: say('extension.examplesChoose'),
      title: say('extension.examplesTitle'),
    })) ?? [];
  if (!parent) return;
  let target = vscode.Uri.joinPath(parent, 'model-studio-examples');
  for (let count = 2; await exists(target); count += 1) {
    target = vscode.Uri.joinPath(parent, `model-studio-examples-${count}`);
  }
  await copyExamples(vscode.Uri.joinPath(context.extensionUri, 'examples'), target);
  await vscode.commands.executeCommand('vscode.openFolder', target);
}

async function copyExamples(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.createDirectory(to);
  for (const [name, type] of await vscode.workspace.fs.readDirectory(from)) {
    if (name === '.model-studio') continue;
    const [source, copy] = [vscode.Uri.joinPath(from, name), vscode.Uri.joinPath(to, name)];
    if ((type & vscode.FileType.Directory) !== 0) await copyExamples(source, copy);
    else await vscode.workspace.fs.copy(source, copy);
  }
}
